/** The preview draws what the reference in Python draws: tests/golden/ageing-preview.json holds its pictures. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { blur } from "../../overrides/assets/js/ageing-preview/blur.mjs";
import { finish } from "../../overrides/assets/js/ageing-preview/slices.mjs";
import { Levels, inkCurve, sigmaMm, varianceOf } from "../../overrides/assets/js/ageing-preview/model.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url)));
const golden = read("tests/golden/ageing-preview.json");
const model = { ...read("docs/_data/preview-tones.json"), ...golden.model };
const unpack = (text) => inflateSync(Buffer.from(text, "base64"));

/** @returns {number[]} CIELAB of sRGB bytes, D65 */
function lab(red, green, blue) {
  const [r, g, b] = [red, green, blue].map((v) => {
    const x = v / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
  const [x, y, z] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883,
  ].map((v) => (v > (6 / 29) ** 3 ? Math.cbrt(v) : 7.787 * v + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** @param {boolean} prepared whether all levels were made before, each from the last, as while nobody moves anything */
function draw(view, prepared) {
  const { width, height, motif_px } = golden;
  const ink = Float32Array.from(unpack(golden.inks[view.ink]), (value) => model.max_absorbance * (value / 255) ** 2);
  const levels = new Levels(ink, width, height, model.max_absorbance);
  const pixels = new Uint32Array(width * height);
  const variance = varianceOf(model, sigmaMm(model, view), motif_px / view.mm);
  while (prepared && levels.made.length < Levels.around(variance) + 2) finish(levels.make(levels.made.length));
  levels.paint(variance, inkCurve(model, view, `${view.tone}`), pixels);
  return new Uint8Array(pixels.buffer);
}

for (const [view, prepared] of golden.views.flatMap((view) => [[view, false], [view, true]])) {
  const { ink, mm, year, spread, tone } = view;
  const when = prepared ? "prepared" : "at once";
  test(`${ink}, ${mm} mm, ${year} years, ${spread}, tone ${tone}, ${when}: no pixel is off by more than 2`, (t) => {
    const [ours, theirs] = [draw(view, prepared), unpack(view.srgb)];
    let [worst, sum] = [0, 0];
    const count = golden.width * golden.height;
    for (let k = 0; k < count; k++) {
      const a = lab(...ours.subarray(4 * k, 4 * k + 3));
      const b = lab(...theirs.subarray(3 * k, 3 * k + 3));
      const off = Math.hypot(...a.map((v, c) => v - b[c]));
      worst = Math.max(worst, off);
      sum += off;
      assert.equal(ours[4 * k + 3], 255);
    }
    t.diagnostic(`worst ${worst.toFixed(2)}, mean ${(sum / count).toFixed(3)}`);
    assert.ok(worst <= 2, `worst ΔE ${worst.toFixed(2)}`);
  });
}

test("a level is there as soon as it is asked for, and once only when all are made", () => {
  const levels = new Levels(new Float32Array(64 * 64).fill(1), 64, 64, model.max_absorbance);
  const early = levels.level(6);
  assert.equal(levels.level(6), early);
  assert.equal(levels.made.length, 1);
  while (levels.made.length < 9) finish(levels.make(levels.made.length));
  assert.equal(levels.early.size, 0);
  assert.equal(levels.level(6), levels.made[6]);
});

test("ink is neither made nor lost by spreading, and spreads by as much as was asked", () => {
  const [width, height] = [301, 301];
  for (const sigma of [1, 2.9, 3.1, 8, 30]) {
    const dot = new Float32Array(width * height);
    dot[150 * width + 150] = 1;
    const spread = finish(blur(dot, width, height, sigma));
    let [sum, across, down] = [0, 0, 0];
    spread.forEach((value, k) => {
      sum += value;
      across += value * ((k % width) - 150) ** 2;
      down += value * (Math.floor(k / width) - 150) ** 2;
    });
    assert.ok(Math.abs(sum - 1) < 1e-4, `${sigma}: ${sum}`);
    for (const variance of [across, down]) assert.ok(Math.abs(Math.sqrt(variance) / sigma - 1) < 0.08, `${sigma}: ${Math.sqrt(variance)}`);
  }
});
