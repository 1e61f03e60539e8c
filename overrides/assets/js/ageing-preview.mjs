/**
 * `<ageing-preview src="….json" subject="rose" mm="22" year="10">`: a piece, healed to 20 years. `controls="few"` leaves the
 * year and the strength of spreading, for a small figure in a text.
 */
import { LivingFigure } from "./figure/figure.mjs";
import { make } from "./figure/dom.mjs";
import { makeButton, makeRadios, makeRange, makeSelect } from "./figure/controls.mjs";
import { age, length, millimetres } from "./figure/units.mjs";
import { layOut, readDensity, readPixels } from "./ageing-preview/ink.mjs";
import { Levels, bareSkin, inkCurve, sigmaMm, varianceOf } from "./ageing-preview/model.mjs";
import { runInSlices } from "./ageing-preview/slices.mjs";
import { ROOM, Stage, write } from "./ageing-preview/stage.mjs";

const SPREADS = ["low", "middle", "high"];
const DARK_FROM = 7; // Monk tones on which light letters read better

const words = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);
const keysOf = (/** @type {{value: string}[]} */ options) => options.map(({ value }) => value);

class AgeingPreview extends LivingFigure {
  /** @returns {import("./figure/state.mjs").Schema} */
  schema() {
    const { mm, most_years, subjects, tones, sites, suns } = this.data;
    return {
      subject: { kind: "choice", values: subjects.map(({ key }) => key), first: "rose" },
      mm: { kind: "number", min: mm[0], max: mm[1], step: 0.5, first: 22 },
      year: { kind: "number", min: 0, max: most_years, step: 0.5, first: 10 },
      spread: { kind: "choice", values: [...SPREADS, "all"], first: "middle" },
      tone: { kind: "choice", values: keysOf(tones), first: "4" },
      site: { kind: "choice", values: keysOf(sites), first: "forearm" },
      sun: { kind: "choice", values: keysOf(suns), first: "some" },
    };
  }

  /** @param {HTMLElement} live */
  async build(live) {
    this.few = this.getAttribute("controls") === "few";
    const { skin } = this.data;
    this.stages = SPREADS.map(() => new Stage(skin && { address: this.locate(skin.file), mm: skin.mm }));
    this.said = new Text();
    this.readout = make("p", "preview__readout", this.said);
    this.pictures = make("div", "preview__pictures", ...this.stages.map(({ element }) => element));
    live.append(this.pictures, this.readout, ...this.makeControls());
    live.classList.add("preview");
    await this.load();
  }

  makeControls() {
    const { state, data } = this;
    const { mm, year } = this.keys;
    this.fields = {
      year: makeRange({
        label: "Age", ...year, value: state.year, tick: 1, ends: ["healed", age(year.max)],
        say: (value) => age(value), onInput: (value) => this.change({ year: value }),
      }),
      mm: makeRange({
        label: "Width", ...mm, value: state.mm, tick: 1, ends: [millimetres(mm.min), millimetres(mm.max)],
        say: length, onInput: (value) => this.change({ mm: value }),
      }),
      spread: makeRadios({
        label: "How fast the ink spreads", value: state.spread, onInput: (value) => this.change({ spread: value }),
        options: [...SPREADS, "all"].map((value) => ({ value, name: value === "all" ? "All three" : words(value) })),
      }),
      tone: makeRadios({
        label: "Skin", value: state.tone, onInput: (value) => this.change({ tone: value }),
        options: data.tones.map((tone) => ({ ...tone, name: words(tone.name), colour: bareSkin(data.model, tone.value) })),
      }),
      site: makeSelect({
        label: "Where", value: state.site, options: data.sites, onInput: (value) => this.change({ site: value }),
      }),
      sun: makeRadios({
        label: "Sun", value: state.sun, options: data.suns, onInput: (value) => this.change({ sun: value }),
      }),
      subject: makeSelect({
        label: "Picture", value: state.subject, onInput: (value) => this.chooseSubject(value),
        options: data.subjects.map(({ key, name }) => ({ value: key, name })),
      }),
    };
    const pick = (/** @type {string[]} */ ...keys) => keys.map((key) => this.fields[key].element);
    const first = make("div", "preview__first", ...pick("year", ...(this.few ? [] : ["mm"]), "spread"));
    if (this.few) return [first];
    first.append(this.makeGuess());
    this.fields.subject.element.append(this.makeOpener());
    return [first, make("div", "figure__controls preview__more", ...pick("tone", "site", "subject", "sun"))];
  }

  /** Lets the reader open a picture of their own; the code for it comes when it is first asked for. */
  makeOpener() {
    const input = make("input", "visually-hidden");
    Object.assign(input, { type: "file", accept: "image/*,.heic,.heif", tabIndex: -1 });
    input.setAttribute("aria-label", "Your own picture");
    this.trouble = make("p", "preview__trouble");
    this.trouble.setAttribute("role", "alert");
    input.addEventListener("change", () => {
      const [file] = input.files;
      input.value = "";
      if (file) this.open(file);
    });
    const button = makeButton("Open your own picture", () => input.click());
    const note = make("p", "preview__note", "It stays on this device. Nothing is sent.");
    return make("div", "preview__own", button, input, note, this.trouble);
  }

  /** @param {File} file */
  async open(file) {
    const turn = (this.turn = {});
    const { openOwn } = await import("./ageing-preview/own.mjs");
    const opened = await openOwn(file, this.data.model);
    if (turn !== this.turn) return; // another was chosen since
    this.trouble.textContent = opened.says ?? "";
    if (!opened.drawing) return;
    if (!(await this.take(opened.drawing, "Your picture", () => turn === this.turn))) return;
    this.own = true;
    const option = this.fields.subject.select.querySelector("[value=own]") ?? new Option("Your own picture", "own");
    this.fields.subject.select.append(option);
    this.fields.subject.set("own");
    this.change();
  }

  makeGuess() {
    const panel = make("div", "preview__guess");
    const button = makeButton("Guess first", async () => {
      const { startGuess } = await import("./ageing-preview/guess.mjs");
      button.hidden = true;
      await startGuess(this, panel, () => {
        button.hidden = false;
        button.focus();
      });
    });
    panel.append(button);
    return panel;
  }

  /** @param {string} subject */
  async chooseSubject(subject) {
    if (subject === "own") return;
    this.own = false;
    this.fields.subject.select.querySelector("[value=own]")?.remove();
    this.state.subject = subject;
    if (await this.load()) this.change();
  }

  /** @param {string} file beside the data */
  locate(file) {
    return new URL(file, new URL(this.getAttribute("src"), location.href));
  }

  /** @returns {Promise<boolean>} whether the picture is there; not if another was asked for since */
  async load() {
    const turn = (this.turn = {});
    const subject = this.data.subjects.find(({ key }) => key === this.state.subject);
    const answer = await fetch(this.locate(subject.file));
    if (!answer.ok) throw new Error(`${subject.file}: ${answer.status}`);
    const bitmap = await createImageBitmap(await answer.blob());
    const pixels = readPixels(bitmap);
    bitmap.close();
    const goesOn = () => turn === this.turn;
    const drawing = await runInSlices(readDensity(pixels, this.data.model.max_absorbance, subject.motif_px), { goesOn });
    return Boolean(drawing) && this.take(drawing, subject.name, goesOn);
  }

  /**
   * Replaces the picture once all is there to draw it.
   * @param {import("./ageing-preview/ink.mjs").Drawing} drawing @param {string} name
   * @param {() => boolean} goesOn
   */
  async take(drawing, name, goesOn) {
    const laid = await runInSlices(layOut(drawing, ROOM), { goesOn });
    if (!laid) return false;
    const { ink, motifPx } = laid;
    const levels = new Levels(ink, ROOM.width, ROOM.height, this.data.model.max_absorbance);
    const picture = { levels, motifPx, name };
    for (let n; (n = this.findLack(picture)) !== undefined; ) {
      await runInSlices(levels.make(n), { goesOn });
      if (!goesOn()) return false;
    }
    Object.assign(this, picture);
    this.prepare();
    return true;
  }

  /** @returns {string[]} the strengths of spreading in view */
  get shown() {
    const { spread } = this.state;
    return spread === "all" ? SPREADS : [spread];
  }

  /** @param {string} spread @param {number} motifPx @returns {number} px² */
  variance(spread, motifPx) {
    const sigma = this.guessed ?? sigmaMm(this.data.model, this.ageing(spread));
    return varianceOf(this.data.model, sigma, motifPx / this.state.mm);
  }

  /** @param {{levels: Levels, motifPx: number}} picture @returns {number | undefined} a level that the state asks for and that is not made yet */
  findLack({ levels, motifPx }) {
    return this.shown.map((spread) => levels.lacking(this.variance(spread, motifPx))).find((n) => n !== undefined);
  }

  /**
   * Makes the blurred levels that any age and width will ask for, so that no drag has to wait for them; first those that
   * the state asks for, and then draws it.
   */
  async prepare() {
    const { levels } = this;
    if (this.preparing === levels) return;
    this.preparing = levels;
    const goesOn = () => levels === this.levels && this.isConnected;
    const canWait = () => this.findLack(this) === undefined;
    try {
      for (let n; (n = this.findLack(this) ?? this.findNext()) !== undefined; ) {
        await runInSlices(levels.make(n), { goesOn, canWait });
        if (!goesOn()) return;
        if (this.waits && canWait()) this.draw();
      }
    } catch (error) {
      this.fail(error);
    } finally {
      if (this.preparing === levels) this.preparing = undefined;
    }
  }

  /** @returns {number | undefined} the next level in turn, if any age and width may ask for it */
  findNext() {
    const { model, mm, most_years: year } = this.data;
    const sigma = sigmaMm(model, { ...this.ageing("high"), year });
    const last = Levels.around(varianceOf(model, sigma, this.motifPx / mm[0])) + 1;
    const next = this.levels.made.length;
    return next > last ? undefined : next;
  }

  /** @param {string} spread @returns {import("./ageing-preview/model.mjs").Ageing} */
  ageing(spread) {
    const { year, site, sun } = this.state;
    const factor = this.data.sites.find(({ value }) => value === site).factor;
    return { year, spread, site: factor, sun: this.data.suns.find(({ value }) => value === sun).share };
  }

  /** @param {string} spread @returns {number} mm: the narrowest line, with a gap as wide, that still stands apart */
  finest(spread) {
    const sigma = sigmaMm(this.data.model, this.ageing(spread));
    return (Math.PI * sigma * Math.sqrt(2 / Math.log(1 / this.data.legible))) / 2;
  }

  /** Where a level is lacking, what is in view stays until it is made. */
  draw() {
    if (!this.levels) return;
    if (this.guessed === undefined) this.report();
    this.waits = this.findLack(this) !== undefined;
    if (this.waits) {
      this.prepare();
      return;
    }
    const { mm, year, tone } = this.state;
    const pxPerMm = this.motifPx / mm;
    this.stages.forEach((stage, n) => {
      const one = SPREADS[n];
      const shown = this.shown.includes(one);
      stage.element.hidden = !shown;
      if (!shown) return;
      stage.paint(this.levels, this.variance(one, this.motifPx), inkCurve(this.data.model, this.ageing(one), tone));
      const name = this.guessed === undefined ? `${words(age(year))}, ${one}` : "Your guess";
      stage.label({ name, words: `${this.name}, ${name}`, pxPerMm, dark: Number(tone) >= DARK_FROM });
    });
  }

  report() {
    const { mm, year, spread } = this.state;
    const [low, middle, high] = SPREADS.map((one) => this.finest(one));
    const main = spread === "low" ? low : spread === "high" ? high : middle;
    const across = Math.round(mm / (2 * main));
    const said = year
      ? `After ${age(year)}, lines and gaps below ${millimetres(main)} have run together (low to high: ${millimetres(low)} to ${millimetres(high)}). ${length(mm)} has room for ${across} lines side by side.`
      : "Healed: every line is about as fine as the needle made it. Now let it age.";
    write(this.said, said);
    this.say(said);
  }

  async sync() {
    for (const [key, field] of Object.entries(this.fields)) field.set(this.state[key]);
    this.own = false;
    if (await this.load()) this.change();
  }
}

customElements.define("ageing-preview", AgeingPreview);
