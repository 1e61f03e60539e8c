/** Where the ink of a picture lies. Maps hold absorbance as drawn, row after row, with 0 for bare skin. */
import { byRows } from "./slices.mjs";

const WHITE = 0.8; // a background at least as bright as this is skin left bare
const REACH = 3; // px of the canvas that a pixel of a drawing reaches to
const EDGE = 0.02; // of the shorter side: what a picture has around its motif

/**
 * @typedef {{ink: Float32Array, width: number, height: number, motif: {left: number, top: number, width: number, height: number}}} Drawing
 */

/**
 * @param {CanvasImageSource & {width: number, height: number}} picture
 * @returns {ImageData}
 */
export function readPixels(picture) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: picture.width, height: picture.height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  canvas.width = canvas.height = 0;
  return pixels;
}

/**
 * One of our density maps: the root of absorbance as grey.
 * @param {{data: Uint8ClampedArray, width: number, height: number}} pixels
 * @param {number} most absorbance of white
 * @param {[number, number]} motif its width and height in px; it is in the middle
 * @returns {Generator<void, Drawing>}
 */
export function* readDensity({ data, width, height }, most, [across, down]) {
  const ink = new Float32Array(width * height);
  yield* byRows(height, (first, end) => {
    for (let k = first * width; k < end * width; k++) ink[k] = most * (data[4 * k] / 255) ** 2;
  });
  return { ink, width, height, motif: { left: (width - across) / 2, top: (height - down) / 2, width: across, height: down } };
}

/**
 * A reader's picture as grey wash: its darkness, less that of a pale background, as ink.
 * @param {{data: Uint8ClampedArray, width: number, height: number}} pixels sRGB with alpha
 * @param {{wash: number[], faintest: number}} model `wash` gives the ink for a darkness of 0 to 1
 * @returns {Generator<void, Drawing | null>} makes null where nothing is dark enough to tattoo
 */
export function* readPicture({ data, width, height }, { wash, faintest }) {
  const grey = new Float32Array(width * height);
  yield* byRows(height, (first, end) => {
    for (let k = first * width; k < end * width; k++) {
      const cover = data[4 * k + 3] / 255;
      const light = (0.2126 * data[4 * k] + 0.7152 * data[4 * k + 1] + 0.0722 * data[4 * k + 2]) / 255;
      grey[k] = 1 - (1 - light) * cover;
    }
  });
  const paper = findPaper(grey, width, height);
  const last = wash.length - 1;
  const drawing = { ink: grey, width, height, motif: { left: width, top: height, width: 0, height: 0 } };
  let [right, bottom] = [0, 0];
  yield* byRows(height, (first, end) => {
    for (let k = first * width; k < end * width; k++) {
      const darkness = Math.max(0, 1 - grey[k] / paper);
      if (darkness < faintest) {
        grey[k] = 0;
        continue;
      }
      const at = darkness * last;
      const entry = Math.min(last - 1, Math.floor(at));
      grey[k] = wash[entry] + (at - entry) * (wash[entry + 1] - wash[entry]);
      const [x, y] = [k % width, Math.floor(k / width)];
      drawing.motif.left = Math.min(drawing.motif.left, x);
      drawing.motif.top = Math.min(drawing.motif.top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
  });
  if (!bottom) return null;
  drawing.motif.width = right - drawing.motif.left;
  drawing.motif.height = bottom - drawing.motif.top;
  return drawing;
}

/** @returns {number} how bright the paper is: the middle value along the edges, if that is pale; a little darker, so that its grain stays bare */
function findPaper(grey, width, height) {
  const strip = Math.max(1, Math.round(EDGE * Math.min(width, height)));
  const edge = [];
  for (let y = 0; y < height; y++) {
    const isInside = y >= strip && y < height - strip && width > 2 * strip;
    for (let x = 0; x < width; x += isInside && x === strip - 1 ? width - 2 * strip + 1 : 1) edge.push(grey[y * width + x]);
  }
  const middle = Float32Array.from(edge).sort()[edge.length >> 1];
  return middle >= WHITE ? middle * 0.97 : 1;
}

/**
 * Lays a drawing into the middle of a canvas. What only averages would blur the finest lines once more.
 * @param {Drawing} drawing
 * @param {{width: number, height: number, across: number, down: number}} room px of the canvas, and the share its motif may fill
 * @returns {Generator<void, {ink: Float32Array, motifPx: number}>} `motifPx` is how wide the motif has become
 */
export function* layOut({ ink, width, height, motif }, room) {
  const share = Math.min((room.across * room.width) / motif.width, (room.down * room.height) / motif.height);
  const across = gather(width, room.width, motif.left + motif.width / 2, share);
  const down = gather(height, room.height, motif.top + motif.height / 2, share);
  const wide = new Float32Array(room.width * height);
  yield* byRows(height, (top, end) => {
    for (let y = top; y < end; y++) {
      for (let x = 0; x < room.width; x++) {
        const { first, weights } = across[x];
        let sum = 0;
        for (let k = 0; k < weights.length; k++) sum += weights[k] * ink[y * width + first + k];
        wide[y * room.width + x] = sum;
      }
    }
  });
  const laid = new Float32Array(room.width * room.height);
  yield* byRows(room.height, (top, end) => {
    for (let y = top; y < end; y++) {
      const row = laid.subarray(y * room.width, (y + 1) * room.width);
      down[y].weights.forEach((weight, k) => {
        const at = (down[y].first + k) * room.width;
        for (let x = 0; x < room.width; x++) row[x] += weight * wide[at + x];
      });
    }
  });
  return { ink: laid, motifPx: motif.width * share };
}

/**
 * @param {number} size px of the drawing on one side @param {number} room px of the canvas on that side
 * @param {number} middle where in the drawing the middle of the canvas lies @param {number} share px of the canvas for one of the drawing
 * @returns {{first: number, weights: Float64Array}[]} for each px of the canvas what it takes of the drawing; beyond that is bare skin
 */
function gather(size, room, middle, share) {
  const narrow = Math.min(1, share); // a pixel gathers from as many as it covers
  return Array.from({ length: room }, (_, n) => {
    const at = middle + (n + 0.5 - room / 2) / share - 0.5;
    const [from, to] = [Math.ceil(at - REACH / narrow), Math.floor(at + REACH / narrow)];
    const every = Float64Array.from({ length: to - from + 1 }, (_, k) => sinc((from + k - at) * narrow));
    const sum = every.reduce((total, weight) => total + weight, 0);
    const first = Math.min(size, Math.max(0, from));
    return { first, weights: every.slice(first - from, Math.max(first, Math.min(size, to + 1)) - from).map((weight) => weight / sum) };
  });
}

/** @param {number} away @returns {number} a low-pass that keeps what the canvas can show: Lanczos' window */
function sinc(away) {
  const t = Math.PI * Math.abs(away);
  return t === 0 ? 1 : t < REACH * Math.PI ? (REACH * Math.sin(t) * Math.sin(t / REACH)) / (t * t) : 0;
}
