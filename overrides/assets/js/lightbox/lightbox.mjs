/**
 * One open lightbox. GLightbox makes, fetches and swaps the slides; what a modal dialog owes its reader is done here.
 * `<dialog>` keeps the rest of the page out of reach, and words of the plates go in as text.
 */

import { readPxPerMm } from "../true-size.mjs";
import { leave, move } from "./address.mjs";
import { FRAME, SLIDE } from "./frame.mjs";
import { listen } from "./gestures.mjs";
import { View } from "./view.mjs";

const SAID_AFTER_MS = 100; // a screen reader hears what changes, not what is there when it comes
const STEP_PX = 80;
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Lightbox {
  #leaving = false;
  #wantsReal = false;
  #realPx = 0;
  #index;
  #slides;
  /** @type {number | undefined} */
  #saying;

  /**
   * @param {HTMLAnchorElement[]} plates
   * @param {HTMLAnchorElement} first
   * @param {() => void} close called when the address holds no picture any more
   */
  constructor(plates, first, close) {
    this.plates = plates;
    this.close = close;
    this.#index = plates.indexOf(first);
    this.#build();
    this.#listen();
    this.#present();
  }

  /**
   * @param {HTMLAnchorElement | undefined} plate
   * @returns {boolean} whether there is such a picture here
   */
  go(plate) {
    const index = plate ? this.plates.indexOf(plate) : -1;
    if (index < 0) return false;
    this.#leaving = false; // whoever went back came to another picture
    if (index !== this.#index) {
      this.#index = index;
      this.turn(index);
      this.#present();
    }
    return true;
  }

  /** Take it off the page; the reader is back at the plate last shown. */
  end() {
    this.#leaving = true;
    removeEventListener("resize", this.#fit);
    this.dialog.close();
    this.shut();
    this.#plate.focus();
    setTimeout(() => (history.scrollRestoration = "auto"));
  }

  get #plate() {
    return this.plates[this.#index];
  }

  /** The scale of real size; 0 while it or the picture is not known. */
  get #realScale() {
    return this.view.image?.offsetWidth ? this.#realPx / this.view.image.offsetWidth : 0;
  }

  #build() {
    const avif = this.plates.some((plate) => /\.avif$/.test(plate.querySelector("img")?.currentSrc ?? ""));
    const box = window.GLightbox({
      elements: this.plates.map(({ href, dataset }) => ({
        href: (avif && dataset.avif) || href,
        type: "image",
        alt: dataset.alt,
        zoomable: false,
        draggable: false,
      })),
      lightboxHTML: FRAME,
      slideHTML: SLIDE,
      skin: "plate",
      openEffect: "none",
      closeEffect: "none",
      keyboardNavigation: false,
      touchNavigation: false,
      closeOnOutsideClick: false,
    });
    this.turn = box.goToSlide.bind(box);
    this.shut = box.close.bind(box);
    box.goToSlide = (/** @type {number} */ index) => this.#step(index - this.#index); // its buttons ask these two
    box.close = () => this.#quit();

    const opener = document.activeElement;
    if (opener instanceof HTMLElement) opener.blur(); // GLightbox is about to hide the page from screen readers
    box.openAt(this.#index);
    box.settings.slideEffect = "none"; // on phones it has put its own

    /** @type {HTMLDialogElement} */
    this.dialog = box.modal;
    this.dialog.showModal();
    this.dialog.focus();
    /** @type {HTMLElement[]} */
    this.#slides = [...this.dialog.querySelectorAll(".gslide")];
    this.view = new View(this.#part("stage"), () => this.#tellView());
  }

  #listen() {
    const { dialog, view } = this;
    const [stage, real, zoom] = ["stage", "real", "zoom"].map((name) => this.#part(name));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#quit();
    });
    dialog.addEventListener("close", () => this.#quit()); // a browser may insist
    dialog.addEventListener("keydown", (event) => this.#press(event));
    dialog.addEventListener("load", () => this.#fit(), true);
    dialog.addEventListener("error", (event) => this.#mend(/** @type {HTMLImageElement} */ (event.target)), true);
    real.addEventListener("click", () => {
      this.#wantsReal = !isPressed(real);
      this.#fit();
      this.#say(this.#wantsReal ? `Real size: the picture is ${this.#plate.dataset.frameMm} mm wide` : "As large as fits");
    });
    zoom.addEventListener("click", () => view.place(isPressed(zoom) ? 1 : view.near));
    addEventListener("resize", this.#fit);
    listen(stage, view, { step: (by) => this.#step(by), close: () => this.#quit() });
  }

  /** Say in every way which picture is in view. */
  #present() {
    const { alt, caption = "", facts = "", page = "" } = this.#plate.dataset;
    const last = this.plates.length - 1;
    const count = last ? `${this.#index + 1} of ${last + 1}` : "";
    for (const [index, slide] of this.#slides.entries()) slide.hidden = index !== this.#index;
    this.#part("nav").hidden = !count;
    this.#part("count").textContent = count;
    this.#part("caption").textContent = caption;
    this.#part("facts").textContent = facts;
    const link = /** @type {HTMLAnchorElement} */ (this.#part("page"));
    link.href = page;
    link.hidden = !page || link.pathname === location.pathname;
    this.dialog.querySelector(".gprev")?.setAttribute("aria-disabled", String(this.#index === 0));
    this.dialog.querySelector(".gnext")?.setAttribute("aria-disabled", String(this.#index === last));
    this.view.take(this.#slides[this.#index].querySelector("img"));
    this.#fit();
    this.#say([count, alt].filter(Boolean).join(". "));
  }

  /** Show the picture as large as fits, or at its real size where that is wanted and known. */
  #fit = () => {
    const { image } = this.view;
    this.#realPx = (readPxPerMm() ?? 0) * Number(this.#plate.dataset.frameMm ?? 0);
    this.#part("real").hidden = !this.#realPx;
    const held = document.activeElement;
    if (!this.dialog.contains(held) || !held?.checkVisibility()) this.dialog.focus(); // its control is gone
    this.#part("fault").hidden = !(image?.complete && !image.naturalWidth);
    this.#part("stage").classList.toggle("is-waiting", !image?.complete);
    this.view.place((this.#wantsReal && this.#realScale) || 1);
  };

  /** Let the buttons and the ruler tell how the picture is seen. */
  #tellView() {
    const { image, scale } = this.view;
    const isReal = this.#wantsReal && scale === this.#realScale;
    if (this.#realScale) this.#wantsReal = isReal; // else it waits for a picture that can
    this.#part("real").setAttribute("aria-pressed", String(isReal));
    this.#part("zoom").setAttribute("aria-pressed", String(!isReal && scale > 1));
    const stage = this.#part("stage");
    stage.classList.toggle("is-real", isReal);
    stage.classList.toggle("is-near", this.view.isOver);
    stage.style.setProperty("--tall", `${scale * (image?.offsetHeight ?? 0)}px`);
    stage.style.setProperty("--frame", `${this.#realPx}px`);
    stage.style.setProperty("--mm", `${this.#realPx / Number(this.#plate.dataset.frameMm)}px`);
  }

  /** @param {HTMLImageElement} image that did not load */
  #mend(image) {
    const { href } = this.plates[this.#slides.findIndex((slide) => slide.contains(image))];
    if (image.src !== href) {
      image.src = href; // an AVIF this browser cannot show after all
    } else if (image === this.view.image) {
      this.#fit();
      this.#say(this.#part("fault").textContent ?? "");
    }
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Tab") return this.#hold(event);
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    const { scale, x, y } = this.view;
    if (this.view.isOver) this.view.place(scale, x - way[0] * STEP_PX, y - way[1] * STEP_PX);
    else this.#step(way[0]);
  }

  /** Tab goes round: the browser's own bar is not between the last control and the first. */
  #hold(event) {
    const stops = [...this.dialog.querySelectorAll("button, a")].filter((stop) => stop.checkVisibility());
    const edge = event.shiftKey ? [this.dialog, stops[0]] : [stops.at(-1)];
    if (!edge.includes(document.activeElement)) return;
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0).focus();
  }

  /**
   * @param {number} by how many pictures on
   * @returns {boolean} whether there was one
   */
  #step(by) {
    const plate = by ? this.plates[this.#index + by] : undefined;
    if (plate && this.go(plate)) move(plate.id);
    return Boolean(plate);
  }

  #quit() {
    if (this.#leaving) return;
    this.#leaving = true;
    if (!leave()) this.close();
  }

  /** @param {string} text */
  #say(text) {
    const status = this.#part("status");
    clearTimeout(this.#saying);
    status.textContent = "";
    this.#saying = setTimeout(() => (status.textContent = text), SAID_AFTER_MS);
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.dialog.querySelector(`.lightbox__${name}`));
  }
}

/** @param {Element} button */
const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
