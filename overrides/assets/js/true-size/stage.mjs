/** Where the card is laid: an outline to be made wider and narrower with a finger, two fingers, a mouse or a pen. */
import { make } from "../figure/dom.mjs";

const BESIDE_PX = 26; // the stop on the left, and half the grip on the right

export class Stage {
  widthPx = 0;

  /** @param {(widthPx: number) => void} changed called with the width a hand asks for */
  constructor(changed) {
    this.changed = changed;
    this.outline = make("div", "true-size__outline", make("span", "true-size__grip"));
    this.element = make("div", "true-size__stage", this.outline);
    this.element.setAttribute("aria-hidden", "true"); // the slider says the same
    this.listen();
  }

  /** How wide the outline can be, in px. */
  get roomPx() {
    return this.element.clientWidth - BESIDE_PX;
  }

  /** @param {import("./model.mjs").Thing} thing @param {number} widthPx */
  show({ overMm, highMm, roundMm }, widthPx) {
    this.widthPx = widthPx;
    const px = widthPx / overMm;
    this.outline.style.width = `${widthPx}px`;
    this.outline.style.height = `${highMm * px}px`;
    this.outline.style.borderRadius = `${roundMm * px}px`;
  }

  listen() {
    /** @type {Map<number, PointerEvent>} */
    const held = new Map();
    let start = { x: 0, apart: 0, widthPx: 0 };
    const where = () => {
      const [a, b = a] = [...held.values()];
      return { x: a.clientX, apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) };
    };
    const begin = () => (start = { ...where(), widthPx: this.widthPx });
    /** @param {PointerEvent} event */
    const end = (event) => {
      if (held.delete(event.pointerId) && held.size) begin();
      this.element.classList.toggle("is-held", held.size > 0);
    };
    this.element.addEventListener("pointerdown", (event) => {
      if (event.button || held.size > 1) return;
      held.set(event.pointerId, event);
      this.element.setPointerCapture(event.pointerId);
      this.element.classList.add("is-held");
      begin();
    });
    this.element.addEventListener("pointermove", (event) => {
      if (!held.has(event.pointerId)) return;
      held.set(event.pointerId, event);
      const now = where();
      if (held.size > 1) this.changed((start.widthPx * now.apart) / (start.apart || 1));
      else if (now.x !== start.x) this.changed(start.widthPx + now.x - start.x);
    });
    this.element.addEventListener("pointerup", end);
    this.element.addEventListener("pointercancel", end);
  }
}
