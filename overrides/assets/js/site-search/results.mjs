/** @typedef {import("./index.mjs").Index} Index */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name the class
 * @param {(Node | string)[]} children
 */
export function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/** @param {Index} index @param {string} text @param {Set<string>} stems @returns {(Node | string)[]} `text`, what was looked for marked */
function mark(index, text, stems) {
  return text.split(/([\p{L}\p{N}]+)/u).map((part, n) => {
    const marked = n % 2 && index.read(part.toLowerCase()).some((stem) => stems.has(stem));
    return marked ? make("mark", "", part) : part;
  });
}

/**
 * @param {Index} index
 * @param {{ page: number, parts: number[] }[]} pages
 * @param {Set<string>} stems
 */
export function showPages(index, pages, stems) {
  /** @param {number} number @param {string} name */
  const link = (number, name) => {
    const { address, title, opening } = index.sections[number];
    const words = make("span", "search__title", ...mark(index, title, stems));
    const anchor = make("a", name, words, " ", make("span", "search__opening", ...mark(index, opening, stems)));
    anchor.href = address;
    return anchor;
  };
  const items = pages.map(({ page, parts }) => {
    const item = make("li", "search__page", link(page, "search__link"));
    const picture = [page, ...parts].map((number) => index.sections[number].picture).find(Boolean);
    if (picture) {
      const image = make("img", "search__picture");
      Object.assign(image, { loading: "lazy", width: 64, height: 64, alt: "", src: `${picture}.jpg` });
      const better = make("source", "");
      Object.assign(better, { type: "image/avif", srcset: `${picture}.avif` });
      item.prepend(make("picture", "", better, image));
    }
    if (parts.length) {
      const lines = parts.map((part) => make("li", "", link(part, "search__link search__link--part")));
      item.append(make("ul", "search__parts", ...lines));
    }
    return item;
  });
  return make("ol", "search__pages", ...items);
}
