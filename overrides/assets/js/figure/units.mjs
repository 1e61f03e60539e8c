/** Lengths and ages in words, as the plates' captions write them (sitekit/catalogue/words.py). */

const MM_PER_INCH = 25.4;
const NOBREAK = "\u00a0";

/** @param {number} value @param {number} digits behind the point, at most */
const short = (value, digits) => `${Number(value.toFixed(digits))}`;

/**
 * @param {number} mm
 * @param {number} [digits] behind the point, at most; without it two below 1 mm, else one
 * @returns {string} "26 mm", "0.35 mm"
 */
export const millimetres = (mm, digits = mm < 1 ? 2 : 1) => `${short(mm, digits)}${NOBREAK}mm`;

/** @param {number} mm @returns {string} "1.0 in", and "0.02 in" where a tenth says too little */
export function inches(mm) {
  const value = mm / MM_PER_INCH;
  return `${value.toFixed(value < 0.1 ? 3 : value < 0.3 ? 2 : 1)}${NOBREAK}in`;
}

/** @param {number} mm @returns {string} "26 mm (1.0 in)" */
export const length = (mm) => `${millimetres(mm)} (${inches(mm)})`;

/** @param {number} years @returns {string} "healed", "1 year", "10 years" */
export function age(years) {
  return years > 0 ? `${short(years, 1)}${NOBREAK}year${years === 1 ? "" : "s"}` : "healed";
}
