/** What a thing laid on the screen says about its millimetres. All lengths in mm or CSS px, as named. */

/**
 * @typedef {{key: string, name: string, says: string, overMm: number, highMm: number, roundMm: number}} Thing
 *   `overMm` is the width that is matched, `roundMm` the radius of its corners
 */

/** @type {Thing[]} */
export const THINGS = [
  { key: "card", name: "Bank card", says: "85.60 × 53.98\u00a0mm", overMm: 85.6, highMm: 53.98, roundMm: 3.18 },
  { key: "quarter", name: "US quarter", says: "24.26\u00a0mm across", overMm: 24.26, highMm: 24.26, roundMm: 12.13 },
];
const UPRIGHT = { ...THINGS[0], overMm: 53.98, highMm: 85.6 };

const MOST_PX_PER_MM = 14; // a phone at half its zoom
const LEAST_PX_PER_MM = 1.2; // a large television, or a monitor at double its zoom
const SLIP_MM = 1;

/**
 * @param {string} key
 * @param {number} roomPx
 * @returns {Thing} a card stands upright where the screen may be narrower than it is long
 */
export function chooseThing(key, roomPx) {
  if (key !== "card") return THINGS[1];
  return roomPx < THINGS[0].overMm * 6.2 ? UPRIGHT : THINGS[0];
}

/**
 * @param {Thing} thing
 * @param {number} roomPx
 * @returns {{min: number, max: number}} how narrow and how wide its outline can be, in px
 */
export function widthsOf(thing, roomPx) {
  const max = Math.floor(Math.min(roomPx, thing.overMm * MOST_PX_PER_MM));
  return { min: Math.min(Math.ceil(thing.overMm * LEAST_PX_PER_MM), max), max };
}

/**
 * Where to begin: what was measured before the zoom changed, or what such screens have as a rule.
 * @param {{pxPerMm: number, devicePixelRatio: number} | null} kept
 * @param {{devicePixelRatio: number, coarse: boolean}} screen `coarse` where fingers point
 */
export function guessPxPerMm(kept, { devicePixelRatio, coarse }) {
  if (kept) return (kept.pxPerMm * kept.devicePixelRatio) / devicePixelRatio;
  return coarse ? 6 : 96 / 25.4;
}

/**
 * @param {number} widthMm of a tattoo
 * @param {number} overMm of the thing that was matched
 * @returns {number} by how many mm it may be shown too wide or too narrow, if the outline was 1 mm off
 */
export const slipOf = (widthMm, overMm) => (widthMm * SLIP_MM) / overMm;

/**
 * @param {number} pxPerMm
 * @param {number} roomPx
 * @returns {number} the longest whole ten of mm, up to 50, that there is room for; at least 10
 */
export const checkBarMm = (pxPerMm, roomPx) => Math.max(10, Math.min(50, Math.floor(roomPx / pxPerMm / 10) * 10));
