/** How much of each of four pictures shows: lines healed, lines aged, rendering healed, rendering aged. */

const NEAR_AN_END = 0.25;

/** @param {number} rendering 0 (lines) to 1 @param {number} aged 0 (healed) to 1 @returns {number[]} shares that sum to 1 */
export const shareOut = (rendering, aged) => [
  (1 - rendering) * (1 - aged), (1 - rendering) * aged, rendering * (1 - aged), rendering * aged,
];

/**
 * @param {number[]} shares of layers, the lowest first
 * @returns {number[]} the opacity each layer needs to show by its share: what lies above it hides the rest
 */
export function stack(shares) {
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    return sum > 0 ? share / sum : 0;
  });
}

/** @param {number} rendering 0 to 1 @returns {"fine-line" | "blend" | "micro-realism"} whose words fit */
export const nameStyle = (rendering) =>
  rendering <= NEAR_AN_END ? "fine-line" : rendering < 1 - NEAR_AN_END ? "blend" : "micro-realism";

/** @param {number} aged 0 to 1 @returns {"healed" | "aged"} */
export const nameAge = (aged) => (aged < 0.5 ? "healed" : "aged");
