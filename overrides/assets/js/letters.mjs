/**
 * On the first page that a reader opens here our faces come after the first paint: until then the letters of the device
 * stand in for them, and `theme.js` has put `stand-ins` on the root. The faces are put in all at once, and the spaces
 * of each text on the screen grow or shrink by a hair: it stays as long as it was, its lines end where they did, and
 * nothing below it moves. Where that is not enough its lines are ended by hand, until the window is another; and a text
 * that would push the page all the same keeps the letters it has until the next page.
 */

const FACES = ['1em "Source Serif"', '600 1em "Source Serif"', '1em "Source Sans"', '600 1em "Source Sans"'];
const TEXTS = "p, li, .heading, :is(h1, h2, h3):not(.heading *), dt, dd, th, td, figcaption, summary, label";
const MOST = 0.05; // em, for the space that makes a text as long as it was
const STEPS = [0.01, 0.02, 0.03, 0.04, 0.06, 0.1, 0.14]; // em, then tried beside it, wider and closer
const TIGHT = 0.08; // em: with less room than this leaves them, words run together
const STAYS = 3; // px: less is no shift to a browser
const CLOSER = [0, 0.005, 0.01]; // em between letters, where a line is full
const LINE_END = "line-end";
const SHORT = 6; // words: so few spaces could not give way enough, and labels that stand in rows would wrap elsewhere

/**
 * @typedef {object} Measured
 * @property {HTMLElement} text
 * @property {"wordSpacing" | "letterSpacing"} spacing What can give way in it.
 * @property {number} gaps How many.
 * @property {number} own Px that the stylesheet gives each of them.
 * @property {number} length
 * @property {number[]} places
 * @property {string} family The letters that stand in.
 */

/** @param {Element} text @returns {number} Px of all its lines, one after another. */
function measureLength(text) {
  const range = document.createRange();
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (nodes.nextNode()) {
    range.selectNode(nodes.currentNode);
    for (const box of range.getClientRects()) length += box.width;
  }
  return length;
}

/** @param {Element} text @returns {number[]} Px: how high it is, and where in it each of its parts begins and ends. */
function measurePlaces(text) {
  const box = text.getBoundingClientRect();
  const places = [...text.querySelectorAll(":scope > :not(br)")].flatMap((part) => {
    const boxes = part.getClientRects();
    const [first, last] = [boxes[0] ?? box, boxes[boxes.length - 1] ?? box];
    return [first.left - box.left, first.top - box.top, last.right - box.left];
  });
  return [box.height, ...places];
}

/** @param {HTMLElement} text @returns {Measured} */
function measure(text) {
  const words = (text.textContent ?? "").trim().split(/\s+/);
  const short = words.length <= SHORT;
  const spacing = short ? "letterSpacing" : "wordSpacing";
  const style = getComputedStyle(text);
  return {
    text,
    spacing,
    family: style.fontFamily,
    own: parseFloat(style[spacing]) || 0,
    gaps: short ? words.join(" ").length : words.length - 1,
    length: measureLength(text),
    places: measurePlaces(text),
  };
}

/** @param {Measured} before @param {number} space Em that each of its gaps has now. @returns {number} Em it should have. */
function findSpace({ text, gaps, length }, space) {
  const more = (length - measureLength(text)) / gaps / parseFloat(getComputedStyle(text).fontSize);
  return Math.max(-MOST, Math.min(MOST, space + more));
}

/** @param {Measured} before @param {number} space em */
const give = ({ text, spacing, own }, space) => (text.style[spacing] = `calc(${own}px + ${space.toFixed(3)}em)`);

/** @param {Measured} before @returns {number[]} Px by which what stands below it has moved, and each of its parts. */
const findMoves = ({ text, places }) => measurePlaces(text).map((now, at) => Math.abs(now - places[at]));

/** @param {Measured} before @returns {boolean} */
const stays = (before) => Math.max(...findMoves(before)) < STAYS;

/**
 * Find the space at which a text moves least, and give it.
 * @param {Measured} before
 * @param {number} space em
 * @returns {number} Px that it moves all the same.
 */
function fit(before, space) {
  let least = Infinity;
  let best = space;
  const spaces = [space, ...STEPS.flatMap((step) => [space + step, space - step])];
  for (const tried of spaces.filter((one) => one >= -TIGHT)) {
    give(before, tried);
    const move = Math.max(...findMoves(before));
    if (move < least) [least, best] = [move, tried];
    if (least < STAYS) break;
  }
  give(before, best);
  return least;
}

/** @param {Measured} before @param {number} space em */
function hold(before, space) {
  const move = fit(before, space);
  if (move < STAYS) return;
  const ends = endLines(before);
  for (const closer of ends.length ? CLOSER : []) {
    if (closer && before.spacing === "wordSpacing") before.text.style.letterSpacing = `${-closer}em`;
    if (fit(before, space) < move && findMoves(before)[0] < STAYS) return;
  }
  if (before.spacing === "wordSpacing") before.text.style.letterSpacing = "";
  ends.forEach((end) => end.remove());
  fit(before, space);
  if (findMoves(before)[0] >= STAYS) keep(before);
}

/** @param {Element} text @returns {[Text, number][]} Where each line but the first begins; none if a word is broken. */
function findLines(text) {
  const range = document.createRange();
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  /** @type {[Text, number][]} */
  const lines = [];
  let left = -Infinity;
  while (nodes.nextNode()) {
    const node = /** @type {Text} */ (nodes.currentNode);
    if (node.parentElement?.closest(".visually-hidden")) continue;
    for (const word of node.data.matchAll(/[^ \n]+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = range.getClientRects();
      if (boxes.length > 1) return [];
      if (!boxes[0]) continue;
      if (boxes[0].left < left) lines.push([node, word.index]);
      left = boxes[0].left;
    }
  }
  return lines;
}

/** @param {Measured} before @returns {Element[]} What ends each line of a text where it ended in the letters before. */
function endLines({ text, spacing, family }) {
  const { fontFamily, [spacing]: given } = text.style;
  Object.assign(text.style, { fontFamily: family, [spacing]: "" });
  text.classList.add("stand-ins");
  const lines = findLines(text);
  text.classList.remove("stand-ins");
  Object.assign(text.style, { fontFamily, [spacing]: given });
  return lines.toReversed().map(([node, at]) => {
    const end = document.createElement("br");
    end.className = LINE_END;
    /** @type {ChildNode} */
    let first = at ? node.splitText(at) : node;
    while (first.parentNode !== text && !first.previousSibling) first = /** @type {Element} */ (first.parentNode);
    first.before(end); // not within a link that the line begins with: it would begin at the end of the line before
    return end;
  });
}

/**
 * Leave a text in the letters that stand in: whatever its spaces are, it would push what stands below it.
 * @param {Measured} before
 */
function keep({ text, spacing, family }) {
  text.style[spacing] = "";
  text.style.fontFamily = family;
  text.classList.add("stand-ins");
}

await Promise.all(FACES.map((face) => document.fonts.load(face)));

const shown = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(TEXTS))]
  .filter((text) => text.getBoundingClientRect().top < innerHeight)
  .map(measure)
  .filter((one) => one.gaps && one.length);
document.documentElement.classList.remove("stand-ins");
const first = shown.map((one) => findSpace(one, 0));
shown.forEach((one, at) => give(one, first[at]));
const spaces = shown.map((one, at) => findSpace(one, first[at])); // not every letter took all that it was given
shown.forEach((one, at) => give(one, spaces[at]));
const moved = shown.map((one, at) => ({ one, space: spaces[at] })).filter(({ one }) => !stays(one));
moved.toReversed().forEach(({ one, space }) => hold(one, space));
const width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== width) for (const end of document.querySelectorAll(`.${LINE_END}`)) end.remove();
});
