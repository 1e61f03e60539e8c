/** How many CSS px a millimetre takes on this screen, as its reader once measured it. Kept on the device only. */

const KEY = "micro-realism.true-size";
const CHANGED = "true-size-changed"; // told to the window by whoever writes or forgets

/** @typedef {{pxPerMm: number, devicePixelRatio: number, screen: number[], overMm?: number}} Kept */

/**
 * @returns {number | null} CSS px in one mm; null if nobody measured, or the zoom or the screen is another since.
 */
export function readPxPerMm() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    const sides = [screen.width, screen.height].sort().join(); // a phone may have been turned
    const same = kept.devicePixelRatio === devicePixelRatio && kept.screen.sort().join() === sides;
    const pinched = (window.visualViewport?.scale ?? 1) !== 1;
    return same && !pinched && Number.isFinite(kept.pxPerMm) && kept.pxPerMm > 0 ? kept.pxPerMm : null;
  } catch {
    return null; // nothing kept, something else kept, or storage forbidden
  }
}

/** @returns {Kept | null} what was kept, even if it does not hold any more; null if there is nothing, or garbage */
export function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept.pxPerMm > 0 && Number.isFinite(kept.pxPerMm) && kept.devicePixelRatio > 0 && kept.screen.length === 2 ? kept : null;
  } catch {
    return null;
  }
}

/**
 * @param {number} pxPerMm
 * @param {number} overMm length in mm of the thing it was measured with
 * @returns {boolean} whether the browser keeps it
 */
export function writePxPerMm(pxPerMm, overMm) {
  try {
    const kept = { pxPerMm, devicePixelRatio, screen: [screen.width, screen.height], overMm };
    localStorage.setItem(KEY, JSON.stringify(kept));
    dispatchEvent(new Event(CHANGED));
    return true;
  } catch {
    return false;
  }
}

/** Leave nothing of it on the device. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // storage is forbidden, so there is nothing
  }
  dispatchEvent(new Event(CHANGED));
}

/** @param {() => void} changed called when zoom, screen or what is kept may have become another */
export function watchScreen(changed) {
  for (const name of ["resize", "focus", "storage", CHANGED]) addEventListener(name, changed);
  window.visualViewport?.addEventListener("resize", changed);
  const wait = () => {
    const turned = () => (wait(), changed());
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", turned, { once: true });
  };
  wait();
}
