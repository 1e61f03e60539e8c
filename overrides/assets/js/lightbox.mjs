/**
 * Opens plates in the lightbox. The lightbox itself is fetched with the first picture wanted, by hand or by an address
 * that ends in `#view-<id>`. If it cannot be had, the link does what it does without script: it opens the large picture.
 */

/** @type {Promise<typeof import("./lightbox/viewer.mjs")> | undefined} */
let loading;
/** @type {HTMLAnchorElement | null} */
let wanted = null;

async function load() {
  const [viewer] = await Promise.all([
    import("./lightbox/viewer.mjs"),
    import("./lightbox/library.mjs").then((library) => library.loadLibrary()),
  ]);
  return viewer;
}

/**
 * @param {HTMLAnchorElement} plate
 * @param {"click" | "load" | "travel"} by what asks for it: a reader, the page's address, Back or Forward
 */
async function open(plate, by) {
  wanted = plate;
  plate.setAttribute("aria-busy", "true");
  try {
    const viewer = await (loading ??= load());
    if (wanted === plate) viewer.show(plate, by);
  } catch {
    loading = undefined;
    if (wanted === plate && by === "click") location.assign(plate.href);
  } finally {
    plate.removeAttribute("aria-busy");
  }
}

/** @param {"load" | "travel"} by */
async function followAddress(by) {
  const plate = location.hash.startsWith("#view-") ? document.getElementById(location.hash.slice(1)) : null;
  if (plate instanceof HTMLAnchorElement) return open(plate, by);
  wanted = null;
  (await loading?.catch(() => null))?.close();
}

document.addEventListener("click", (event) => {
  const plate = event.target instanceof Element ? event.target.closest("a.glightbox") : null;
  const meant = !(event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!(plate instanceof HTMLAnchorElement) || !meant) return;
  event.preventDefault();
  open(plate, "click");
});
addEventListener("popstate", () => followAddress("travel"));
followAddress("load");
try {
  if (localStorage.getItem("micro-realism.true-size")) import("./real-size.mjs").catch(() => {}); // somebody measured this screen
} catch {
  // storage is forbidden, so nobody did
}
