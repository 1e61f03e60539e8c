/** How many CSS px a millimetre takes on this screen, as its reader once measured it. */

const KEY = "micro-realism.true-size";

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
