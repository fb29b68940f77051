// Keys and the help sheet. Keys are told by their place on the keyboard, so that they work with Thai letters too.
"use strict";

const review = {
  isTyping(target) {
    return target.matches("input:not([type=checkbox]), textarea, select");
  },
  // Calls actions[code] for a key pressed outside a field; Shift and the modifiers are part of the name.
  onKeys(actions) {
    document.addEventListener("keydown", (event) => {
      if (event.isComposing || document.querySelector("dialog[open]")) return;
      const name = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + event.code;
      // Signs by what they say, wherever a keyboard has them; letters by their place.
      const sign = /^[?+/[\]-]$/.test(event.key) && !event.ctrlKey ? actions[event.key] : undefined;
      const action = sign || actions[name];
      const everywhere = name.startsWith("Ctrl+") || event.code === "Escape";
      if (!action || (this.isTyping(event.target) && !everywhere)) return;
      event.preventDefault();
      action(event);
    });
  },
  showKeys() {
    document.getElementById("keys").showModal();
  },
  // What is remembered between pages; nothing where the browser forbids it (a file that was mailed).
  kept(name) {
    try { return localStorage.getItem(`minutes-${name}`); } catch { return null; }
  },
  keep(name, value) {
    try { localStorage.setItem(`minutes-${name}`, value); } catch { /* not remembered then */ }
  },
  go(id) {
    const link = document.getElementById(id);
    if (link) link.click();
  },
};

const help = document.getElementById("help");
if (help) help.addEventListener("click", () => review.showKeys());
