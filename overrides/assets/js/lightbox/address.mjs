/**
 * The address of the picture in view. Opening adds one entry to the history, the next picture changes that entry, and
 * closing goes back over it: so Back closes, Forward opens again, and nobody has to go back through nineteen pictures.
 */

const isOurs = () => history.state?.view === true;
const page = () => location.pathname + location.search;

/**
 * @param {string} id of the plate
 * @param {"click" | "load" | "travel"} by
 */
export function enter(id, by) {
  if (by === "travel" || isOurs()) return; // Forward, or a page loaded anew: the entry is there
  if (by === "load") history.replaceState(history.state, "", page()); // the page lies beneath, for Back to show
  history.scrollRestoration = "manual"; // the page shall stand at the plate last shown, not where it was left
  history.pushState({ view: true }, "", `#${id}`);
}

/** @param {string} id of the plate now in view */
export function move(id) {
  history.replaceState(history.state, "", `#${id}`);
}

/** @returns {boolean} whether leaving is under way; false if there was nothing to go back to and it is done. */
export function leave() {
  if (isOurs()) history.back();
  else history.replaceState(history.state, "", page());
  return isOurs();
}
