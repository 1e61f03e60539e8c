/** Which lightbox is open: none or one, as the address says. */

import { enter } from "./address.mjs";
import { Lightbox } from "./lightbox.mjs";

/** @type {Lightbox | null} */
let current = null;

/**
 * Show the picture of a plate among those of its `data-gallery`.
 * @param {HTMLAnchorElement} plate
 * @param {"click" | "load" | "travel"} by
 */
export function show(plate, by) {
  if (!current?.go(plate)) {
    current?.end();
    const { gallery } = plate.dataset;
    const all = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.glightbox")]);
    current = new Lightbox(gallery ? all.filter((one) => one.dataset.gallery === gallery) : [plate], plate, close);
  }
  enter(plate.id, by);
}

/** Close what is open and leave the address as it is. */
export function close() {
  current?.end();
  current = null;
}
