// The same correction in other documents: shown first, made where it is wanted, taken back in all of them at once.
"use strict";

const elsewhere = {
  change: 0,
  dialog: document.getElementById("others"),
  list: document.getElementById("others-list"),
  message: document.getElementById("others-message"),
  all: document.getElementById("others-all"),
  undo: document.getElementById("others-undo"),

  async look(change) {
    const answer = await fetch(`/document/${say.document}/elsewhere/${change}`);
    return answer.ok ? answer.json() : { documents: [], repeated: 0 };
  },

  // After a save: a button says in how many other documents the wrong words stand.
  async offer(change) {
    const found = await this.look(change);
    const button = document.getElementById("elsewhere");
    if (!found.documents.length) return;
    button.textContent = this.dialog.dataset.sayFound.replace("{count}", found.documents.length);
    button.hidden = false;
    button.onclick = () => this.fill(change, found);
  },

  async show(change) {
    this.fill(change, await this.look(change));
  },

  fill(change, found) {
    const words = this.dialog.dataset;
    this.change = change;
    this.list.replaceChildren(...found.documents.flatMap((one) => [this.heading(one), ...one.hits.map((hit) => this.row(one, hit))]));
    const already = found.repeated ? words.sayRepeated.replace("{count}", found.repeated) : "";
    const count = found.documents.length ? words.sayFound.replace("{count}", found.documents.length) : words.sayNone;
    this.message.textContent = [count, already].filter(Boolean).join(" · ");
    this.all.hidden = !found.documents.length;
    this.undo.hidden = !found.repeated;
    if (!this.dialog.open) this.dialog.showModal();
  },

  heading(found) {
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    link.href = `/document/${found.id}`;
    link.target = "_blank";
    link.textContent = found.title;
    heading.append(link, found.day ? ` · ${found.day}` : "");
    return heading;
  },

  // Wrong words that may be the beginning of others are not ticked.
  row(found, hit) {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: hit.sure });
    box.dataset.document = found.id;
    box.dataset.path = hit.path;
    const wrong = Object.assign(document.createElement("del"), { textContent: hit.wrong });
    const right = Object.assign(document.createElement("ins"), { textContent: hit.right });
    label.append(box, " ", hit.before, wrong, " ", right, hit.after);
    if (!hit.sure) label.append(" ", Object.assign(document.createElement("small"), { textContent: this.dialog.dataset.sayUnsure }));
    return label;
  },

  async ask(what, more, said) {
    const answer = await post(what, { change: this.change, ...more });
    const failed = say.sayFailed.replace("{reason}", answer.reason || answer.status);
    this.message.textContent = answer.status === 200 ? said.replace("{count}", answer.documents) : failed;
    return answer.status === 200;
  },

  async make() {
    const fields = [...this.list.querySelectorAll("input:checked")].map((box) => [box.dataset.document, box.dataset.path]);
    if (!fields.length || !(await this.ask("repeat", { fields }, this.dialog.dataset.sayDone))) return;
    this.list.replaceChildren();
    this.all.hidden = true;
    this.undo.hidden = false;
    this.undo.focus();
    document.getElementById("elsewhere").hidden = true;
  },

  async takeBack() {
    if (await this.ask("take-back", {}, this.dialog.dataset.sayUndone)) this.undo.hidden = true;
  },
};

if (elsewhere.dialog) {
  elsewhere.all.addEventListener("click", () => elsewhere.make());
  elsewhere.undo.addEventListener("click", () => elsewhere.takeBack());
  document.getElementById("others-close").addEventListener("click", () => elsewhere.dialog.close());
  if (justSaved) elsewhere.offer(justSaved);
}
