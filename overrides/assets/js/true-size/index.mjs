/** `<true-size>`: lay a card on the screen, make its outline match, and every length on this site can be shown as it is. */
import { makeButton, makeRadios, makeRange } from "../figure/controls.mjs";
import { make } from "../figure/dom.mjs";
import { LivingFigure } from "../figure/figure.mjs";
import { millimetres } from "../figure/units.mjs";
import { forget, readKept, readPxPerMm, watchScreen, writePxPerMm } from "../true-size.mjs";
import { checkBarMm, chooseThing, guessPxPerMm, slipOf, THINGS, widthsOf } from "./model.mjs";
import { Stage } from "./stage.mjs";

const EXAMPLE_MM = 26;
const STEP_PX = 0.5;
const TICK_PX = 5;
const NOT_KEPT = "Your browser keeps nothing for this site, as in some private windows. So no picture can be shown at real size here.";
const ZOOMED = "You have zoomed in with two fingers. Zoom out again before you measure.";
const STALE = "The zoom or the screen is another since you measured. Please measure again: the outline begins where it should be.";

class TrueSize extends LivingFigure {
  key = "card";
  pxPerMm = 0;
  asks = false; // whoever wants to measure again

  build(/** @type {HTMLElement} */ live) {
    this.note = make("p", "true-size__note");
    this.body = make("div", "true-size__body");
    live.append(this.note, this.body);
    watchScreen(() => this.look());
  }

  draw() {
    this.look(true);
  }

  /** Show what is true now: measured, or still to be measured. */
  look(anew = false) {
    const known = readPxPerMm();
    const pinched = (window.visualViewport?.scale ?? 1) !== 1;
    const view = known && !this.asks ? `known ${known}` : "ask";
    const note = pinched ? ZOOMED : !known && readKept() ? STALE : "";
    if (note && note !== this.note.textContent) this.say(note);
    this.note.textContent = note;
    if (view !== this.view || anew) {
      this.view = view;
      this.body.replaceChildren(...(known && !this.asks ? this.showKnown(known) : this.showAsk()));
    }
    this.place();
  }

  /** @returns {Node[]} the outline and what makes it match */
  showAsk() {
    const coarse = matchMedia("(pointer: coarse)").matches;
    this.pxPerMm = readPxPerMm() ?? guessPxPerMm(readKept(), { devicePixelRatio, coarse });
    this.stage = new Stage((widthPx) => this.set(widthPx));
    const things = makeRadios({
      label: "What do you have at hand?",
      options: THINGS.map(({ key, name }) => ({ value: key, name })),
      value: this.key,
      onInput: (key) => {
        this.key = key;
        this.place();
      },
    });
    this.what = make("p", "true-size__what");
    this.range = makeRange({
      label: "Width of the outline",
      min: 0,
      max: 100,
      step: STEP_PX,
      value: 0,
      say: (px) => `${(px / this.thing.overMm).toFixed(2)} points to the mm`,
      onInput: (px) => this.set(px),
    });
    const keep = makeButton("It matches: keep this", () => this.keep());
    keep.classList.add("true-size__keep");
    const nudges = [
      makeButton("Narrower", () => this.set(this.widthPx - STEP_PX)),
      makeButton("Wider", () => this.set(this.widthPx + STEP_PX)),
    ];
    const buttons = make("div", "figure__buttons", ...nudges, keep);
    if (this.asks) buttons.append(makeButton("Leave it as it was", () => this.ask(false)));
    return [things.element, this.what, this.stage.element, this.range.element, buttons];
  }

  /** @param {number} pxPerMm @returns {Node[]} a bar to check it by */
  showKnown(pxPerMm) {
    const overMm = readKept()?.overMm;
    const bar = make("div", "true-size__bar");
    const lead = make("p", "true-size__lead");
    this.fitBar = () => {
      const mm = checkBarMm(pxPerMm, this.body.clientWidth);
      bar.style.setProperty("--px-per-mm", `${pxPerMm}px`);
      bar.style.setProperty("--long", `${mm}`);
      lead.textContent = `This bar is ${mm} mm: hold a ruler to it.`;
    };
    const slip = overMm
      ? `An outline that was off by 1 mm shows a ${EXAMPLE_MM} mm piece about ${millimetres(slipOf(EXAMPLE_MM, overMm), 1)} too wide or too narrow.`
      : "";
    const again = makeButton("Measure again", () => this.ask(true));
    const away = makeButton("Forget", () => {
      this.asks = false;
      forget();
      this.tell("Forgotten. Nothing of it is on your device any more.");
    });
    return [
      lead,
      bar,
      make("p", "", `If it is not, measure again. ${slip}`),
      make("p", "", "From now on every picture of known width has a button “Real size”."),
      make("div", "figure__buttons", again, away),
    ];
  }

  /** @param {number} widthPx of the outline, held to what there is room for */
  set(widthPx) {
    const { min, max } = widthsOf(this.thing, this.stage.roomPx);
    const held = Math.min(max, Math.max(min, Math.round(widthPx / STEP_PX) * STEP_PX));
    this.pxPerMm = held / this.thing.overMm;
    this.place();
    this.say(this.what.textContent ?? "");
  }

  get thing() {
    return chooseThing(this.key, this.stage.roomPx);
  }

  get widthPx() {
    return this.pxPerMm * this.thing.overMm;
  }

  /** Bring outline, slider and words to what is measured so far, and all lengths to the room there is. */
  place() {
    if (!this.body.isConnected) return;
    if (this.view !== "ask") return this.fitBar();
    const { thing } = this;
    const { min, max } = widthsOf(thing, this.stage.roomPx);
    const widthPx = Math.min(max, Math.max(min, this.widthPx));
    Object.assign(this.range.input, { min: `${min}`, max: `${max}` });
    this.range.element.style.setProperty("--ticks-across", `${(max - min) / TICK_PX}`);
    this.range.set(widthPx);
    this.stage.show(thing, widthPx);
    this.what.textContent = describe(thing, widthPx >= max);
  }

  keep() {
    const { thing } = this;
    const widthPx = Number(this.range.input.value);
    this.asks = false;
    if (!writePxPerMm(widthPx / thing.overMm, thing.overMm)) return this.tell(NOT_KEPT);
    this.tell("Kept on this device.");
    import("../real-size.mjs").catch(() => {}); // for the plates of this page
  }

  /** @param {boolean} wanted */
  ask(wanted) {
    this.asks = wanted;
    this.look(true);
    this.body.querySelector(wanted ? "input" : "button")?.focus();
  }

  /** @param {string} words seen and heard; whoever pressed a button that is gone stays here */
  tell(words) {
    this.note.textContent = words;
    this.say(`${words} ${this.body.querySelector("p")?.textContent ?? ""}`);
    this.body.querySelector("button")?.focus({ preventScroll: true });
  }
}

/** @param {import("./model.mjs").Thing} thing @param {boolean} atEnd */
function describe({ key, says, highMm, overMm }, atEnd) {
  const lay = key === "card" && highMm > overMm ? "Lay it on the screen upright" : "Lay it on the screen";
  const end = atEnd && key === "card" ? " The outline has no more room: if your card is wider still, take a quarter." : "";
  return `${lay} (${says}), pushed up to the thick line on the left. Drag the thin line till it meets the other edge of your ${key}.${end}`;
}

customElements.define("true-size", TrueSize);
