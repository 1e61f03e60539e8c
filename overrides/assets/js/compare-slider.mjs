/**
 * `<compare-slider label="Rose: fresh and 10 years healed">` holds two plates, one below the other. Both stay as they are.
 * Below them this script lays the second picture over the first, with a divider to move. The pictures are the files that
 * the plates have already loaded. Nothing is added where the two do not show the same frame. The sides are named by the
 * first fact that sets the plates apart, or by the attributes `first` and `second`.
 */

const DRAG_PX = 4;
const MANY_MM = 90; // more ticks than this run together on a phone
const ALIKE = 0.005; // two heights of the same frame differ by less: pixels are whole

let made = 0;

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name the class
 * @param {(Node | string)[]} children
 */
function make(tag, name, ...children) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...children);
  return element;
}

/** @param {HTMLImageElement} image @returns {DOMStringMap} what the plate says about its picture */
const plateOf = (image) => image.closest("a")?.dataset ?? {};

/** @param {HTMLImageElement} image */
const proportion = (image) => Number(image.getAttribute("height")) / Number(image.getAttribute("width"));

/** @param {HTMLImageElement} a @param {HTMLImageElement} b */
function showTheSameFrame(a, b) {
  return Math.abs(proportion(a) / proportion(b) - 1) < ALIKE && plateOf(a).frameMm === plateOf(b).frameMm;
}

/** @param {HTMLImageElement} image */
const isLost = (image) => image.complete && !image.naturalWidth;

/** @param {HTMLImageElement} image @returns {string[]} */
const factsOf = (image) => (plateOf(image).facts ?? "").split(/\s·\s/);

/**
 * @param {HTMLImageElement} image
 * @param {HTMLImageElement} other
 * @returns {string} the first fact of `image` that `other` does not share: "Healed, 10 years"; "" if there is none
 */
function nameSide(image, other) {
  const theirs = factsOf(other);
  const words = factsOf(image).find((fact) => !theirs.includes(fact)) ?? "";
  return words.charAt(0).toUpperCase() + words.slice(1);
}

class CompareSlider extends HTMLElement {
  connectedCallback() {
    const images = /** @type {HTMLImageElement[]} */ ([...this.querySelectorAll("figure img")]);
    if (this.querySelector(".compare") || images.length !== 2 || images.some(isLost)) return;
    const [first, second] = images;
    if (!showTheSameFrame(first, second)) return;
    this.names = [
      this.getAttribute("first") ?? nameSide(first, second),
      this.getAttribute("second") ?? nameSide(second, first),
    ];
    this.append(this.build(first, second));
    this.show(50);
  }

  /** @param {HTMLImageElement} first @param {HTMLImageElement} second */
  build(first, second) {
    this.range = make("input", "compare__range");
    Object.assign(this.range, { type: "range", id: `compare-${++made}`, min: "0", max: "100", step: "any" });
    this.range.addEventListener("input", () => this.show(Number(this.range.value)));

    const label = make("label", "compare__label", this.getAttribute("label") ?? "");
    label.htmlFor = this.range.id;
    const sides = this.names.map((name, n) => {
      return make("span", "compare__side", make("b", "compare__number", `${n + 1}`), ` ${name}`);
    });
    const frameMm = Number(plateOf(first).frameMm);
    const tickMm = frameMm > MANY_MM ? 5 : 1;
    const rule = make("span", "compare__rule", make("span", "compare__grip"));
    if (frameMm) rule.style.setProperty("--ticks-across", `${frameMm / tickMm}`);

    const copies = [this.copy(second, "compare__second"), this.copy(first, "compare__first")];
    const pictures = make("span", "compare__pictures", ...copies);
    this.stage = make("div", "compare__stage", pictures, make("span", "compare__line"), this.range, rule);
    this.followPointer();
    const hint = `Drag across the picture, or use the arrow keys.${frameMm ? ` One tick is ${tickMm} mm.` : ""}`;
    const parts = [label, make("p", "compare__sides", ...sides), this.stage, make("p", "compare__hint", hint)];
    this.box = make("div", "compare", ...parts);
    this.box.style.setProperty("--width-to-height", `${1 / proportion(first)}`);
    return this.box;
  }

  /** @param {HTMLImageElement} image @param {string} name the class */
  copy(image, name) {
    const copy = make("img", name);
    copy.alt = "";
    copy.draggable = false;
    copy.classList.add(...[...image.classList].filter((name) => name.startsWith("bg-")));
    const take = () => image.naturalWidth && copy.src !== image.currentSrc && (copy.src = image.currentSrc);
    image.addEventListener("load", take); // also when a wider window makes the browser choose another file
    image.addEventListener("error", () => this.box.remove());
    if (image.complete) take();
    return copy;
  }

  /** A mouse moves the divider at once; a finger once it has gone sideways or tapped, so that the page still scrolls. */
  followPointer() {
    const { stage } = this;
    /** @type {number | null} */
    let from = null;
    let dragging = false;
    const stop = () => {
      from = null;
      dragging = false;
      stage.classList.remove("compare__stage--dragging");
    };
    /** @param {PointerEvent} event */
    const follow = (event) => {
      const box = stage.getBoundingClientRect();
      this.show(((event.clientX - box.left) / box.width) * 100);
    };
    stage.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      from = event.clientX;
      stage.setPointerCapture(event.pointerId);
      if (event.pointerType === "mouse") follow(event);
    });
    stage.addEventListener("pointermove", (event) => {
      if (from === null || !event.isPrimary) return;
      if (!dragging && Math.abs(event.clientX - from) < DRAG_PX) return;
      dragging = true;
      stage.classList.add("compare__stage--dragging");
      follow(event);
    });
    stage.addEventListener("pointerup", (event) => {
      if (from === null || !event.isPrimary) return;
      follow(event);
      stop();
      this.range.focus({ preventScroll: true });
    });
    stage.addEventListener("pointercancel", stop);
  }

  /** @param {number} wanted the share of the first picture, in per cent; held to 0 to 100 */
  show(wanted) {
    const share = Math.min(100, Math.max(0, wanted));
    const name = this.names[0] ? `: ${this.names[0]}` : "";
    this.range.value = `${share}`;
    this.range.setAttribute("aria-valuetext", `${Math.round(share)} % the first${name}`);
    this.stage.style.setProperty("--share", `${share}%`);
  }
}

customElements.define("compare-slider", CompareSlider);
