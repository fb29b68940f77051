// The paper: boxes and lines lit for a field, the field for a click on the paper, zoom that stays, rotation, panning.
"use strict";

const paper = {
  sheets: document.getElementById("sheets"),
  zoom: Number(review.kept("zoom")) || 1,
  turned: 0,
  steps: [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4],

  places(element) {
    return JSON.parse(element.dataset.places || "[]").map(([page, first, last, box]) => ({ page, first, last, box }));
  },

  clear() {
    document.querySelectorAll(".box").forEach((box) => box.remove());
    document.querySelectorAll(".paper-line.lit").forEach((line) => line.classList.remove("lit"));
  },

  // Light where an element stands; scroll there if wanted.
  light(element, scroll) {
    if (!this.sheets) return;
    this.clear();
    const lit = this.places(element).flatMap((place) => (this.hasPages() ? this.lightBox(place) : this.lightLines(place)));
    if (scroll && lit.length) this.scrollTo(lit[0]);
  },

  hasPages() {
    return this.sheets.classList.contains("pages");
  },

  lightBox(place) {
    const sheet = this.sheets.querySelector(`.sheet[data-page="${place.page}"]`);
    if (!sheet) return [];
    if (!place.box || !sheet.dataset.width) return [sheet];
    const [x0, top, x1, bottom] = place.box;
    const [width, height] = [Number(sheet.dataset.width), Number(sheet.dataset.height)];
    const box = document.createElement("div");
    box.className = "box";
    box.style.left = `${(100 * x0) / width}%`;
    box.style.top = `${(100 * top) / height}%`;
    box.style.width = `${(100 * (x1 - x0)) / width}%`;
    box.style.height = `${(100 * (bottom - top)) / height}%`;
    sheet.querySelector(".boxes").append(box);
    return [box];
  },

  lightLines(place) {
    const lines = [...this.sheets.querySelectorAll(`.paper-line[data-page="${place.page}"]`)].filter(
      (line) => Number(line.dataset.line) >= place.first && Number(line.dataset.line) <= place.last
    );
    lines.forEach((line) => line.classList.add("lit"));
    return lines;
  },

  scrollTo(element) {
    const [outer, inner] = [this.sheets.getBoundingClientRect(), element.getBoundingClientRect()];
    const margin = outer.height / 4;
    if (inner.top < outer.top + 10 || inner.bottom > outer.bottom - 10) this.sheets.scrollTop += inner.top - outer.top - margin;
    if (inner.left < outer.left || inner.right > outer.right) this.sheets.scrollLeft += inner.left - outer.left - 20;
  },

  // The smallest record that stands at a point of a page, or on a line.
  recordAt(test, size) {
    let best = null;
    for (const record of document.querySelectorAll(".reading .record[data-pointer]")) {
      for (const place of this.places(record)) {
        if (test(place) && (!best || size(place) < best.size)) best = { record, size: size(place) };
      }
    }
    return best && best.record;
  },

  recordOnPage(sheet, event) {
    const x = (event.offsetX / event.target.clientWidth) * Number(sheet.dataset.width);
    const y = (event.offsetY / event.target.clientHeight) * Number(sheet.dataset.height);
    const page = Number(sheet.dataset.page);
    return this.recordAt(
      ({ page: there, box }) => there === page && box && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3],
      ({ box }) => (box[2] - box[0]) * (box[3] - box[1])
    );
  },

  recordOnLine(line) {
    const [page, number] = [Number(line.dataset.page), Number(line.dataset.line)];
    return this.recordAt(
      (place) => place.page === page && number >= place.first && number <= place.last,
      (place) => place.last - place.first
    );
  },

  show(zoom) {
    this.zoom = zoom;
    review.keep("zoom", zoom);
    this.apply();
  },

  step(by) {
    const others = this.steps.filter((one) => (by > 0 ? one > this.zoom + 0.01 : one < this.zoom - 0.01));
    if (others.length) this.show(by > 0 ? others[0] : others[others.length - 1]);
  },

  rotate() {
    this.turned = (this.turned + 90) % 360;
    this.apply();
  },

  apply() {
    const output = document.getElementById("zoom");
    if (!output) return;
    output.textContent = `${Math.round(this.zoom * 100)}%`;
    const middle = (this.sheets.scrollTop + this.sheets.clientHeight / 2) / this.sheets.scrollHeight;
    for (const sheet of this.sheets.querySelectorAll(".sheet")) {
      sheet.style.width = `${this.zoom * 100}%`;
      sheet.style.margin = "";
      sheet.style.transform = this.turned ? `rotate(${this.turned}deg)` : "";
      if (this.turned % 180) {
        // A page on its side needs as much room below as it is wide.
        const spare = (sheet.offsetWidth - sheet.offsetHeight) / 2;
        sheet.style.margin = `${spare}px auto`;
      }
    }
    this.sheets.scrollTop = middle * this.sheets.scrollHeight - this.sheets.clientHeight / 2;
  },

  turnPage(step) {
    const sheets = [...this.sheets.querySelectorAll(".sheet")];
    const top = this.sheets.getBoundingClientRect().top;
    const at = sheets.findLastIndex((sheet) => sheet.getBoundingClientRect().top <= top + 40);
    const next = sheets[Math.min(Math.max(at + step, 0), sheets.length - 1)];
    if (next) next.scrollIntoView({ block: "start" });
    else this.sheets.scrollTop += step * this.sheets.clientHeight * 0.9;
  },

  pan() {
    let from = null;
    this.sheets.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      from = { x: event.clientX, y: event.clientY, left: this.sheets.scrollLeft, top: this.sheets.scrollTop, moved: false };
    });
    document.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moved && Math.hypot(x, y) < 5) return;
      from.moved = true;
      this.sheets.classList.add("dragging");
      this.sheets.scrollLeft = from.left - x;
      this.sheets.scrollTop = from.top - y;
    });
    document.addEventListener("pointerup", () => {
      this.panned = Boolean(from && from.moved);
      from = null;
      this.sheets.classList.remove("dragging");
    });
  },

  listen(choose) {
    if (!this.sheets) return;
    this.sheets.addEventListener("click", (event) => {
      if (this.panned) return;
      const sheet = event.target.closest(".sheet");
      const line = event.target.closest(".paper-line");
      const record = sheet ? this.recordOnPage(sheet, event) : line ? this.recordOnLine(line) : null;
      if (record) choose(record);
    });
    if (!this.hasPages()) return;
    this.pan();
    for (const image of this.sheets.querySelectorAll("img")) {
      image.addEventListener("error", () => {
        image.closest(".sheet").classList.add("missing");
        image.replaceWith(document.body.dataset.sayNoImage);
      });
    }
    document.getElementById("zoom-in").addEventListener("click", () => this.step(1));
    document.getElementById("zoom-out").addEventListener("click", () => this.step(-1));
    document.getElementById("zoom-fit").addEventListener("click", () => this.show(1));
    document.getElementById("rotate").addEventListener("click", () => this.rotate());
    this.sheets.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.step(event.deltaY < 0 ? 1 : -1);
    }, { passive: false });
    this.apply();
  },
};
