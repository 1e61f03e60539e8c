/**
 * The ageing model as the preview draws it: ink spreads and fades, then skin shows it. The same formulas as
 * sitekit/ageing/model.py; the same tables as the picture engine (illustrations/preview).
 */
import { blur } from "./blur.mjs";
import { byRows, finish } from "./slices.mjs";

/**
 * @typedef {{
 *   spread: Record<string, number>, sigma0_mm: number, clearance: number, sun_loss: number, weak_loss: number,
 *   optics_mm: number, max_absorbance: number, years: number[], entries: number, tones: Record<string, string>,
 * }} Model
 * @typedef {{year: number, spread: string, site: number, sun: number}} Ageing
 */

const FIRST_VARIANCE = 0.36; // px²: what is narrower cannot be sampled
const DIRECT_VARIANCE = 9; // px²: up to this a level is made from the ink as drawn
const RATIO = 1.45; // of the variances of two neighbouring levels
const FINE = 65520; // the largest value of a level, 16 times the last entry of the ink curve
const CURVE = 4096;

/** @param {Model} model @param {Ageing} ageing @returns {number} blur of the ink [mm], a standard deviation */
export function sigmaMm(model, { year, spread, site }) {
  return Math.sqrt(model.sigma0_mm ** 2 + 2 * model.spread[spread] * site * year);
}

/** @param {Model} model @param {Ageing} ageing @returns {number} the share of the ink still there */
export const retained = (model, { year, sun }) => Math.exp(-(model.clearance + model.sun_loss * sun) * year);

/** @param {Model} model @param {number} sigma [mm] @param {number} pxPerMm @returns {number} px² that the picture is blurred by */
export const varianceOf = (model, sigma, pxPerMm) => (sigma ** 2 + model.optics_mm ** 2) * pxPerMm ** 2;

/** Ink blurred more and more, each level made from the one before; one that is asked for sooner comes from the ink in two steps. */
export class Levels {
  /**
   * @param {Float32Array} ink absorbance as drawn @param {number} width @param {number} height
   * @param {number} most absorbance
   */
  constructor(ink, width, height, most) {
    Object.assign(this, { ink, width, height, most });
    this.last = ink;
    /** @type {Uint16Array[]} */
    this.made = [];
    /** @type {Map<number, Uint16Array>} */
    this.early = new Map();
    /** @type {{n: number, ink: Float32Array} | undefined} the last of these */
    this.ahead = undefined;
  }

  /** @param {number} n @returns {number} px² */
  static variance(n) {
    return n ? FIRST_VARIANCE * RATIO ** (n - 1) : 0;
  }

  /** @param {number} variance px² @returns {number} the middle one of the three levels that a picture is made from */
  static around(variance) {
    let n = 1;
    while (Levels.variance(n + 1) < variance) n++;
    return n;
  }

  /** @param {number} n @returns {Uint16Array} at once */
  level(n) {
    return this.ready(n) ?? finish(this.make(n));
  }

  /** @param {number} n @returns {Uint16Array | undefined} */
  ready(n) {
    return this.made[n] ?? this.early.get(n);
  }

  /** @param {number} variance px² @returns {number | undefined} the first level that a picture so blurred still lacks */
  lacking(variance) {
    const n = Levels.around(variance);
    return [n - 1, n, n + 1].find((k) => !this.ready(k));
  }

  /**
   * One at a time. The next one in turn is kept in `made`.
   * @param {number} n
   * @returns {Generator<void, Uint16Array>}
   */
  *make(n) {
    const { made, early } = this;
    if (n && !made.length) yield* this.make(0);
    if (n > made.length) {
      const half = Math.sqrt(Levels.variance(n) / 2);
      const isNext = this.ahead?.n === n - 1;
      const ink = isNext ? yield* this.soften(this.ahead.ink, n) : yield* this.blur(yield* this.blur(this.ink, half), half);
      const coded = yield* this.code(ink);
      this.ahead = { n, ink };
      early.set(n, coded);
      return coded;
    }
    const ink = n ? yield* this.soften(this.last, n) : this.ink;
    const coded = yield* this.code(ink);
    this.last = ink;
    made.push(coded);
    early.delete(n);
    if (!early.size) this.ahead = undefined;
    return coded;
  }

  /** @param {Float32Array} before of level n - 1 @param {number} n @returns {Generator<void, Float32Array>} */
  soften(before, n) {
    const variance = Levels.variance(n);
    return variance > DIRECT_VARIANCE
      ? this.blur(before, Math.sqrt(variance - Levels.variance(n - 1)))
      : this.blur(this.ink, Math.sqrt(variance));
  }

  /** @param {Float32Array} ink @param {number} sigma px */
  blur(ink, sigma) {
    return blur(ink, this.width, this.height, sigma);
  }

  /** @param {Float32Array} ink @returns {Generator<void, Uint16Array>} */
  *code(ink) {
    const { width, height } = this;
    const coded = new Uint16Array(ink.length);
    const scale = FINE / this.most;
    yield* byRows(height, (first, end) => {
      for (let k = first * width; k < end * width; k++) coded[k] = Math.max(0, Math.min(FINE, ink[k] * scale + 0.5));
    });
    return coded;
  }

  /**
   * Looks each pixel's blurred ink up in `curve`.
   * @param {number} variance px²
   * @param {Uint32Array} curve of `inkCurve`
   * @param {Uint32Array} pixels takes the picture
   */
  paint(variance, curve, pixels) {
    const n = Levels.around(variance);
    const at = [n - 1, n, n + 1];
    const [sharp, middle, soft] = at.map((k) => this.level(k));
    const [a, b, c] = weigh(at.map(Levels.variance), variance);
    for (let k = 0; k < pixels.length; k++) {
      const ink = (sharp[k] * a + middle[k] * b + soft[k] * c) >> 12;
      pixels[k] = curve[ink < 0 ? 0 : ink > 4095 ? 4095 : ink];
    }
  }
}

/**
 * @param {number[]} nodes three variances @param {number} at
 * @returns {number[]} whole weights that sum to 256, of the parabola through three levels
 */
function weigh([first, second, third], at) {
  const a = Math.round((256 * (at - second) * (at - third)) / ((first - second) * (first - third)));
  const c = Math.round((256 * (at - first) * (at - second)) / ((third - first) * (third - second)));
  return [a, 256 - a - c, c];
}

/**
 * @param {Model} model @param {Ageing} ageing @param {string} tone step of the Monk scale
 * @returns {Uint32Array} for blurred ink from none to the most, evenly, its colour as a pixel once it has faded
 */
export function inkCurve(model, ageing, tone) {
  const colours = readTone(model, tone, ageing.year);
  const [most, left] = [model.max_absorbance, retained(model, ageing)];
  const weak = model.weak_loss * ageing.year;
  const last = model.entries - 1;
  const curve = new Uint32Array(CURVE);
  const bytes = new Uint8ClampedArray(curve.buffer);
  for (let k = 0; k < CURVE; k++) {
    const stays = ((most * k) / (CURVE - 1)) * left;
    const ink = stays && (stays * stays) / (stays + weak);
    const at = Math.sqrt(ink / most) * last;
    const entry = Math.min(last - 1, Math.floor(at));
    for (let c = 0; c < 3; c++) {
      const [low, high] = [colours[entry * 3 + c], colours[entry * 3 + 3 + c]];
      bytes[k * 4 + c] = low + (at - entry) * (high - low);
    }
    bytes[k * 4 + 3] = 255;
  }
  return curve;
}

/** @type {Map<string, Uint8Array>} */
const read = new Map();

/** @param {Model} model @param {string} tone @param {number} year @returns {Float32Array} colours between two ages, three numbers an entry */
function readTone(model, tone, year) {
  const text = model.tones[tone];
  const all = read.get(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  read.set(text, all);
  const { years } = model;
  let n = 0;
  while (n < years.length - 2 && years[n + 1] < year) n++;
  const share = (year - years[n]) / (years[n + 1] - years[n]);
  const size = model.entries * 3;
  return Float32Array.from({ length: size }, (_, k) => {
    const [young, old] = [all[n * size + k], all[(n + 1) * size + k]];
    return young + share * (old - young);
  });
}

/** @param {Model} model @param {string} tone @returns {string} the colour of bare skin, "rgb(…)" */
export function bareSkin(model, tone) {
  return `rgb(${[...readTone(model, tone, 0).subarray(0, 3)].join(" ")})`;
}
