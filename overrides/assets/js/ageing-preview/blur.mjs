/**
 * Gaussian blur of ink, with bare skin beyond the edges. Maps are Float32Array, row after row.
 *
 * Narrow ones are sampled; wide ones are three boxes with fractional ends (extended box filters, Gwosdek and others 2011).
 */
import { byRows } from "./slices.mjs";

const SAMPLED = 3; // px: up to this standard deviation
const REACH = 3.5; // standard deviations
const LEAST_TAPS = 6;
const WAVES = 64;

/**
 * @param {Float32Array} map @param {number} width @param {number} height
 * @param {number} sigma px
 * @returns {Generator<void, Float32Array>} makes a new map
 */
export function* blur(map, width, height, sigma) {
  const [from, to] = [new Float32Array(map.length), new Float32Array(map.length)];
  if (sigma <= SAMPLED) {
    const kernel = sample(sigma);
    yield* byRows(height, (first, end) => alongRows(map, from, width, first, end, kernel));
    yield* byRows(height, (first, end) => alongColumns(from, to, width, height, first, end, kernel));
    return to;
  }
  const box = fitBox(sigma / Math.sqrt(3));
  yield* byRows(height, (first, end) => boxRows(map, from, width, first, end, box));
  yield* boxColumns(from, to, width, height, box);
  return to;
}

/**
 * The kernel whose effect on every wave is that of a Gaussian, also where it is as narrow as a pixel.
 * @param {number} sigma
 * @returns {Float64Array} weights from the middle outwards; with their mirror image they sum to 1
 */
function sample(sigma) {
  const weights = new Float64Array(Math.max(LEAST_TAPS, Math.ceil(sigma * REACH)) + 1);
  for (let wave = -WAVES; wave < WAVES; wave++) {
    const frequency = (Math.PI * (wave + 0.5)) / WAVES;
    const stays = Math.exp(-((sigma * frequency) ** 2) / 2);
    weights.forEach((_, k) => (weights[k] += stays * Math.cos(k * frequency)));
  }
  const sum = weights.reduce((total, weight, k) => total + (k ? 2 * weight : weight), 0);
  return weights.map((weight) => weight / sum);
}

/** @param {Float32Array} from @param {Float32Array} to @param {number} width @param {number} first row @param {number} end row @param {Float64Array} kernel */
function alongRows(from, to, width, first, end, kernel) {
  const reach = kernel.length - 1;
  const row = new Float32Array(width + 2 * reach);
  for (let y = first; y < end; y++) {
    row.set(from.subarray(y * width, (y + 1) * width), reach);
    for (let x = 0; x < width; x++) {
      let sum = kernel[0] * row[x + reach];
      for (let k = 1; k <= reach; k++) sum += kernel[k] * (row[x + reach - k] + row[x + reach + k]);
      to[y * width + x] = sum;
    }
  }
}

/** As `alongRows`; `to` holds zeros. */
function alongColumns(from, to, width, height, first, end, kernel) {
  for (let y = first; y < end; y++) {
    for (let k = 1 - kernel.length; k < kernel.length; k++) {
      if (y + k < 0 || y + k >= height) continue;
      const weight = kernel[Math.abs(k)];
      const [at, source] = [y * width, (y + k) * width];
      for (let x = 0; x < width; x++) to[at + x] += weight * from[source + x];
    }
  }
}

/** @param {number} sigma of one box @returns {{reach: number, inner: number, end: number}} whole pixels on each side, and weights */
function fitBox(sigma) {
  const variance = sigma * sigma;
  const reach = Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2);
  const odd = 2 * reach + 1;
  const share = (odd * (reach * (reach + 1) - 3 * variance)) / (6 * (variance - (reach + 1) ** 2));
  return { reach, inner: 1 / (odd + 2 * share), end: share / (odd + 2 * share) };
}

/** @param {Float32Array} from @param {Float32Array} to @param {number} width @param {number} first row @param {number} last the row behind them @param {ReturnType<typeof fitBox>} box */
function boxRows(from, to, width, first, last, { reach, inner, end }) {
  const pad = 3 * (reach + 1);
  let row = new Float64Array(width + 2 * pad);
  let next = new Float64Array(row.length);
  for (let y = first; y < last; y++) {
    row.fill(0);
    row.set(from.subarray(y * width, (y + 1) * width), pad);
    for (let pass = 0; pass < 3; pass++) {
      let sum = 0;
      for (let x = 0; x < reach; x++) sum += row[x];
      for (let x = 0; x < row.length; x++) {
        sum += (row[x + reach] ?? 0) - (row[x - reach - 1] ?? 0);
        next[x] = inner * sum + end * ((row[x - reach - 1] ?? 0) + (row[x + reach + 1] ?? 0));
      }
      [row, next] = [next, row];
    }
    for (let x = 0; x < width; x++) to[y * width + x] = row[x + pad];
  }
}

/** As `boxRows`, with a running sum for every column at once. */
function* boxColumns(from, to, width, height, { reach, inner, end }) {
  const pad = 3 * (reach + 1);
  const rows = height + 2 * pad;
  let tall = new Float32Array(rows * width);
  let next = new Float32Array(tall.length);
  tall.set(from, pad * width);
  for (let pass = 0; pass < 3; pass++) {
    const sum = new Float64Array(width);
    for (let at = 0; at < reach * width; at++) sum[at % width] += tall[at];
    const [source, target] = [tall, next];
    yield* byRows(rows, (first, last) => {
      for (let y = first; y < last; y++) {
        const entering = y + reach < rows ? (y + reach) * width : -1;
        const left = y - reach - 1 >= 0 ? (y - reach - 1) * width : -1;
        const beyond = y + reach + 1 < rows ? (y + reach + 1) * width : -1;
        const at = y * width;
        for (let x = 0; x < width; x++) {
          const gone = left < 0 ? 0 : source[left + x];
          sum[x] += (entering < 0 ? 0 : source[entering + x]) - gone;
          target[at + x] = inner * sum[x] + end * (gone + (beyond < 0 ? 0 : source[beyond + x]));
        }
      }
    });
    [tall, next] = [next, tall];
  }
  to.set(tall.subarray(pad * width, (pad + height) * width));
}
