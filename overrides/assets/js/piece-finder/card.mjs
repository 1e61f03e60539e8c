const FALLBACK_PX = 640;

/**
 * A card like those the pages come with.
 *
 * @param {HTMLTemplateElement} template
 * @param {import("./choice.mjs").Piece} piece
 * @param {number[]} widths px: the usual ones; the widest file is as wide as the piece says
 * @param {string} root the site's root
 * @returns {HTMLElement}
 */
export function makeCard(template, piece, widths, root) {
  const content = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const [card, avif, picture, rule, link, facts] = ["card", "avif", "picture", "rule", "link", "facts"].map(
    (name) => /** @type {any} */ (content.querySelector(`[data-slot="${name}"]`)),
  );
  const files = [...widths.filter((width) => width < piece.width), piece.width];
  const stem = `${root}assets/pictures/${piece.stem}-`;
  /** @param {string} format */
  const sources = (format) => files.map((width) => `${stem}${width}.${format} ${width}w`).join(", ");
  if (piece.height > piece.width) {
    card.classList.add("card--tall");
    const share = Number((piece.width / piece.height).toPrecision(2));
    for (const one of [avif, picture]) one.sizes = one.sizes.replace(/\b1 \*/g, `${share} *`);
  }
  avif.srcset = sources("avif");
  picture.srcset = sources("jpg");
  picture.src = `${stem}${files.find((width) => width >= FALLBACK_PX) ?? piece.width}.jpg`;
  Object.assign(picture, { width: piece.width, height: piece.height, alt: piece.alt });
  picture.classList.add(`bg-${piece.colour}`);
  rule.setAttribute("width", `${piece.mm}mm`);
  link.href = `${root}gallery/piece/${piece.id}/`;
  link.textContent = piece.title;
  facts.textContent = piece.facts;
  return card;
}
