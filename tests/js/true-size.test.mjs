/** What a card on the screen says about millimetres, and what fits on a sheet of paper. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitWidth, pixelsOf } from "../../overrides/assets/js/size-sheet/model.mjs";
import { checkBarMm, chooseThing, guessPxPerMm, slipOf, widthsOf } from "../../overrides/assets/js/true-size/model.mjs";

test("a card lies on a wide screen and stands upright on a phone", () => {
  assert.deepEqual([chooseThing("card", 900).overMm, chooseThing("card", 900).highMm], [85.6, 53.98]);
  assert.deepEqual([chooseThing("card", 340).overMm, chooseThing("card", 340).highMm], [53.98, 85.6]);
  assert.equal(chooseThing("quarter", 340).overMm, 24.26);
});

test("the outline has room on every screen and never more than there is", () => {
  const upright = chooseThing("card", 332);
  assert.deepEqual(widthsOf(upright, 332), { min: 65, max: 332 });
  assert.deepEqual(widthsOf(upright, 40), { min: 40, max: 40 });
  assert.equal(widthsOf(chooseThing("quarter", 900), 900).max, Math.floor(24.26 * 14));
});

test("it begins at what such a screen has, or where another zoom puts what was measured", () => {
  assert.equal(guessPxPerMm(null, { devicePixelRatio: 3, coarse: true }), 6);
  assert.equal(guessPxPerMm(null, { devicePixelRatio: 1, coarse: false }), 96 / 25.4);
  assert.equal(guessPxPerMm({ pxPerMm: 4, devicePixelRatio: 1 }, { devicePixelRatio: 2, coarse: false }), 2);
});

test("a slip of 1 mm counts the less, the longer the thing that was matched", () => {
  assert.equal(slipOf(26, 85.6).toFixed(2), "0.30");
  assert.equal(slipOf(26, 53.98).toFixed(2), "0.48");
  assert.equal(slipOf(26, 24.26).toFixed(2), "1.07");
});

test("the bar to check by is as long as fits, in whole tens, 50 mm at most", () => {
  assert.equal(checkBarMm(5, 900), 50);
  assert.equal(checkBarMm(8, 354), 40);
  assert.equal(checkBarMm(14, 100), 10);
});

test("a tall picture is made narrower to stay on the paper", () => {
  assert.equal(fitWidth(40, 1), 40);
  assert.equal(fitWidth(100, 0.5), 80);
});

test("a picture has as many px on paper as a printer shows, and none it does not have", () => {
  assert.deepEqual(pixelsOf(25, { width: 1600, height: 800 }), [400, 200]);
  assert.deepEqual(pixelsOf(40, { width: 300, height: 200 }), [300, 200]);
  assert.deepEqual(pixelsOf(5, { width: 2, height: 9000 }), [2, 9000]);
});
