// The queue by keyboard, and filters that work as soon as they are chosen.
"use strict";

const links = [...document.querySelectorAll("a.open")];
const form = document.querySelector(".filters");

function move(step) {
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
  if (next) next.focus();
}

form.querySelectorAll("select").forEach((select) => select.addEventListener("change", () => form.requestSubmit()));
// Empty filters stay out of the address.
form.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
});

// Documents without findings are called checked together.
const picks = [...document.querySelectorAll("input.pick")];
const all = document.getElementById("pick-all");
const bulk = document.getElementById("bulk");
const say = document.body.dataset;

function showPicked() {
  const count = picks.filter((one) => one.checked).length;
  bulk.hidden = !count;
  document.getElementById("check-selected").textContent = say.saySelected.replace("{count}", count);
}

async function checkPicked() {
  const who = document.getElementById("who");
  const message = document.getElementById("message");
  if (!who.value.trim()) {
    message.textContent = say.sayName;
    who.focus();
    return;
  }
  review.keep("who", who.value);
  const answer = await fetch("/checked", {
    method: "POST",
    headers: { "content-type": "application/json", "x-review-token": say.csrf },
    body: JSON.stringify({ who: who.value, documents: picks.filter((one) => one.checked).map((one) => one.value) }),
  });
  if (answer.ok) location.reload();
  else message.textContent = say.sayFailed.replace("{reason}", (await answer.json()).reason || answer.status);
}

if (all) {
  all.disabled = !picks.length;
  all.addEventListener("change", () => { picks.forEach((one) => { one.checked = all.checked; }); showPicked(); });
  picks.forEach((one) => one.addEventListener("change", showPicked));
  const who = document.getElementById("who");
  who.value = who.value || review.kept("who") || "";
  document.getElementById("check-selected").addEventListener("click", checkPicked);
}

review.onKeys({
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  "/": () => document.getElementById("search").focus(),
  "?": () => review.showKeys(),
  Slash: () => document.getElementById("search").focus(),
  "Shift+Slash": () => review.showKeys(),
  KeyX: () => document.activeElement.closest?.("tr")?.querySelector("input.pick")?.click(),
  KeyN: () => document.querySelector("a[rel=next]")?.click(),
  KeyP: () => document.querySelector("a[rel=prev]")?.click(),
  Escape: () => document.activeElement.blur(),
});

// While the folder is still being read, the list is renewed by itself, unless somebody is in it.
if (document.querySelector(".looking")) {
  setTimeout(() => {
    if (document.activeElement === document.body) location.reload();
  }, 2000);
}
