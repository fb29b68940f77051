// The fields: lit together with the paper, edited, saved; findings answered; everything by keyboard too.
"use strict";

const body = document.body;
const say = body.dataset;
const editable = !body.classList.contains("read-only");
const reading = document.querySelector(".reading");
const message = document.getElementById("message");
const DRAFT = `minutes-draft-${say.document}`;
const RETURN = `minutes-return-${say.document}`;

// ---- fields and the paper

function light(record, scroll) {
  document.querySelectorAll(".record.lit").forEach((one) => one.classList.remove("lit"));
  if (!record) return;
  record.classList.add("lit");
  paper.light(record, scroll);
}

function recordOf(element) {
  const record = element.closest(".record");
  return record && record.dataset.places === "[]" ? record.parentElement.closest(".record") || record : record;
}

// Open what is folded around an element and bring it into view.
function reveal(element) {
  for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  element.scrollIntoView({ block: "center" });
}

function choose(record) {
  reveal(record);
  light(record, false);
  const field = record.querySelector("[data-path]");
  if (field && field.matches("input, textarea, select")) field.focus({ preventScroll: true });
}

reading.addEventListener("focusin", (event) => light(recordOf(event.target), true));
reading.addEventListener("pointerover", (event) => {
  if (!review.isTyping(document.activeElement)) light(recordOf(event.target), true);
});
paper.listen(choose);

// ---- findings

// What there is to look at: the findings, then names and cells that were read with doubt.
const findings = [...document.querySelectorAll(".finding, .reading .doubtful")];
let current = -1;

function goTo(at) {
  if (!findings.length) return;
  current = (at + findings.length) % findings.length;
  findings.forEach((one, index) => one.classList.toggle("current", index === current));
  findings[current].focus();
  findings[current].scrollIntoView({ block: "nearest" });
  if (!findings[current].matches(".finding")) {
    choose(findings[current].closest(".record") || findings[current]);
    const doubted = findings[current].querySelector(".cell-name input, input");
    if (doubted) doubted.focus({ preventScroll: true });
    findings[current].scrollIntoView({ block: "center" });
    return;
  }
  if (findings[current].dataset.places === "[]") {
    const target = targetOf(findings[current]);
    if (target) paper.light(recordOf(target) || target, true);
  }
}

function nextFinding(step) {
  if (current < 0) {
    const firstOpen = findings.findIndex((one) => one.classList.contains("open"));
    return goTo(step > 0 ? Math.max(firstOpen, 0) : findings.length - 1);
  }
  return goTo(current + step);
}

// The field or record that a pointer names, or the nearest around it.
function targetOf(finding) {
  for (let path = finding.dataset.field; path; path = path.slice(0, path.lastIndexOf("/"))) {
    const quoted = CSS.escape(path);
    const found = reading.querySelector(`[data-path="${quoted}"], [data-path="${quoted}/text"], .record[data-pointer="${quoted}"], #section-${CSS.escape(path.slice(1))}`);
    if (found) return found;
  }
  return null;
}

function editFinding() {
  const target = current >= 0 && findings[current].matches(".finding") && targetOf(findings[current]);
  if (!target) return;
  reveal(target);
  const field = target.matches("[data-path]") ? target : target.querySelector("[data-path]");
  (field || target).focus({ preventScroll: true });
}

// ---- what was typed

const fields = [...document.querySelectorAll(".reading [data-path]")];
const NULL_WHEN_EMPTY = new Set(["line", "day", "area", "number", "option"]);

function valueOf(field) {
  if (field.dataset.kind === "flag") return field.checked;
  if (field.dataset.kind === "choices") return [...field.selectedOptions].map((option) => option.value);
  const text = field.value;
  return text.trim() === "" && NULL_WHEN_EMPTY.has(field.dataset.kind) ? null : text;
}

function setValue(field, value) {
  if (field.dataset.kind === "flag") field.checked = value;
  else if (field.dataset.kind === "choices") [...field.options].forEach((option) => { option.selected = value.includes(option.value); });
  else field.value = value ?? "";
}

const originals = new Map(fields.map((field) => [field, editable ? JSON.stringify(valueOf(field)) : ""]));
const changed = () => fields.filter((field) => field.classList.contains("dirty"));

function mark(field) {
  field.classList.toggle("dirty", JSON.stringify(valueOf(field)) !== originals.get(field));
  const count = changed().length;
  tell(count ? say.sayUnsaved.replace("{count}", count) : "");
}

function tell(text, bad = false) {
  message.textContent = text;
  message.classList.toggle("bad", bad);
}

function keepDraft() {
  const draft = Object.fromEntries(changed().map((field) => [field.dataset.path, valueOf(field)]));
  sessionStorage.setItem(DRAFT, JSON.stringify(draft));
}

function restoreDraft() {
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) || "{}");
  sessionStorage.removeItem(DRAFT);
  for (const field of fields) {
    if (!(field.dataset.path in draft)) continue;
    setValue(field, draft[field.dataset.path]);
    mark(field);
  }
}

// ---- saving

const reviewer = document.getElementById("who");

async function post(what, more) {
  const request = { revision: Number(say.revision), who: reviewer.value, why: document.getElementById("why").value, language: document.documentElement.lang, ...more };
  const answer = await fetch(`/document/${say.document}/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-review-token": say.csrf },
    body: JSON.stringify(request),
  });
  return { status: answer.status, ...(await answer.json().catch(() => ({}))) };
}

let busy = false;

// Do something and load the page anew, at the place where it was.
async function act(what, more, said = say.saySaved) {
  if (busy) return;
  if (!reviewer.value.trim()) {
    tell(say.sayName, true);
    reviewer.focus();
    return;
  }
  busy = true;
  try {
    const answer = await post(what, more);
    if (answer.status === 200 && answer.sections) answered(answer, more);
    else if (answer.status === 200 && onward) {
      leaving = true;
      location.href = onward.href;
    } else if (answer.status === 200) await loadAnew(answer.golden ? say.sayGolden.replace("{path}", answer.golden) : said, answer.change);
    else if (answer.status === 409) stale(answer.who);
    else tell(say.sayFailed.replace("{reason}", answer.reason || answer.status), true);
  } catch (error) {
    tell(say.sayFailed.replace("{reason}", error.message), true);
  } finally {
    busy = false;
  }
}

// An answer changes nothing but the finding and the states of the sections: the page is not loaded anew for it.
function answered(answer, more) {
  const finding = document.querySelector(`[data-finding="${more.finding}"]`);
  finding.outerHTML = answer.finding;
  findings[findings.indexOf(finding)] = document.querySelector(`[data-finding="${more.finding}"]`);
  document.querySelector("section.findings h2").textContent = answer.heading;
  for (const [section, [state, words]] of Object.entries(answer.sections)) {
    const badge = document.querySelector(`#section-${section} > h2 .part`);
    badge.className = `part ${state}`;
    badge.textContent = words;
    const link = document.querySelector(`.jump a[href="#section-${section}"]`);
    link.className = `part ${state}`;
    link.querySelector(".unseen").textContent = ` ${words}`;
  }
  say.revision = answer.revision;
  say.open = answer.open;
  goTo(current);
  tell(say.saySaved);
}

function stale(who) {
  tell(say.sayStale.replace("{who}", who || "–"), true);
  document.getElementById("reload").hidden = false;
  document.getElementById("reload").focus();
}

function typed() {
  return changed().map((field) => ({ op: "set", path: field.dataset.path, value: valueOf(field) }));
}

function save(more = [], said = undefined) {
  const changes = [...typed(), ...more];
  if (!changes.length) return tell(say.sayNothing);
  return act("changes", { changes }, said);
}

// What was typed is saved first, so that nothing is lost when the page is loaded anew.
async function saveThen(what, more) {
  if (changed().length) {
    const answer = await post("changes", { changes: typed() });
    if (answer.status === 409) return stale(answer.who);
    if (answer.status !== 200) return tell(say.sayFailed.replace("{reason}", answer.reason || answer.status), true);
    say.revision = answer.revision;
    changed().forEach((field) => field.classList.remove("dirty"));
  }
  return act(what, more);
}

// Checked and on to the next document; said first where findings are open, done at the second press.
let warned = false;

function checked(yes) {
  if (yes && Number(say.open) && !warned) {
    warned = true;
    return tell(say.sayOpen.replace("{count}", say.open), true);
  }
  onward = yes ? document.getElementById("behind") : null;
  return saveThen("checked", { yes });
}

let onward = null;

async function loadAnew(said, change) {
  const focused = document.activeElement;
  const place = {
    top: reading.scrollTop,
    paperTop: paper.sheets ? paper.sheets.scrollTop : 0,
    paperLeft: paper.sheets ? paper.sheets.scrollLeft : 0,
    path: focused && focused.dataset ? focused.dataset.path : undefined,
    finding: current,
    closed: [...document.querySelectorAll("details.item:not([open])")].map((one) => one.dataset.pointer),
    said,
    change,
  };
  sessionStorage.setItem(RETURN, JSON.stringify(place));
  leaving = true;
  location.reload();
}

let leaving = false;

function comeBack() {
  const place = JSON.parse(sessionStorage.getItem(RETURN) || "null");
  sessionStorage.removeItem(RETURN);
  if (!place) return;
  for (const pointer of place.closed) {
    const item = reading.querySelector(`details.item[data-pointer="${CSS.escape(pointer)}"]`);
    if (item) item.open = false;
  }
  if (place.finding >= 0 && findings.length) goTo(Math.min(place.finding, findings.length - 1));
  const field = place.path && fields.find((one) => one.dataset.path === place.path);
  if (field) field.focus({ preventScroll: true });
  reading.scrollTop = place.top;
  if (paper.sheets) {
    paper.sheets.scrollTop = place.paperTop;
    paper.sheets.scrollLeft = place.paperLeft;
  }
  tell(place.said);
  justSaved = place.change;
}

// The change that was just saved and may stand wrong in other documents too.
let justSaved = null;

// Where the cursor was last in a text: there an element is split.
let caret = null;

function keepCaret(event) {
  const field = event.target;
  if (field.dataset.path && typeof field.selectionStart === "number") caret = { field, at: field.selectionStart };
}

// The element at `path`, with the two halves of the text that the cursor stands in.
function splitAt(path) {
  const text = caret && caret.field.dataset.path.startsWith(`${path}/`) ? caret.field.dataset.path.slice(path.length + 1) : "";
  const name = text.replace(/^(\d+)\/text$/, "$1");
  if (!name || name.includes("/")) return tell(say.sayCaret, true);
  const halves = { before: caret.field.value.slice(0, caret.at), after: caret.field.value.slice(caret.at) };
  return save([{ op: "split", path, value: { field: name, ...halves } }]);
}

function arrange(select) {
  const op = select.value;
  const path = select.dataset.at;
  select.value = "";
  if (op === "split") return splitAt(path);
  return save([op.startsWith("/") ? { op: "move", path, to: op } : { op, path }]);
}

function splitHere() {
  const field = document.activeElement;
  if (!field.dataset.path) return;
  keepCaret({ target: field });
  const select = field.closest(".record").querySelector("select.arrange:has(option[value=split])");
  if (select && field.dataset.path.startsWith(`${select.dataset.at}/`)) splitAt(select.dataset.at);
}

// Put the suggested word in the place of the doubtful one.
function use(button) {
  const target = targetOf(button.closest(".finding"));
  const around = target && (target.matches("[data-path]") ? [target] : [...target.querySelectorAll("[data-path]")]);
  const field = (around && around.length ? around : fields).find((one) => typeof one.value === "string" && one.value.includes(button.dataset.word));
  if (!field) return tell(say.sayNotThere, true);
  field.value = field.value.replaceAll(button.dataset.word, button.dataset.better);
  mark(field);
  return save();
}

const DEEDS = {
  elsewhere: (button) => elsewhere.show(Number(button.dataset.change)),
  use,
  show: (button) => { goTo(findings.indexOf(button.closest(".finding"))); const target = targetOf(findings[current]); if (target) { reveal(target); light(recordOf(target) || target, true); } },
  answer: (button) => saveThen("answer", { finding: Number(button.closest(".finding").dataset.finding), yes: Boolean(button.dataset.yes) }),
  conflict: (button) => saveThen("conflict", { finding: Number(button.closest(".finding").dataset.finding), yes: Boolean(button.dataset.yes) }),
  undo: (button) => saveThen("undo", { change: Number(button.dataset.change) }),
};

function pressed(event) {
  const button = event.target.closest("button");
  if (!button) return;
  const value = button.dataset.value === undefined ? {} : { value: button.dataset.value };
  if (button.dataset.op) save([{ op: button.dataset.op, path: button.dataset.at, ...value }], button.dataset.op === "remove" ? say.sayRemoved : undefined);
  else if (button.dataset.do) DEEDS[button.dataset.do](button);
}

function answerCurrent() {
  const button = current >= 0 && findings[current].querySelector("[data-do=answer][data-yes='1']");
  if (button) button.click();
}

if (editable) {
  reviewer.value = reviewer.value || review.kept("who") || "";
  reviewer.addEventListener("change", () => review.keep("who", reviewer.value));
  reading.addEventListener("input", (event) => { if (event.target.dataset.path) mark(event.target); });
  reading.addEventListener("change", (event) => {
    if (event.target.matches("select.arrange") && event.target.value) arrange(event.target);
    if (event.target.matches("select.move") && event.target.value) save([{ op: "move", path: event.target.dataset.at, to: event.target.value }]);
  });
  reading.addEventListener("click", pressed);
  reading.addEventListener("focusout", keepCaret);
  document.getElementById("save").addEventListener("click", () => save());
  document.getElementById("undo").addEventListener("click", () => saveThen("undo", {}));
  document.getElementById("checked").addEventListener("click", (event) => checked(Boolean(event.currentTarget.dataset.yes)));
  document.getElementById("accept").addEventListener("click", () => saveThen("accept", {}));
  document.getElementById("reload").addEventListener("click", () => { keepDraft(); leaving = true; location.reload(); });
  window.addEventListener("beforeunload", (event) => { if (!leaving && changed().length) event.preventDefault(); });
  comeBack();
  restoreDraft();
}

review.onKeys({
  KeyJ: () => nextFinding(1),
  KeyK: () => nextFinding(-1),
  KeyA: answerCurrent,
  KeyE: editFinding,
  Escape: () => { document.activeElement.blur(); if (current >= 0) findings[current].focus(); },
  "Ctrl+Enter": () => editable && splitHere(),
  "Ctrl+KeyS": () => editable && save(),
  KeyS: () => editable && save(),
  KeyU: () => review.go("undo"),
  KeyC: () => review.go("checked"),
  KeyG: () => review.go("accept"),
  KeyR: () => review.go("rotate"),
  "+": () => review.go("zoom-in"),
  "-": () => review.go("zoom-out"),
  "[": () => paper.turnPage(-1),
  "]": () => paper.turnPage(1),
  "?": () => review.showKeys(),
  Equal: () => review.go("zoom-in"),
  NumpadAdd: () => review.go("zoom-in"),
  Minus: () => review.go("zoom-out"),
  NumpadSubtract: () => review.go("zoom-out"),
  Digit0: () => review.go("zoom-fit"),
  BracketLeft: () => paper.turnPage(-1),
  BracketRight: () => paper.turnPage(1),
  KeyN: () => review.go("behind"),
  KeyP: () => review.go("before"),
  KeyQ: () => review.go("back"),
  "Shift+Slash": () => review.showKeys(),
});
