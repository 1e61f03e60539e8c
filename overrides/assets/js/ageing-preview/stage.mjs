/** One picture of the preview: a canvas with its scale, and what it says of itself. */
import { make } from "../figure/dom.mjs";
import { millimetres } from "../figure/units.mjs";

export const ROOM = { width: 800, height: 600, across: 0.68, down: 0.74 };

const BARS_MM = [20, 10, 5, 2, 1];
const WIDEST_BAR = 0.3; // of the picture

/** The cheapest way to change words: no new node, and nothing where they stay. @param {Text} text @param {string} words */
export function write(text, words) {
  if (text.data !== words) text.data = words;
}

export class Stage {
  /** @param {{address: URL, mm: number} | null} skin a piece of skin to lay over the picture, and how wide it is */
  constructor(skin) {
    this.skin = skin;
    this.relief = make("span", "preview__skin");
    if (skin) this.relief.style.backgroundImage = `url("${skin.address}")`;
    this.canvas = make("canvas", "preview__canvas");
    Object.assign(this.canvas, { width: ROOM.width, height: ROOM.height });
    this.canvas.setAttribute("role", "img");
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.image = this.context.createImageData(ROOM.width, ROOM.height);
    this.pixels = new Uint32Array(this.image.data.buffer);
    [this.barText, this.nameText] = [new Text(), new Text()];
    this.bar = make("span", "preview__bar", this.barText);
    const label = make("span", "preview__name", this.nameText);
    const model = make("span", "preview__model", "a model, not a promise");
    this.element = make("div", "preview__stage", this.canvas, this.relief, label, this.bar, model);
  }

  /**
   * @param {import("./model.mjs").Levels} levels
   * @param {number} variance @param {Uint32Array} curve
   */
  paint(levels, variance, curve) {
    levels.paint(variance, curve, this.pixels);
    this.context.putImageData(this.image, 0, 0);
  }

  /**
   * @param {{name: string, words: string, pxPerMm: number, dark: boolean}} said `words` for those who cannot see it; `dark` skin
   */
  label({ name, words, pxPerMm, dark }) {
    write(this.nameText, name);
    this.canvas.setAttribute("aria-label", words);
    this.element.classList.toggle("preview__stage--dark", dark);
    if (this.skin) this.relief.style.backgroundSize = `${(100 * this.skin.mm * pxPerMm) / ROOM.width}%`;
    const mm = BARS_MM.find((one) => one * pxPerMm <= WIDEST_BAR * ROOM.width) ?? 1;
    write(this.barText, millimetres(mm));
    this.bar.style.setProperty("--bar", `${(100 * mm * pxPerMm) / ROOM.width}%`);
    this.bar.style.setProperty("--bar-ticks", `${mm > 10 ? mm / 2 : mm === 1 ? 2 : mm}`);
  }
}
