/** How near a picture is seen. All lengths in CSS px; x and y lead from the middle of the stage to that of the picture. */

const NEAREST = 6;

export class View {
  scale = 1; // 1: as large as fits
  x = 0;
  y = 0;
  /** @type {HTMLImageElement | null} */
  image = null;

  /**
   * @param {HTMLElement} stage
   * @param {() => void} changed
   */
  constructor(stage, changed) {
    this.stage = stage;
    this.changed = changed;
  }

  /** @param {HTMLImageElement | null} image the picture from now on; `place` it next */
  take(image) {
    if (this.image) this.image.style.transform = "";
    this.image = image;
  }

  /** Whether some of the picture lies outside the stage. */
  get isOver() {
    return this.#over("Width") > 0.5 || this.#over("Height") > 0.5;
  }

  /** How far to go to see it closely: its own pixels, at least twice as large as fits. */
  get near() {
    return Math.min(NEAREST, Math.max(2, (this.image?.naturalWidth ?? 0) / (this.image?.offsetWidth || 1)));
  }

  /** Show it this large, no part of the stage empty that it could fill. */
  place(scale, x = 0, y = 0) {
    this.scale = scale;
    const within = (value, spare) => Math.max(-spare, Math.min(spare, value));
    this.x = within(x, this.#over("Width"));
    this.y = within(y, this.#over("Height"));
    this.#draw(this.x, this.y);
    this.changed();
  }

  /**
   * Change the size so that what lay under `from` comes to lie under `to` (both in the window).
   * @param {number} scale
   * @param {{x: number, y: number}} from
   * @param {{x: number, y: number}} to
   * @param {{scale: number, x: number, y: number}} before
   */
  zoom(scale, from, to = from, before = this) {
    const size = Math.max(Math.min(1, before.scale), Math.min(NEAREST, scale));
    const box = this.stage.getBoundingClientRect();
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const grow = size / before.scale;
    this.place(
      size,
      to.x - middle.x - (from.x - middle.x - before.x) * grow,
      to.y - middle.y - (from.y - middle.y - before.y) * grow,
    );
  }

  /** Follow a finger that turns the page or puts the picture away. */
  drag(x, y) {
    this.#draw(this.x + x, this.y + y);
  }

  #over(side) {
    const shown = (this.image?.[`offset${side}`] ?? 0) * this.scale;
    return Math.max(0, (shown - this.stage[`client${side}`]) / 2);
  }

  #draw(x, y) {
    if (this.image) this.image.style.transform = `translate(${x}px, ${y}px) scale(${this.scale})`;
  }
}
