/** Pictures laid over each other show by the shares that were asked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameAge, nameStyle, shareOut, stack } from "../../overrides/assets/js/style-slider/model.mjs";

test("each corner is one plate alone", () => {
  assert.deepEqual([shareOut(0, 0), shareOut(0, 1), shareOut(1, 0), shareOut(1, 1)], [
    [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1],
  ]);
});

test("what shines through the layers above is the share of each", () => {
  for (const rendering of [0, 0.05, 0.5, 0.95, 1]) {
    for (const aged of [0, 0.35, 1]) {
      const shares = shareOut(rendering, aged);
      const opacities = stack(shares);
      let through = 1;
      const seen = opacities.map(() => 0);
      for (let k = 3; k >= 0; k--) {
        seen[k] = opacities[k] * through;
        through *= 1 - opacities[k];
      }
      seen.forEach((share, k) => assert.ok(Math.abs(share - shares[k]) < 1e-9, `${rendering} ${aged}: ${seen}`));
      assert.ok(through < 1e-9, "no layer lets the page show through");
    }
  }
});

test("the words change near the ends and half-way through the years", () => {
  assert.deepEqual([0, 0.25, 0.3, 0.7, 0.75, 1].map(nameStyle), [
    "fine-line", "fine-line", "blend", "blend", "micro-realism", "micro-realism",
  ]);
  assert.deepEqual([0, 0.45, 0.5, 1].map(nameAge), ["healed", "healed", "aged", "aged"]);
});
