/** On the page for addresses that lead nowhere: offers the pages whose addresses are most like the one asked for. */

const OFFERED = 3;
const LEAST_ALIKE = 0.35;

/** @param {string} path @returns {Set<string>} Its runs of three signs. */
function cut(path) {
  const words = ` ${path.toLowerCase().replace(/\.html?$/, "").replace(/[^a-z0-9]+/g, " ").trim()} `;
  return new Set(Array.from({ length: Math.max(0, words.length - 2) }, (_, at) => words.slice(at, at + 3)));
}

/** @param {Set<string>} a @param {Set<string>} b @returns {number} 0 (nothing shared) to 1 (the same). */
function compare(a, b) {
  return (2 * [...a].filter((run) => b.has(run)).length) / (a.size + b.size || 1);
}

const asked = cut(location.pathname);
const near = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".site-map a"))]
  .map((link) => ({ link, alike: compare(asked, cut(link.pathname)) }))
  .filter(({ alike }) => alike >= LEAST_ALIKE)
  .sort((one, other) => other.alike - one.alike)
  .slice(0, OFFERED);

const offer = document.querySelector(".lost__near");
if (offer && near.length) {
  offer.append("Did you want ");
  near.forEach(({ link }, at) => {
    if (at) offer.append(at === near.length - 1 ? " or " : ", ");
    const copy = Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent });
    offer.append(copy);
  });
  offer.removeAttribute("hidden");
}
