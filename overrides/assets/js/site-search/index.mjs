/**
 * @typedef {object} Section
 * @property {string} address
 * @property {string} title
 * @property {string} opening
 * @property {string} picture address without its ending; "" if there is none
 * @property {number} page the number of the page's own section
 */

/** What the build wrote (see hooks/sitekit/search/index.py), opened up. */
export class Index {
  /** @param {any} data @param {URL} root of the site */
  constructor(data, root) {
    this.steps = data.steps.map((/** @type {string} */ step) => new RegExp(step));
    this.spellings = new Map(Object.entries(data.spellings));
    /** @type {string[][]} */
    this.synonyms = data.synonyms;
    /** @type {Section[]} */
    this.sections = [];
    for (const [url, parts] of data.pages) {
      const page = this.sections.length;
      for (const [id, title, opening, picture] of parts) {
        const address = new URL(url + (id && `#${id}`), root).href;
        this.sections.push({ address, title, opening, page, picture: picture ? new URL(picture, root).href : "" });
      }
    }
    const found = data.found.split(" ");
    /** @type {Map<string, string>} */
    this.terms = new Map(data.terms.split(" ").map((/** @type {string} */ term, /** @type {number} */ n) => [term, found[n]]));
  }

  /** @param {string} word */
  stem(word) {
    return this.steps.reduce((/** @type {string} */ left, /** @type {RegExp} */ step) => step.exec(left)?.[1] ?? left, word);
  }

  /** @param {string} word @returns {string[]} the stems it stands for, spelt as the site spells them */
  read(word) {
    return (this.spellings.get(word) ?? word).split(" ").map((one) => this.stem(one));
  }

  /** @param {string} term @returns {Generator<[number, number]>} section and weight */
  *find(term) {
    let section = -1;
    let step = 0;
    let weight = 0;
    for (const sign of this.terms.get(term) ?? "") {
      if (!weight) {
        weight = Number(sign);
        continue;
      }
      const digit = DIGITS.indexOf(sign);
      step = step * 32 + (digit % 32);
      if (digit > 31) continue;
      section += step + 1;
      yield [section, 1.7 ** weight];
      step = weight = 0;
    }
  }
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/** @param {string} text @returns {string[]} as `split_words` in hooks/sitekit/search/words.py */
export function splitWords(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/['’][a-z]*/g, "").match(/[a-z0-9]+/g) ?? [];
}
