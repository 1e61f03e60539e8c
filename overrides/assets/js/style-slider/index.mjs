/** `<style-slider src="….json" subject="nautilus">`: from lines to full rendering, healed to 10 years, by laying plates over each other. */
import { makeRadios, makeRange } from "../figure/controls.mjs";
import { make } from "../figure/dom.mjs";
import { LivingFigure } from "../figure/figure.mjs";
import { age } from "../figure/units.mjs";
import { nameAge, nameStyle, shareOut, stack } from "./model.mjs";

const ALL = 100;
const SIZES = "(min-width: 60em) 30em, (min-resolution: 2.5dppx) 74vw, 88vw"; // as of a plate in a gallery

/** @param {number} rendering per cent */
const sayRendering = (rendering) => (rendering === 0 ? "lines only" : rendering === ALL ? "full rendering" : `${rendering}\u00a0% rendered`);

class StyleSlider extends LivingFigure {
  /** @returns {import("../figure/state.mjs").Schema} */
  schema() {
    const values = this.data.subjects.map((/** @type {{value: string}} */ { value }) => value);
    return {
      subject: { kind: "choice", values, first: values[0] },
      rendering: { kind: "number", min: 0, max: ALL, step: 5, first: 50 },
      year: { kind: "number", min: 0, max: this.data.most_years, step: 0.5, first: 0 },
    };
  }

  /** @param {HTMLElement} live */
  build(live) {
    const { state } = this;
    this.stage = make("div", "styles__stage");
    this.stage.setAttribute("role", "img");
    this.fields = {
      rendering: makeRange({
        label: "Style", ...this.keys.rendering, value: state.rendering, tick: 10, ends: ["fine-line", "micro-realism"],
        say: sayRendering, onInput: (rendering) => this.change({ rendering }),
      }),
      year: makeRange({
        label: "Age", ...this.keys.year, value: state.year, tick: 1, ends: ["healed", age(this.keys.year.max)],
        say: age, onInput: (year) => this.change({ year }),
      }),
      subject: makeRadios({
        label: "Subject", options: this.data.subjects, value: state.subject, onInput: (subject) => this.change({ subject }),
      }),
    };
    this.heading = make("p", "styles__title");
    this.gains = make("dd", "");
    this.loses = make("dd", "");
    this.kind = make("p", "styles__kind");
    const list = make("dl", "styles__words", make("dt", "", "It gains"), this.gains, make("dt", "", "It loses"), this.loses);
    const { rendering, year, subject } = this.fields;
    live.append(
      this.stage,
      make("div", "styles__side", rendering.element, year.element, subject.element),
      make("div", "styles__says", this.heading, list, this.kind),
    );
    live.classList.add("styles");
  }

  /** Lays the four plates of a subject over each other, as the fallback holds them. @param {string} subject */
  lay(subject) {
    if (this.laid === subject) return;
    this.laid = subject;
    const pictures = this.data.plates.map((/** @type {string} */ plate) => {
      const link = this.querySelector(`.figure__fallback a[href*="/${subject}-${plate}/"]`);
      const picture = /** @type {HTMLElement} */ (link?.closest("li")?.querySelector("picture")?.cloneNode(true));
      const image = /** @type {HTMLImageElement} */ (picture.querySelector("img"));
      for (const one of picture.querySelectorAll("source, img")) one.setAttribute("sizes", SIZES);
      Object.assign(image, { alt: "", loading: "eager" }); // last: it sets out at once
      return picture;
    });
    this.layers = pictures.map((/** @type {HTMLElement} */ picture) => picture.querySelector("img"));
    this.stage.replaceChildren(...pictures);
  }

  sync() {
    for (const [key, field] of Object.entries(this.fields)) field.set(/** @type {never} */ (this.state[key]));
  }

  draw() {
    const { subject, rendering, year } = this.state;
    const most = this.keys.year.max;
    this.lay(subject);
    const shares = shareOut(rendering / ALL, year / most);
    for (const [k, opacity] of stack(shares).entries()) this.layers[k].style.opacity = opacity.toFixed(4);
    const { name, ...words } = this.data.words[nameStyle(rendering / ALL)];
    const { gains, loses } = words[nameAge(year / most)];
    const subjectName = this.data.subjects.find((/** @type {{value: string}} */ { value }) => value === subject).name;
    const title = `${subjectName}: ${name.toLowerCase()}, ${age(year)}`;
    const isPlate = shares.some((share) => share === 1);
    const kind = isPlate
      ? year ? "This picture is modelled, at the middle spread." : "This picture is drawn, as healed."
      : `This picture is a blend of ${shares.filter(Boolean).length} drawn ones.`;
    this.heading.textContent = title;
    this.gains.textContent = gains;
    this.loses.textContent = loses;
    this.kind.textContent = kind;
    this.stage.setAttribute("aria-label", `${title}. ${kind}`);
    this.say(`${title}. It gains: ${gains} It loses: ${loses} ${kind}`);
  }
}

customElements.define("style-slider", StyleSlider);
