/** What is on a sheet of paper. All lengths in mm. */

export const LEAST_MM = 5;
export const MOST_MM = 100;
const HIGHEST_MM = 160; // leaves room on a sheet of Letter for what stands around it
const PRINTED_PX_PER_MM = 16; // 400 dots per inch

/**
 * @param {number} widthMm wanted
 * @param {number} widthToHeight of the picture
 * @returns {number} the width it gets: a tall picture must still fit on the paper
 */
export const fitWidth = (widthMm, widthToHeight) => Math.min(widthMm, Math.floor(HIGHEST_MM * widthToHeight * 10) / 10);

/**
 * @param {number} widthMm on paper
 * @param {{width: number, height: number}} picture in px
 * @returns {[number, number]} as many px as a printer shows of it
 */
export function pixelsOf(widthMm, { width, height }) {
  const across = Math.max(1, Math.min(width, Math.round(widthMm * PRINTED_PX_PER_MM)));
  return [across, Math.max(1, Math.round((across * height) / width))];
}
