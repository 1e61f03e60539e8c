/** What stands around the pictures: controls and words. The classes that begin with g are those GLightbox looks for. */

const SAID_AFTER_MS = 100; // a screen reader hears what changes, not what is there when it comes

/** @param {string} path */
const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

export const FRAME = `<dialog id="glightbox-body" class="glightbox-container lightbox" tabindex="-1" aria-modal="true" aria-label="Enlarged picture">
<div class="lightbox__bar">
<button type="button" class="lightbox__real" aria-pressed="false" hidden>Real size</button>
<button type="button" class="lightbox__zoom" aria-pressed="false">Zoom</button>
<button type="button" class="gclose gbtn" aria-label="Close">${icon("M5 5l14 14M19 5L5 19")}</button>
</div>
<div class="lightbox__stage"><div id="glightbox-slider" class="gslider"></div><div class="gloader"></div>
<p class="lightbox__fault" hidden>This picture did not load.</p></div>
<div class="lightbox__nav">
<button type="button" class="lightbox__prev gprev gbtn" aria-label="Previous picture">${icon("M15 4l-8 8 8 8")}</button>
<p class="lightbox__count"></p>
<button type="button" class="lightbox__next gnext gbtn" aria-label="Next picture">${icon("M9 4l8 8-8 8")}</button>
</div>
<div class="lightbox__label"><p class="lightbox__caption"></p><p class="lightbox__facts"></p>
<a class="lightbox__page">All facts of this piece</a></div>
<p class="lightbox__status visually-hidden" role="status"></p>
</dialog>`;

export const SLIDE = `<div class="gslide"><div class="ginner-container"><div class="gslide-media"></div></div></div>`;

export class Frame {
  /** @type {number | undefined} */
  #saying;

  /** @param {HTMLDialogElement} dialog made of `FRAME` */
  constructor(dialog) {
    this.dialog = dialog;
    dialog.addEventListener("keydown", (event) => event.key === "Tab" && this.#turnBack(event));
  }

  /** @param {string} name of a part, as in its class */
  part(name) {
    return /** @type {HTMLElement} */ (this.dialog.querySelector(`.lightbox__${name}`));
  }

  /** Say in every way which picture is in view. Words of a plate go in as text. */
  present(/** @type {HTMLAnchorElement[]} */ plates, /** @type {number} */ index) {
    const { alt, caption, facts, page } = plates[index].dataset;
    const count = plates[1] ? `${index + 1} of ${plates.length}` : "";
    const link = /** @type {HTMLAnchorElement} */ (this.part("page"));
    link.href = page ?? "";
    link.hidden = link.pathname === location.pathname;
    this.part("nav").hidden = !count;
    this.part("caption").textContent = caption ?? "";
    this.part("facts").textContent = facts ?? "";
    this.part("count").textContent = count;
    this.mark("prev", "disabled", !index);
    this.mark("next", "disabled", !plates[index + 1]);
    this.say(count ? `${count}. ${alt}` : alt);
  }

  /** @param {string | undefined} text for those who listen */
  say(text = "") {
    const status = this.part("status");
    clearTimeout(this.#saying);
    status.textContent = "";
    this.#saying = setTimeout(() => (status.textContent = text), SAID_AFTER_MS);
  }

  /** Give a part an ARIA state. */
  mark(/** @type {string} */ name, /** @type {string} */ state, /** @type {boolean} */ is) {
    this.part(name).setAttribute(`aria-${state}`, String(is));
  }

  /** Whoever had the focus on a control that is gone has it on the dialog. */
  keepFocus() {
    const held = document.activeElement;
    if (!this.dialog.contains(held) || !held?.checkVisibility()) this.dialog.focus();
  }

  /** @param {KeyboardEvent} event of Tab, which goes round: the browser's own bar is not among the controls */
  #turnBack(event) {
    const stops = [...this.dialog.querySelectorAll("button, a")].filter((stop) => stop.checkVisibility());
    const edge = event.shiftKey ? [this.dialog, stops[0]] : [stops.at(-1)];
    if (!edge.includes(document.activeElement)) return;
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0).focus();
  }
}
