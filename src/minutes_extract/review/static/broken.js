// A document that a correction made unreadable: its last change is taken back.
"use strict";

const button = document.getElementById("take-back");
const who = document.getElementById("who");
const said = document.getElementById("message");
who.value = review.kept("who") || "";

button.addEventListener("click", async () => {
  if (!who.value.trim()) {
    said.textContent = button.dataset.sayName;
    who.focus();
    return;
  }
  review.keep("who", who.value);
  const answer = await fetch(`/document/${button.dataset.document}/undo`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-review-token": button.dataset.csrf },
    body: JSON.stringify({ revision: 0, who: who.value }),
  });
  if (answer.ok) location.reload();
  else said.textContent = (await answer.json()).reason;
});
