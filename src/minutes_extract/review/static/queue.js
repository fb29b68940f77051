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

review.onKeys({
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  "/": () => document.getElementById("search").focus(),
  "?": () => review.showKeys(),
  Slash: () => document.getElementById("search").focus(),
  "Shift+Slash": () => review.showKeys(),
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
