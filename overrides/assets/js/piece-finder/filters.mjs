import { toggle, writeAddress } from "./choice.mjs";

/** The filters of a page: every value a link, except where it would give nothing. */
export class Filters {
  /** @param {Element} nav @param {import("./choice.mjs").Index} index @param {string} root the site's root */
  constructor(nav, index, root) {
    this.index = index;
    this.root = root;
    /** @type {Map<Element | null, {facet: number, value: number}>} */
    this.options = new Map();
    index.facets.forEach(({ key, values }, facet) => {
      for (const element of nav.querySelectorAll(`[data-facet="${key}"] [data-value]`)) {
        const value = values.findIndex((one) => one.key === element.getAttribute("data-value"));
        if (value >= 0) this.options.set(asAnchor(element), { facet, value });
      }
    });
  }

  /** @param {import("./choice.mjs").Choice} choice @param {number[][]} counts */
  show(choice, counts) {
    for (const [element, { facet, value }] of this.options) {
      const link = /** @type {HTMLAnchorElement} */ (element);
      const count = counts[facet][value];
      const isChosen = choice[facet] === value;
      const number = link.querySelector(".filter__count");
      if (number && number.textContent !== `${count}`) number.textContent = `${count}`;
      if (isChosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (count || isChosen) link.href = this.root + writeAddress(this.index, toggle(choice, facet, value));
      else {
        if (link === document.activeElement) link.closest("details")?.querySelector("summary")?.focus();
        link.removeAttribute("href");
      }
    }
  }

  /** What is chosen is in view, as on the pages that are served. */
  open() {
    for (const [link] of this.options) if (link?.matches("[aria-current]")) link.closest("details")?.setAttribute("open", "");
  }
}

/** @param {Element} element @returns {Element} itself, or an anchor without an address in its place */
function asAnchor(element) {
  if (element.localName === "a") return element;
  const anchor = document.createElement("a");
  anchor.append(...element.childNodes);
  element.replaceWith(anchor);
  return anchor;
}
