/**
 * `<size-sheet>` holds a sheet that prints without script. This chooses another piece, other widths, or a picture of the
 * reader's own, which never leaves the device.
 */
import { makeButton, makeSelect } from "../figure/controls.mjs";
import { make, nextId } from "../figure/dom.mjs";
import { LivingFigure } from "../figure/figure.mjs";
import { openPicture } from "../figure/open-picture.mjs";
import { readValue } from "../figure/state.mjs";
import { inches, millimetres } from "../figure/units.mjs";
import { fitWidth, LEAST_MM, MOST_MM, pixelsOf } from "./model.mjs";

const MOST_PX = 1600;

class SizeSheet extends LivingFigure {
  /** @type {ImageBitmap | null} the reader's own picture, while it is on the sheet */
  own = null;
  opened = 0;

  schema() {
    const widths = this.data.widths.map((/** @type {number} */ first, /** @type {number} */ n) => [
      `width${n + 1}`,
      { kind: "number", min: LEAST_MM, max: MOST_MM, step: 0.5, first },
    ]);
    const values = this.data.pieces.map((/** @type {{key: string}} */ { key }) => key);
    return { piece: { kind: "choice", values, first: values[0] }, ...Object.fromEntries(widths) };
  }

  async start() {
    await super.start();
    const live = this.querySelector(":scope > .figure__live");
    if (live) this.prepend(live); // the controls stand above what they change
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.drop();
  }

  build(/** @type {HTMLElement} */ live) {
    const named = location.hash.replace("#sheet-", "");
    if (this.keys.piece.values.includes(named)) this.state.piece = named;
    this.pieces = /** @type {HTMLElement} */ (this.querySelector(".cut-sheet__pieces"));
    this.places = new Map([...this.pieces.children].map((place) => [place.id, place]));
    for (const image of this.pieces.querySelectorAll("img")) image.dataset.src = image.src;
    this.piece = makeSelect({
      label: "Piece",
      options: this.data.pieces.map(({ key, name }) => ({ value: key, name })),
      value: this.state.piece,
      onInput: (piece) => {
        this.drop();
        this.change({ piece });
      },
    });
    this.fault = make("p", "figure__fault");
    const widths = make("fieldset", "figure__control cut-sheet-widths", make("legend", "figure__label", "Widths in mm"));
    this.inputs = this.data.widths.map((/** @type {number} */ _, /** @type {number} */ n) => this.makeWidth(n));
    widths.append(make("div", "cut-sheet-widths__row", ...this.inputs));
    const buttons = make("div", "figure__buttons", this.makeOpener(), makeButton("Print the sheet", () => print()));
    live.append(make("div", "figure__controls", this.piece.element, widths), buttons, this.fault);
  }

  /** @param {number} n @returns {HTMLInputElement} */
  makeWidth(n) {
    const input = make("input", "figure__number");
    const name = `width${n + 1}`;
    Object.assign(input, { type: "number", min: LEAST_MM, max: MOST_MM, step: 0.5, inputMode: "decimal", value: this.state[name] });
    input.setAttribute("aria-label", `Width ${n + 1}, mm`);
    input.addEventListener("change", () => {
      this.change({ [name]: readValue(this.keys[name], input.value) });
      this.sync();
    });
    return input;
  }

  makeOpener() {
    const input = make("input", "visually-hidden");
    Object.assign(input, { type: "file", accept: "image/*", id: nextId() });
    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      input.value = ""; // so that the same file can be chosen again
      if (file) await this.open(file);
    });
    const label = make("label", "figure__button cut-sheet-open", "Open a picture");
    label.htmlFor = input.id;
    return make("span", "", input, label);
  }

  /** @param {File} file */
  async open(file) {
    const turn = ++this.opened;
    const { bitmap, says } = /** @type {any} */ (await openPicture(file, { most: MOST_PX }));
    if (turn !== this.opened) return bitmap?.close();
    this.fault.textContent = says ?? "";
    if (says) return this.say(says);
    this.drop();
    this.own = bitmap;
    this.change();
  }

  /** Let go of the reader's own picture. */
  drop() {
    this.opened += 1;
    this.own?.close();
    this.own = null;
    this.ownPlace = undefined;
  }

  sync() {
    this.piece.set(this.state.piece);
    for (const [n, input] of this.inputs.entries()) input.value = `${this.state[`width${n + 1}`]}`;
  }

  draw() {
    this.fault.textContent = "";
    const chosen = this.own ? (this.ownPlace ??= this.makeOwn()) : this.places.get(`sheet-${this.state.piece}`);
    for (const place of this.places.values()) {
      for (const image of place.querySelectorAll("img")) supply(image, place === chosen);
    }
    this.pieces.replaceChildren(chosen);
    if (!this.own) this.piece.set(this.state.piece);
    const title = chosen.querySelector(".cut-sheet__title").textContent;
    const shown = [...chosen.querySelectorAll(".cutout")].map((cutout, n) => this.size(cutout, n, title));
    this.say(`On the sheet: ${title}, ${shown.join(", ")} wide.`);
  }

  /** @param {HTMLElement} cutout @param {number} n @param {string} title @returns {string} its width in words */
  size(cutout, n, title) {
    const ink = /** @type {HTMLImageElement | HTMLCanvasElement} */ (cutout.querySelector(".cutout__ink"));
    const picture = this.own ?? { width: Number(ink.getAttribute("width")), height: Number(ink.getAttribute("height")) };
    const mm = fitWidth(this.state[`width${n + 1}`], picture.width / picture.height);
    cutout.style.setProperty("--width", `${mm}mm`);
    const words = millimetres(mm);
    cutout.querySelector(".cutout__size").replaceChildren(make("b", "", words), ` (${inches(mm)})`);
    if (ink instanceof HTMLImageElement) {
      Object.assign(ink, { alt: `${title}, ${words} wide`, loading: "eager" });
    } else if (this.own) {
      [ink.width, ink.height] = pixelsOf(mm, this.own);
      const pen = ink.getContext("2d");
      pen.imageSmoothingQuality = "high";
      pen.drawImage(this.own, 0, 0, ink.width, ink.height);
      ink.setAttribute("aria-label", `${title}, ${words} wide`);
    }
    return words;
  }

  /** @returns {HTMLElement} the place of the reader's own picture, a copy of another piece's */
  makeOwn() {
    const place = /** @type {HTMLElement} */ (this.places.values().next().value.cloneNode(true));
    place.id = "sheet-own";
    place.setAttribute("aria-label", "Your own picture");
    place.querySelector(".cut-sheet__title").textContent = "Your own picture";
    for (const image of place.querySelectorAll("img")) {
      const canvas = make("canvas", "cutout__ink");
      canvas.setAttribute("role", "img");
      image.replaceWith(canvas);
    }
    return place;
  }
}

/**
 * Browsers fetch every lazy picture before they print: only those on the sheet have an address.
 * @param {HTMLImageElement} image @param {boolean} shown
 */
function supply(image, shown) {
  if (!shown) image.removeAttribute("src");
  else if (!image.hasAttribute("src")) image.src = image.dataset.src ?? "";
}

customElements.define("size-sheet", SizeSheet);
