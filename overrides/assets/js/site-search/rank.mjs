import { splitWords } from "./index.mjs";

/** @typedef {import("./index.mjs").Index} Index */

const MOST_PAGES = 8;
const MOST_PARTS = 3;
const SYNONYM = 0.4;
const BEGINNING = 0.7;

/** @param {string} a @param {string} b @param {number} most @returns {number} letters missing, added, wrong or swapped; `most` + 1 if more */
export function countSlips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** @param {string} word @param {Iterable<string>} others @param {number} most @returns {string[]} those with the fewest slips, if possible with the same first letter */
export function findNearest(word, others, most) {
  /** @type {string[]} */
  let nearest = [];
  for (const other of others) {
    const slips = countSlips(word, other, most);
    if (slips < most) [nearest, most] = [[], slips];
    if (slips <= most) nearest.push(other);
  }
  const alike = nearest.filter((one) => one[0] === word[0]);
  return alike.length ? alike : nearest;
}

/**
 * @param {Index} index
 * @param {string} term
 * @param {boolean} last whether the reader may still be typing it
 * @returns {Map<string, number>} stems of the index, each with what it counts
 */
function widen(index, term, last) {
  const terms = [...index.terms.keys()];
  const group = index.synonyms.find((one) => one.includes(term)) ?? [];
  const wide = new Map(group.map((one) => [one, SYNONYM]));
  if (last && term.length > 1) for (const one of terms) if (one.startsWith(term)) wide.set(one, BEGINNING);
  wide.set(term, 1);
  for (const one of wide.keys()) if (!index.terms.has(one)) wide.delete(one);
  if (wide.size) return wide;
  const roots = terms.filter((one) => one.length > 3 && term.startsWith(one) && term.length - one.length < 5);
  const near = roots.length ? roots : term.length > 3 ? findNearest(term, terms, term.length > 7 ? 2 : 1) : [];
  return new Map(near.map((one) => [one, BEGINNING]));
}

/**
 * @param {Index} index
 * @param {string} query
 * @returns {{ pages: { page: number, parts: number[] }[], stems: Set<string> }} the best pages, each with its best parts
 *   (sections; the page itself is not among them), and the telling stems among those looked for
 */
export function search(index, query) {
  const words = splitWords(query).filter((word) => word.length > 1);
  const terms = words.flatMap((word, n) => index.read(word).map((term) => ({ term, last: n === words.length - 1 })));
  /** @type {Map<number, number[]>} */
  const points = new Map();
  /** @type {number[]} */
  const most = [];
  const wide = terms.map(({ term, last }) => widen(index, term, last));
  wide.forEach((ones, n) => {
    most[n] = 0;
    for (const [one, share] of ones) {
      for (const [section, weight] of index.find(one)) {
        const row = points.get(section) ?? points.set(section, []).get(section);
        row[n] = Math.max(row[n] ?? 0, weight * share);
        most[n] = Math.max(most[n], weight * share);
      }
    }
  });
  const telling = Math.max(...most) / 4;
  const asked = most.reduce((sum, one) => sum + one, 0);
  /** @type {Map<number, { page: number, best: number, parts: [number, number][] }>} */
  const pages = new Map();
  for (const [section, row] of points) {
    const met = row.reduce((sum, one, n) => sum + (one ? most[n] : 0), 0) / asked;
    const score = row.reduce((sum, one) => sum + one, 0) * met ** 2;
    const { page } = index.sections[section];
    const found = pages.get(page) ?? pages.set(page, { page, best: 0, parts: [] }).get(page);
    found.best = Math.max(found.best, score);
    found.parts.push([section, score]);
  }
  const best = [...pages.values()].sort((a, b) => b.best - a.best).slice(0, MOST_PAGES);
  return {
    stems: new Set(wide.flatMap((ones, n) => (most[n] > telling ? [...ones.keys()] : []))),
    pages: best.map(({ page, best, parts }) => ({
      page,
      parts: parts
        .filter(([section, score]) => section !== page && score > best / 3)
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_PARTS)
        .map(([section]) => section),
    })),
  };
}

/** @param {Index} index @param {string} query @returns {string[]} up to three words of headings that look like one of the query */
export function suggest(index, query) {
  const known = new Set(index.sections.flatMap(({ title }) => splitWords(title)).filter((word) => word.length > 3));
  return splitWords(query).flatMap((word) => findNearest(word, known, 3)).slice(0, 3);
}
