/**
 * The sums of sitekit/figures/details.py and sitekit/ageing/model.py; tests/golden/detail-budget.json holds both together.
 *
 * @typedef {{sigma0_mm: number, spread: Record<string, number>, legible: number, open: number}} Model
 * @typedef {{key: string, name: string, across: number, parts: number}} Detail
 */

export const SPREADS = ["low", "middle", "high"];

/** @param {Detail} detail @param {number} mm width of the piece @returns {number} width of the detail, mm */
export const widthOf = (detail, mm) => mm / detail.across;

/** @param {Detail} detail @param {number} mm width of the piece @returns {number} width of its narrowest gap, mm */
export const gapOf = (detail, mm) => widthOf(detail, mm) / detail.parts;

/** @param {Model} model @param {number} years @param {string} spread @returns {number} blur as a standard deviation, mm */
export const sigmaMm = (model, years, spread) => Math.sqrt(model.sigma0_mm ** 2 + 2 * model.spread[spread] * years);

/** @param {Model} model @param {number} gap mm @param {number} years @param {string} spread @returns {"open" | "closing" | "closed"} */
export function judgeGap(model, gap, years, spread) {
  const contrast = Math.exp(-2 * ((Math.PI * sigmaMm(model, years, spread)) / (2 * gap)) ** 2);
  return contrast < model.legible ? "closed" : contrast < model.open ? "closing" : "open";
}

/** @param {Model} model @param {Detail} detail @param {number} years @param {string} spread @returns {number} mm of the narrowest piece that keeps the gap */
export function smallestMm(model, detail, years, spread) {
  const pair = Math.PI * sigmaMm(model, years, spread) * Math.sqrt(2 / Math.log(1 / model.legible));
  return (pair / 2) * detail.across * detail.parts;
}

/** The normal distribution up to z, good to 0.00001 (Abramowitz and Stegun 26.2.16). @param {number} z */
function normal(z) {
  const t = 1 / (1 + 0.33267 * Math.abs(z));
  const tail = (0.3989423 * t * (0.4361836 + t * (-0.1201676 + t * 0.937298))) / Math.exp((z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}

/**
 * @param {number} at mm from the middle of the gap @param {number} gap mm @param {number} sigma mm
 * @returns {number} ink, 0 to 1, of two bars as wide as the gap between them
 */
export function inkAt(at, gap, sigma) {
  const bar = (/** @type {number} */ from, /** @type {number} */ to) => normal((at - from) / sigma) - normal((at - to) / sigma);
  return bar(-1.5 * gap, -0.5 * gap) + bar(0.5 * gap, 1.5 * gap);
}
