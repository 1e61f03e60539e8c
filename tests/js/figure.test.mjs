/** What every figure's state is made of: what an address may say, what it says back, and lengths in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { claim, queryOf, readState, withFirst } from "../../overrides/assets/js/figure/state.mjs";
import { age, inches, length, millimetres } from "../../overrides/assets/js/figure/units.mjs";

const SCHEMA = {
  mm: { kind: "number", min: 8, max: 60, step: 0.5, first: 22 },
  year: { kind: "number", min: 0, max: 20, step: 1, first: 0 },
  tone: { kind: "choice", values: ["1", "2", "3"], first: "2" },
};
const FIRST = { mm: 22, year: 0, tone: "2" };

test("an address says the state, and the state the address", () => {
  const state = readState(SCHEMA, "?mm=12.5&tone=3&year=20");
  assert.deepEqual(state, { mm: 12.5, year: 20, tone: "3" });
  assert.equal(queryOf(SCHEMA, state, ""), "?mm=12.5&year=20&tone=3");
  assert.deepEqual(readState(SCHEMA, queryOf(SCHEMA, state, "")), state);
});

test("what is as at first does not stand in the address, and the keys of others stay", () => {
  assert.equal(queryOf(SCHEMA, FIRST, ""), "");
  assert.equal(queryOf(SCHEMA, FIRST, "?page=2&mm=30"), "?page=2");
});

test("garbage is held to the ends or left out", () => {
  assert.deepEqual(readState(SCHEMA, "?mm=1e9&year=NaN&tone=99"), { mm: 60, year: 0, tone: "2" });
  assert.deepEqual(readState(SCHEMA, "?mm=-4&year=Infinity&tone="), { mm: 8, year: 0, tone: "2" });
  assert.deepEqual(readState(SCHEMA, "?mm=&year=%00&tone=__proto__"), FIRST);
  assert.deepEqual(readState(SCHEMA, "?mm=12.26&year=3.7"), { mm: 12.5, year: 4, tone: "2" });
  assert.deepEqual(readState(SCHEMA, "?%E0%A4%A&&=&mm"), FIRST);
});

test("an element's attributes say what is first", () => {
  const attributes = { mm: "30", tone: "nine" };
  const schema = withFirst(SCHEMA, (name) => attributes[name] ?? null);
  assert.deepEqual(readState(schema, ""), { mm: 30, year: 0, tone: "2" });
  assert.equal(SCHEMA.mm.first, 22);
});

test("of two figures that share a key only the first writes the address", () => {
  assert.equal(claim({ mm: SCHEMA.mm }), true);
  assert.equal(claim(SCHEMA), false);
  assert.equal(claim({ other: SCHEMA.year }), true);
});

test("lengths and ages read as on the plates", () => {
  assert.equal(length(26), "26\u00a0mm (1.0\u00a0in)");
  assert.equal(millimetres(26.72), "26.7\u00a0mm");
  assert.equal(millimetres(0.347), "0.35\u00a0mm");
  assert.equal(inches(0.35), "0.014\u00a0in");
  assert.deepEqual([0, 1, 2.5, 20].map(age), ["healed", "1\u00a0year", "2.5\u00a0years", "20\u00a0years"]);
});
