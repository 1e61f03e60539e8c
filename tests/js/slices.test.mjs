/** Long work gives way: however many pieces follow each other, nothing that waits has to wait for more than one slice. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { runInSlices } from "../../overrides/assets/js/ageing-preview/slices.mjs";

const STEP_MS = 2;
const MOST_MS = 10; // a slice and the step that goes beyond it

let now = performance.now(); // moved on by work alone
mock.method(performance, "now", () => now);
const [turn, turned] = [{ at: now }, () => (turn.at = now)];

/** @returns {Generator<void, number>} work that remembers how long others have waited for their turn */
function* work(steps, waits = []) {
  for (let k = 0; k < steps; k++) {
    now += STEP_MS;
    waits.push(now - turn.at);
    setImmediate(turned);
    yield;
  }
  return steps;
}

test("one long piece of work lets others have their turn", async () => {
  const waits = [];
  assert.equal(await runInSlices(work(50, waits)), 50);
  assert.ok(Math.max(...waits) <= MOST_MS, `${Math.max(...waits)} ms without a turn`);
});

test("many short pieces after each other do so too", async () => {
  const waits = [];
  for (let k = 0; k < 20; k++) assert.equal(await runInSlices(work(4, waits)), 4);
  assert.ok(Math.max(...waits) <= MOST_MS, `${Math.max(...waits)} ms without a turn`);
});

test("work that nobody wants any more ends at its next pause", async () => {
  let asked = 0;
  assert.equal(await runInSlices(work(50), { goesOn: () => ++asked < 3 }), undefined);
  assert.equal(asked, 3);
});
