/** What a choice finds, what it is called and where it lives. The test of the page compares the same with brute force. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findPieces, nameChoice, readAddress, toggle, writeAddress } from "../../overrides/assets/js/piece-finder/choice.mjs";

const value = (key) => ({ key, name: `the ${key}` });
const index = {
  facets: [
    { key: "subject", name: "Subject", values: [value("rose"), value("moth")] },
    { key: "size", name: "Size", values: [value("up-to-15"), value("15-25")] },
    { key: "tone", name: "Tone", values: [value("2"), value("6"), value("10")] },
  ],
  widths: [320],
  pieces: [
    { id: "a", values: [[0], [0], [0]] },
    { id: "b", values: [[0], [1], [0, 1]] },
    { id: "c", values: [[1], [1], [1]] },
    { id: "d", values: [[1], [0, 1], [2]] },
  ],
};
const NONE = [-1, -1, -1];
const find = (...choice) => findPieces(index, choice).found.map(({ id }) => id).join("");

test("nothing chosen finds all, in their order, and counts each value", () => {
  const { found, counts } = findPieces(index, NONE);
  assert.deepEqual(found, index.pieces);
  assert.deepEqual(counts, [[2, 2], [2, 3], [2, 2, 1]]);
});

test("choices narrow each other; a picture with several panels is found by each", () => {
  assert.equal(find(0, -1, -1), "ab");
  assert.equal(find(-1, 1, 1), "bc");
  assert.equal(find(-1, 0, -1), "ad");
  assert.equal(find(0, 1, 2), "");
});

test("a value is counted as if it took the place of the one chosen in its facet", () => {
  const { counts } = findPieces(index, [0, 1, -1]);
  assert.deepEqual(counts, [[1, 2], [1, 1], [1, 1, 0]]);
});

test("choosing a value replaces the other of its facet; choosing it again takes it away", () => {
  assert.deepEqual(toggle([0, -1, 2], 0, 1), [1, -1, 2]);
  assert.deepEqual(toggle([0, -1, 2], 2, 2), [0, -1, -1]);
});

test("the first two facets are the page, the others its query, always in the same order", () => {
  assert.equal(writeAddress(index, NONE), "gallery/");
  assert.equal(writeAddress(index, [-1, -1, 1]), "gallery/find/tone-6/");
  assert.equal(writeAddress(index, [0, -1, 1]), "gallery/find/subject-rose/tone-6/");
  assert.equal(writeAddress(index, [0, 1, 2]), "gallery/find/subject-rose/size-15-25/?tone=10");
});

test("an address gives back the choice it was written from", () => {
  for (const a of [-1, 0, 1]) {
    for (const b of [-1, 0, 1]) {
      for (const c of [-1, 0, 1, 2]) assert.deepEqual(readAddress(index, writeAddress(index, [a, b, c])), [a, b, c]);
    }
  }
});

test("what an address says that is not known is left out", () => {
  assert.deepEqual(readAddress(index, "gallery/all/2/"), NONE);
  assert.deepEqual(readAddress(index, "gallery/?tone=6&utm_source=x"), [-1, -1, 1]);
  assert.deepEqual(readAddress(index, "gallery/?tone=99&size=&subject&__proto__=1&%ff"), NONE);
  assert.deepEqual(readAddress(index, "gallery/find/subject-ghost/tone-6/?size=15-25"), [-1, 1, 1]);
  assert.deepEqual(readAddress(index, "gallery/find/subject-rose/?subject=moth"), [0, -1, -1]);
});

test("a choice is named by its values", () => {
  assert.equal(nameChoice(index, [0, -1, 2]), "The rose · The 10");
  assert.equal(nameChoice(index, NONE), "All pictures");
});
