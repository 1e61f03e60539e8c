/** Where the ink of a picture lies. Maps hold absorbance as drawn, row after row, with 0 for bare skin. */

const WHITE = 0.8; // a background at least as bright as this is skin left bare
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
 * @returns {Drawing}
 */
export function readDensity({ data, width, height }, most, [across, down]) {
  const ink = new Float32Array(width * height);
  for (let k = 0; k < ink.length; k++) ink[k] = most * (data[4 * k] / 255) ** 2;
  return { ink, width, height, motif: { left: (width - across) / 2, top: (height - down) / 2, width: across, height: down } };
}

/**
 * A reader's picture as grey wash: its darkness, less that of a pale background, as ink.
 * @param {{data: Uint8ClampedArray, width: number, height: number}} pixels sRGB with alpha
 * @param {{wash: number[], faintest: number}} model `wash` gives the ink for a darkness of 0 to 1
 * @returns {Drawing | null} null where nothing is dark enough to tattoo
 */
export function readPicture({ data, width, height }, { wash, faintest }) {
  const grey = new Float32Array(width * height);
  for (let k = 0; k < grey.length; k++) {
    const cover = data[4 * k + 3] / 255;
    const light = (0.2126 * data[4 * k] + 0.7152 * data[4 * k + 1] + 0.0722 * data[4 * k + 2]) / 255;
    grey[k] = 1 - (1 - light) * cover;
  }
  const paper = findPaper(grey, width, height);
  const last = wash.length - 1;
  const drawing = { ink: grey, width, height, motif: { left: width, top: height, width: 0, height: 0 } };
  let [right, bottom] = [0, 0];
  for (let k = 0; k < grey.length; k++) {
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
  if (!bottom) return null;
  drawing.motif.width = right - drawing.motif.left;
  drawing.motif.height = bottom - drawing.motif.top;
  return drawing;
}

/** @returns {number} how bright the paper is: the middle value along the edges, if that is pale; a little darker, so that its grain stays bare */
function findPaper(grey, width, height) {
  const strip = Math.max(1, Math.round(EDGE * Math.min(width, height)));
  const edge = grey.filter((_, k) => {
    const [x, y] = [k % width, Math.floor(k / width)];
    return x < strip || y < strip || x >= width - strip || y >= height - strip;
  });
  const middle = edge.sort()[edge.length >> 1];
  return middle >= WHITE ? middle * 0.97 : 1;
}

/**
 * Lays a drawing into the middle of a canvas.
 * @param {Drawing} drawing
 * @param {{width: number, height: number, across: number, down: number}} room px of the canvas, and the share its motif may fill
 * @returns {{ink: Float32Array, motifPx: number}} `motifPx` is how wide the motif has become
 */
export function layOut({ ink, width, height, motif }, room) {
  const share = Math.min((room.across * room.width) / motif.width, (room.down * room.height) / motif.height);
  const laid = new Float32Array(room.width * room.height);
  const left = motif.left + motif.width / 2 - room.width / (2 * share);
  const top = motif.top + motif.height / 2 - room.height / (2 * share);
  const taps = Math.max(1, Math.ceil(1 / share)); // a pixel gathers from as many as it covers
  for (let y = 0; y < room.height; y++) {
    for (let x = 0; x < room.width; x++) {
      let sum = 0;
      for (let n = 0; n < taps * taps; n++) {
        const u = left + (x + ((n % taps) + 0.5) / taps) / share - 0.5;
        const v = top + (y + (Math.floor(n / taps) + 0.5) / taps) / share - 0.5;
        const [column, row] = [Math.floor(u), Math.floor(v)];
        if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) continue;
        const [a, b] = [u - column, v - row];
        const at = row * width + column;
        sum += (1 - b) * ((1 - a) * ink[at] + a * ink[at + 1]) + b * ((1 - a) * ink[at + width] + a * ink[at + width + 1]);
      }
      laid[y * room.width + x] = sum / (taps * taps);
    }
  }
  return { ink: laid, motifPx: motif.width * share };
}
