/** `<detail-budget src="….json" mm="25" detail="face-eye" year="10">`: what a width leaves for the smallest parts. */
import { makeRadios, makeRange, makeSelect } from "../figure/controls.mjs";
import { make, nextId } from "../figure/dom.mjs";
import { LivingFigure } from "../figure/figure.mjs";
import { readValue } from "../figure/state.mjs";
import { age, inches, length, millimetres } from "../figure/units.mjs";
import { gapOf, judgeGap, sigmaMm, smallestMm, SPREADS, widthOf } from "./model.mjs";
import { makeStrip } from "./strip.mjs";

const GRID = "Two bars and the gap between them, as they heal and age. One tick is 1\u00a0mm.";
const PLACES = { low: "at the low end", middle: "in the middle", high: "at the high end" };
const upper = (/** @type {string} */ words) => words.charAt(0).toUpperCase() + words.slice(1);
const small = (/** @type {number} */ mm) => `${millimetres(mm, 2)} (${inches(mm)})`;

/** @param {string} caption @param {string[]} heads @param {(string | Node)[][]} rows the first of each is its head */
function makeTable(caption, heads, rows) {
  const head = make("tr", "", ...heads.map((words) => Object.assign(make("th", "", words), { scope: "col" })));
  const body = rows.map(([first, ...cells]) =>
    make("tr", "", Object.assign(make("th", "", first), { scope: "row" }), ...cells.map((cell) => make("td", "", cell))),
  );
  return make("table", "budget__table", make("caption", "", caption), make("thead", "", head), make("tbody", "", ...body));
}

class DetailBudget extends LivingFigure {
  /** @returns {import("../figure/state.mjs").Schema} */
  schema() {
    const { mm, details, years } = this.data;
    const keys = details.map((/** @type {{key: string}} */ { key }) => key);
    return {
      mm: { kind: "number", min: mm[0], max: mm[1], step: 0.5, first: 25 },
      detail: { kind: "choice", values: keys, first: keys[0] },
      year: { kind: "choice", values: years.map(String), first: "10" },
    };
  }

  get detail() {
    return this.data.details.find((/** @type {{key: string}} */ { key }) => key === this.state.detail);
  }

  /** @param {HTMLElement} live */
  build(live) {
    const { state, data } = this;
    this.width = makeRange({
      label: "Width of the piece", ...this.keys.mm, value: state.mm, tick: 1,
      ends: [millimetres(this.keys.mm.min), millimetres(this.keys.mm.max)],
      say: length, onInput: (mm) => this.change({ mm }),
    });
    this.width.element.append(this.makeTyped());
    this.select = makeSelect({
      label: "Detail", value: state.detail, onInput: (detail) => this.change({ detail }),
      options: data.details.map(({ key, name }) => ({ value: key, name: upper(name) })),
    });
    this.years = makeRadios({
      label: "To last", value: state.year, onInput: (year) => this.change({ year }),
      options: data.years.map((/** @type {number} */ year) => ({ value: `${year}`, name: upper(age(year)) })),
    });
    const second = make("div", "budget__choices", this.select.element, this.years.element);
    this.readout = make("p", "budget__readout");
    this.least = make("p", "budget__least");
    this.tables = make("div", "budget__tables");
    live.append(
      make("div", "figure__controls", this.width.element, second), this.readout, this.makeGrid(), this.least, this.tables,
    );
  }

  makeTyped() {
    const input = make("input", "budget__number");
    Object.assign(input, { type: "number", id: nextId(), inputMode: "decimal", ...this.keys.mm, value: this.state.mm });
    input.addEventListener("change", () => {
      this.change({ mm: readValue(this.keys.mm, input.value || this.state.mm) });
      this.sync();
    });
    this.width.input.addEventListener("input", () => (input.value = this.width.input.value));
    this.typed = input;
    const label = make("label", "", "Or type it, in mm");
    label.htmlFor = input.id;
    return make("p", "budget__typed", label, input);
  }

  /** One strip for each age and strength. */
  makeGrid() {
    this.cells = this.data.years.flatMap((/** @type {number} */ year) =>
      SPREADS.map((spread) => ({ year, spread, strip: makeStrip(), words: make("span", "budget__word") })),
    );
    const rows = this.data.years.map((/** @type {number} */ year) => [
      upper(age(year)),
      ...this.cells
        .filter((cell) => cell.year === year)
        .map(({ strip, words }) => make("span", "budget__cell", strip.element, words)),
    ]);
    const table = makeTable(GRID, ["Age", "Low", "Middle", "High"], rows);
    table.classList.add("budget__grid");
    this.grid = table;
    return table;
  }

  sync() {
    this.width.set(this.state.mm);
    this.typed.value = `${this.state.mm}`;
    this.select.set(this.state.detail);
    this.years.set(this.state.year);
  }

  draw() {
    const { data, detail } = this;
    const { mm } = this.state;
    const year = Number(this.state.year);
    const gap = gapOf(detail, mm);
    for (const row of this.grid.tBodies[0].rows) row.toggleAttribute("data-chosen", row.sectionRowIndex === data.years.indexOf(year));
    for (const cell of this.cells) {
      cell.strip.set(gap, sigmaMm(data, cell.year, cell.spread));
      const verdict = judgeGap(data, gap, cell.year, cell.spread);
      cell.words.textContent = verdict;
      cell.words.dataset.verdict = verdict;
    }
    const gapWords = detail.parts > 1 ? `, and the narrowest gap in it is ${small(gap)}` : "";
    const sizes = `In a piece ${length(mm)} wide, ${detail.name} is ${small(widthOf(detail, mm))} wide${gapWords}.`;
    const when = year ? `After ${age(year)}` : "Once healed";
    const fates = SPREADS.map((spread) => `${judgeGap(data, gap, year, spread)} ${PLACES[spread]}`);
    const verdict = `${when} it is ${fates.slice(0, 2).join(", ")} and ${fates[2]}.`;
    const widths = SPREADS.map((spread) => smallestMm(data, detail, year, spread));
    const least = `To keep it open ${year ? `for ${age(year)}` : "until it has healed"}, the piece must be at least `;
    const leastWords = `${least}${widths.map((width, n) => `${length(Math.ceil(width * 2) / 2)} wide (${SPREADS[n]})`).join(", ")}.`;
    this.readout.textContent = `${sizes} ${verdict}`;
    this.least.textContent = leastWords;
    this.tables.replaceChildren(this.makeAll(mm, year));
    this.say(`${sizes} ${verdict} ${leastWords}`);
  }

  /** @param {number} mm @param {number} year @returns {HTMLElement} every detail at this width and age */
  makeAll(mm, year) {
    const rows = this.data.details.map((/** @type {import("./model.mjs").Detail} */ detail) => {
      const gap = gapOf(detail, mm);
      return [
        upper(detail.name), millimetres(widthOf(detail, mm), 2), millimetres(gap, 2),
        SPREADS.map((spread) => judgeGap(this.data, gap, year, spread)).join(", "),
      ];
    });
    const table = makeTable(`Every detail at ${length(mm)}, ${age(year)}`, ["Detail", "Wide", "Gap", "Low, middle, high"], rows);
    table.classList.add("budget__all");
    return table;
  }
}

customElements.define("detail-budget", DetailBudget);
