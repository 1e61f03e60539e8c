/**
 * What is chosen: which pieces have all of it, what each other choice would leave, its address and its name.
 *
 * @typedef {{key: string, name: string, values: {key: string, name: string}[]}} Facet
 * @typedef {object} Piece
 * @property {string} id
 * @property {string} title
 * @property {string} alt
 * @property {string} facts
 * @property {string} stem begins the names of its files
 * @property {number} width px, of the widest file
 * @property {number} height px
 * @property {string} colour as "abc"
 * @property {number} mm width of the tattoo
 * @property {number[][]} values for each facet the places of its values
 * @typedef {{facets: Facet[], widths: number[], pieces: Piece[]}} Index
 * @typedef {number[]} Choice for each facet the place of the chosen value, -1 for none
 */

const INDEX = "gallery/";
const IN_PATH = 2;

/**
 * @param {Index} index
 * @param {Choice} choice
 * @returns {{found: Piece[], counts: number[][]}} `counts[f][v]`: the pieces with value v of facet f and with what is chosen
 *   of all other facets
 */
export function findPieces({ facets, pieces }, choice) {
  const counts = facets.map(({ values }) => values.map(() => 0));
  const chosen = choice.flatMap((value, facet) => (value < 0 ? [] : [facet]));
  const found = pieces.filter(({ values }) => {
    const missed = chosen.filter((facet) => !values[facet].includes(choice[facet]));
    if (missed.length > 1) return false;
    // A piece that misses one choice counts for the other values of that facet only.
    for (const facet of missed.length ? missed : counts.keys()) for (const value of values[facet]) counts[facet][value]++;
    return !missed.length;
  });
  return { found, counts };
}

/** @param {Choice} choice @param {number} facet @param {number} value @returns {Choice} with the value, or without if it was */
export function toggle(choice, facet, value) {
  return choice.map((old, n) => (n !== facet ? old : old === value ? -1 : value));
}

/** @param {Index} index @param {Choice} choice @returns {string} below the site's root: two facets are a page, others its query */
export function writeAddress({ facets }, choice) {
  const pairs = facets.flatMap(({ key, values }, n) => (choice[n] < 0 ? [] : [[key, values[choice[n]].key]]));
  const path = pairs.slice(0, IN_PATH).map((pair) => `${pair.join("-")}/`);
  const query = pairs.slice(IN_PATH).map((pair) => pair.join("="));
  return INDEX + (path.length ? `find/${path.join("")}` : "") + (query.length ? `?${query.join("&")}` : "");
}

/** @param {Index} index @param {string} address as written @returns {Choice} without what is not known; the path goes first */
export function readAddress({ facets }, address) {
  const [path, query] = address.split("?");
  const parts = path.startsWith(`${INDEX}find/`) ? path.split("/") : [];
  const asked = new URLSearchParams(query);
  return facets.map(({ key, values }) => {
    const part = parts.find((one) => one.startsWith(`${key}-`));
    const wanted = part ? part.slice(key.length + 1) : asked.get(key);
    return values.findIndex((value) => value.key === wanted);
  });
}

/** @param {Index} index @param {Choice} choice @returns {string} as "Rose · Forearm" */
export function nameChoice({ facets }, choice) {
  const names = facets.flatMap(({ values }, n) => values[choice[n]]?.name ?? []);
  return names.map((name) => name[0].toUpperCase() + name.slice(1)).join(" · ") || "All pictures";
}
