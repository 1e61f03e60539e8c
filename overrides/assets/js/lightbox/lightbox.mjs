/** One open lightbox. GLightbox makes, fetches and swaps the slides; what a modal dialog owes its reader is done here. */

import { readPxPerMm } from "../true-size.mjs";
import { leave, move } from "./address.mjs";
import { FRAME, Frame, SLIDE } from "./frame.mjs";
import { listen } from "./gestures.mjs";
import { View } from "./view.mjs";

const STEP_PX = 80;
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Lightbox {
  #leaving = false;
  #wantsReal = false;
  #pxPerMm = 0; // 0: not known here
  #index;

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
   * @param {HTMLAnchorElement} plate
   * @returns {boolean} whether its picture is among these; it is in view now
   */
  go(plate) {
    const index = this.plates.indexOf(plate);
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

  get #slides() {
    return this.dialog.querySelectorAll(".gslide");
  }

  get #frameMm() {
    return Number(this.#plate.dataset.frameMm);
  }

  /** The scale of real size; 0 while it is not known, or the picture is not there. */
  get #realScale() {
    const width = this.view.image?.offsetWidth;
    return width ? (this.#pxPerMm * this.#frameMm) / width : 0;
  }

  #build() {
    const avif = this.plates.some((plate) => plate.querySelector("img")?.currentSrc.endsWith(".avif"));
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
    box.close = this.#quit;

    box.openAt(this.#index);
    box.settings.slideEffect = "none"; // on phones it has put its own

    /** @type {HTMLDialogElement} */
    this.dialog = box.modal;
    this.dialog.showModal();
    this.dialog.focus();
    this.frame = new Frame(this.dialog);
    this.view = new View(this.frame.part("stage"), () => this.#tellView());
  }

  #listen() {
    const { dialog, frame, view } = this;
    const pressed = (/** @type {Event} */ event) => event.currentTarget.ariaPressed === "true";
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#quit();
    });
    dialog.addEventListener("close", this.#quit); // a browser may insist
    dialog.addEventListener("keydown", (event) => this.#press(event));
    dialog.addEventListener("load", (event) => event.target === view.image && this.#fit(), true);
    dialog.addEventListener("error", (event) => this.#mend(/** @type {HTMLImageElement} */ (event.target)), true);
    frame.part("real").addEventListener("click", (event) => {
      this.#wantsReal = !pressed(event);
      this.#fit();
      frame.say(this.#wantsReal ? `Real size: the picture is ${this.#frameMm} mm wide` : "As large as fits");
    });
    frame.part("zoom").addEventListener("click", (event) => view.place(pressed(event) ? 1 : view.near));
    addEventListener("resize", this.#fit);
    listen(view.stage, view, { step: (by) => this.#step(by), close: this.#quit });
  }

  #present() {
    this.#slides.forEach((slide, index) => slide.toggleAttribute("hidden", index !== this.#index));
    this.view.take(this.#slides[this.#index].querySelector("img"));
    this.frame.present(this.plates, this.#index);
    this.#fit();
  }

  /** Show the picture as large as fits, or at its real size where that is wanted and known. */
  #fit = () => {
    const { image, stage } = this.view;
    this.#pxPerMm = (this.#frameMm && readPxPerMm()) || 0;
    this.frame.part("real").hidden = !this.#pxPerMm;
    this.frame.part("fault").hidden = !(image?.complete && !image.naturalWidth);
    stage.classList.toggle("is-waiting", !image?.complete);
    this.frame.keepFocus();
    this.view.place((this.#wantsReal && this.#realScale) || 1);
  };

  /** Let the buttons and the ruler tell how the picture is seen. */
  #tellView() {
    const { image, isOver, scale, stage } = this.view;
    const isReal = this.#wantsReal && scale === this.#realScale;
    if (this.#realScale) this.#wantsReal = isReal; // else it waits for a picture that can
    this.frame.mark("real", "pressed", isReal);
    this.frame.mark("zoom", "pressed", !isReal && scale > 1);
    stage.classList.toggle("is-real", isReal);
    stage.classList.toggle("is-near", isOver);
    stage.style.setProperty("--mm", `${this.#pxPerMm}px`);
    stage.style.setProperty("--wide", String(this.#frameMm));
    stage.style.setProperty("--tall", `${scale * (image?.offsetHeight ?? 0)}px`);
  }

  /** @param {HTMLImageElement} image that did not load */
  #mend(image) {
    const { href } = this.plates[[...this.#slides].findIndex((slide) => slide.contains(image))];
    if (image.src !== href) {
      image.src = href; // an AVIF this browser cannot show after all
    } else if (image === this.view.image) {
      this.#fit();
      this.frame.say(this.frame.part("fault").textContent ?? "");
    }
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const way = WAYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { isOver, scale, x, y } = this.view;
    if (isOver) this.view.place(scale, x - way[0] * STEP_PX, y - way[1] * STEP_PX);
    else this.#step(way[0]);
  }

  /**
   * @param {number} by how many pictures on
   * @returns {boolean} whether there was another
   */
  #step(by) {
    const plate = this.plates[this.#index + by];
    if (!by || !plate) return false;
    this.go(plate);
    move(plate.id);
    return true;
  }

  #quit = () => {
    if (this.#leaving) return;
    this.#leaving = true;
    if (!leave()) this.close();
  };
}
