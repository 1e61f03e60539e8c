/** The detail budget says what Python says: tests/golden/detail-budget.json holds its answers. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gapOf, inkAt, judgeGap, smallestMm, SPREADS, widthOf } from "../../overrides/assets/js/detail-budget/model.mjs";

const { data, cases, smallest_mm } = JSON.parse(readFileSync(new URL("../golden/detail-budget.json", import.meta.url)));
const find = (key) => data.details.find((detail) => detail.key === key);
const near = (a, b) => assert.ok(Math.abs(a / b - 1) < 1e-9, `${a} is not ${b}`);

test("widths, gaps and verdicts are those of Python", () => {
  assert.ok(cases.length > 20);
  for (const { detail, mm, width_mm, gap_mm, verdicts } of cases) {
    near(widthOf(find(detail), mm), width_mm);
    near(gapOf(find(detail), mm), gap_mm);
    for (const spread of SPREADS) {
      const said = data.years.map((year) => judgeGap(data, gap_mm, year, spread));
      assert.deepEqual(said, verdicts[spread], `${detail} ${mm} mm ${spread}`);
    }
  }
  const all = new Set(cases.flatMap(({ verdicts }) => Object.values(verdicts).flat()));
  assert.deepEqual([...all].sort(), ["closed", "closing", "open"]);
});

test("the smallest widths are those of Python", () => {
  for (const [key, widths] of Object.entries(smallest_mm)) {
    for (const spread of SPREADS) data.years.forEach((year, n) => near(smallestMm(data, find(key), year, spread), widths[spread][n]));
  }
});

test("the drawing blurs two bars and neither makes nor loses ink", () => {
  assert.ok(inkAt(0, 1, 0.05) < 1e-4 && inkAt(1, 1, 0.05) > 0.9999);
  assert.ok(inkAt(0, 1, 0.6) > 0.3 && inkAt(1, 1, 0.6) < 0.7);
  for (const sigma of [0.07, 0.3, 0.6]) {
    let ink = 0;
    for (let at = -6; at <= 6; at += 0.01) ink += inkAt(at, 1, sigma) * 0.01;
    assert.ok(Math.abs(ink - 2) < 0.01, `${sigma}: ${ink}`);
  }
});
