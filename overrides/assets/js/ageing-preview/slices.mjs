/**
 * Long work in slices, so that no touch and no frame has to wait for it. Such work is a generator: it yields wherever it
 * may pause, and does nothing halfway that others can see.
 */

const SLICE_MS = 6;
const ROWS = 16;

let until = 0; // of the slice that runs now, which several pieces of work may share

/** @returns {Promise<void>} once the browser has done what was due before */
function breathe() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });
}

/** @returns {Promise<IdleDeadline | undefined>} once the browser has nothing else to do, where it can tell */
const rest = () => new Promise((done) => (window.requestIdleCallback ? requestIdleCallback(done) : setTimeout(done)));

/**
 * @template T
 * @param {Generator<void, T>} work
 * @param {{goesOn?: () => boolean, canWait?: () => boolean}} [when] asked at every pause
 * @returns {Promise<T | undefined>} what it makes; undefined if it was not to go on
 */
export async function runInSlices(work, { goesOn = () => true, canWait = () => false } = {}) {
  /** @type {IdleDeadline | undefined} */
  let idle;
  if (performance.now() >= until) until = performance.now() + SLICE_MS;
  for (;;) {
    let step;
    do step = work.next();
    while (!step.done && performance.now() < until);
    if (step.done && performance.now() < until) return step.value;
    if (!canWait() || idle?.timeRemaining() > SLICE_MS) await breathe();
    else idle = await rest();
    until = performance.now() + SLICE_MS;
    if (!goesOn()) return undefined;
    if (step.done) return step.value;
  }
}

/** @template T @param {Generator<void, T>} work @returns {T} what it makes, at once */
export function finish(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * A few rows at a time.
 * @param {number} height
 * @param {(first: number, end: number) => void} doRows
 * @returns {Generator<void, void>}
 */
export function* byRows(height, doRows) {
  for (let y = 0; y < height; y += ROWS) {
    doRows(y, Math.min(height, y + ROWS));
    yield;
  }
}
