/**
 * `<going-closer>` holds one picture on a stage, a panel with a control, and a list of numbered stills of the same piece,
 * each a few times closer to the same point. This script lays the stills over the first picture, at the scale their
 * `data-frame-mm` gives, and lets the reader go from one to the next without a jump. Whoever asked for less motion keeps
 * the list. Lengths are CSS px and mm of skin.
 */

const WIDTH_SHOWN = 0.78; // of a still: its edges are softened, and its own scale bar is left outside
const HEIGHT_SHOWN = 0.95;
const PIECE_FILLS = 0.88; // of the stage, where a still holds the whole piece
const STEP_MS = 900;
const SPEAK_MS = 250;
const DRAG_PX = 4;
const TICKS_MM = [10, 5, 1, 0.5, 0.1, 0.05, 0.01];
const LABELS_MM = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
const KEYS = { ArrowLeft: -1, ArrowDown: -1, PageDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 1, Home: -99, End: 99 };

/** Few have measured their screen: only they need the script that knows of it. */
function hasMeasured() {
  try {
    return localStorage.getItem("micro-realism.true-size") !== null;
  } catch {
    return false; // storage is forbidden
  }
}

/** @param {number} value @param {number} from @param {number} to */
const hold = (value, from, to) => Math.min(to, Math.max(from, value));

class GoingCloser extends HTMLElement {
  connectedCallback() {
    if (this.stage || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.stage = /** @type {HTMLElement} */ (this.querySelector(".closer__stage"));
    this.range = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    this.words = /** @type {HTMLElement} */ (this.querySelector(".closer__words"));
    this.rule = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.querySelector(".closer__rule")?.append(this.rule);

    const stills = [...this.querySelectorAll("li")];
    this.first = /** @type {HTMLElement} */ (this.stage.firstElementChild);
    this.hero = /** @type {HTMLImageElement} */ (this.first.querySelector("img"));
    this.pictures = [this.first, ...stills.map((still) => /** @type {HTMLElement} */ (still.querySelector("picture")))];
    this.alts = this.pictures.map((picture) => picture.querySelector("img")?.alt ?? "");
    this.captions = [this.words, ...stills].map((part) => part.querySelector("span")?.textContent ?? "");
    this.frames = this.pictures.map((picture) => Number(picture.dataset.frameMm));
    /** @type {HTMLElement[]} */
    this.layers = [this.first];
    this.place = 0; // from 0 to the number of stills
    this.said = 0;

    this.range.style.setProperty("--gaps", `${stills.length}`);
    this.measure();
    this.listen();
    new ResizeObserver(() => this.measure()).observe(this.stage);
    for (const sign of ["focus", "storage"]) addEventListener(sign, () => this.learnScale()); // measured in another window
    this.learnScale();
  }

  async learnScale() {
    if (this.readPxPerMm || !hasMeasured()) return;
    const { readPxPerMm, watchScreen } = await import("./true-size.mjs");
    if (this.readPxPerMm) return;
    this.readPxPerMm = readPxPerMm;
    watchScreen(() => this.measure());
    this.measure();
  }

  listen() {
    const { stage, range } = this;
    range.addEventListener("input", () => this.go(Number(range.value)));
    range.addEventListener("keydown", (event) => {
      const by = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
      if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.step(by);
    });
    for (const button of this.querySelectorAll("button")) {
      button.addEventListener("click", () => this.step(Number(button.dataset.step)));
    }
    for (const part of [stage, range]) part.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    for (const sign of ["focusin", "pointerover", "touchstart"]) {
      this.addEventListener(sign, () => this.fetch(2), { once: true, passive: true });
    }
    this.followFingers();
  }

  /** A wheel turned with Ctrl, which is also what pinching a trackpad sends; without it the page scrolls as ever. */
  turn(/** @type {WheelEvent} */ event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.zoom(this.scale * Math.exp(-event.deltaY / 100));
  }

  /** One finger or the mouse moves sideways, two fingers pinch, a tap goes one step closer. */
  followFingers() {
    const { stage } = this;
    /** @type {Map<number, PointerEvent>} */
    const down = new Map();
    let moved = false;
    let from = 0;
    let grip = 0; // the scale at which two fingers took hold, by px between them
    const spread = () => {
      const [a, b] = [...down.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1;
    };
    const start = () => {
      from = this.place;
      if (down.size === 2) grip = this.scale / spread();
    };
    stage.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      if (!down.size) moved = false;
      down.set(event.pointerId, event);
      start();
    });
    stage.addEventListener("pointermove", (event) => {
      const before = down.get(event.pointerId);
      if (!before) return;
      const across = event.clientX - before.clientX;
      if (down.size === 1 && !moved && Math.abs(across) < DRAG_PX) return;
      if (!moved) stage.setPointerCapture(event.pointerId);
      moved = true;
      if (down.size === 2) {
        down.set(event.pointerId, event);
        this.zoom(grip * spread());
      } else if (down.size === 1) this.go(from + (across / stage.clientWidth) * 2);
    });
    const up = (/** @type {PointerEvent} */ event) => {
      if (!down.delete(event.pointerId)) return;
      if (down.size) start();
    };
    stage.addEventListener("pointerup", (event) => {
      if (!moved && down.size === 1 && down.has(event.pointerId)) this.step(1);
      up(event);
    });
    stage.addEventListener("pointercancel", up);
    stage.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /** The scale of every step, in px to the mm, now that the size of the stage is known. */
  measure() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    const measured = this.readPxPerMm?.() ?? null;
    const about = measured ? "" : "about ";
    const isNews = about !== (this.about ?? "about ");
    this.about = about;
    this.first.style.width = measured ? `${measured * this.frames[0]}px` : "";
    const real = measured ?? this.first.clientWidth / this.frames[0];
    const piece = Number(this.dataset.pieceMm);
    const tall = this.hero.height / this.hero.width;
    this.scales = this.frames.map((frame, n) => {
      if (n === 0) return real;
      if (frame > piece) return (Math.min(width, height) * PIECE_FILLS) / piece;
      return Math.max(width / WIDTH_SHOWN, height / tall / HEIGHT_SHOWN) / frame;
    });
    this.layers.forEach((layer, n) => n && this.lay(layer, n));
    const sharpen = () => this.fetch(1);
    if (this.frames[1] * real > width / 2) this.hero.decode().then(sharpen, sharpen); // first any picture, then a sharper one
    this.go(this.place);
    if (isNews) this.speak();
  }

  /** @param {number} last the still up to which pictures are wanted; each is asked for once */
  fetch(last) {
    for (let n = this.layers.length; n <= Math.min(last, this.pictures.length - 1); n++) {
      const layer = /** @type {HTMLElement} */ (this.pictures[n].cloneNode(true));
      for (const source of layer.querySelectorAll("[sizes]")) {
        source.setAttribute("sizes", `${(innerWidth < 640 ? 960 : 1280) / devicePixelRatio}px`);
      }
      const image = /** @type {HTMLImageElement} */ (layer.querySelector("img"));
      Object.assign(image, { className: "off-glb", alt: "", loading: "eager" });
      image.addEventListener("load", () => this.draw());
      this.layers.push(layer);
      this.lay(layer, n);
      this.stage.append(layer);
    }
  }

  /** @param {HTMLElement} layer @param {number} n */
  lay(layer, n) {
    layer.style.width = `${this.frames[n] * this.scales[n]}px`;
  }

  /** @param {number} by how many steps, from the one that is nearest */
  step(by) {
    const to = hold(Math.round(this.goal ?? this.place) + by, 0, this.frames.length - 1);
    const from = this.place;
    const began = performance.now();
    const takes = STEP_MS * Math.sqrt(Math.abs(to - from)) || 1;
    this.goal = to;
    const move = (/** @type {number} */ now) => {
      if (this.goal !== to) return;
      const part = hold((now - began) / takes, 0, 1);
      this.go(from + (to - from) * (part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2), true);
      if (part < 1) requestAnimationFrame(move);
      else this.goal = undefined;
    };
    requestAnimationFrame(move);
  }

  /** @param {number} scale px to the mm */
  zoom(scale) {
    const { scales } = this;
    const n = hold(scales.findLastIndex((one) => one <= scale), 0, scales.length - 2);
    this.go(n + Math.log(scale / scales[n]) / Math.log(scales[n + 1] / scales[n]));
  }

  /** @param {number} place from 0 to the number of stills @param {boolean} [walking] a step is under way */
  go(place, walking) {
    if (!walking) this.goal = undefined;
    this.place = hold(place, 0, this.frames.length - 1);
    const n = Math.min(Math.floor(this.place), this.scales.length - 2);
    this.scale = this.scales[n] * (this.scales[n + 1] / this.scales[n]) ** (this.place - n);
    if (this.place > 0) this.fetch(Math.ceil(this.place) + 1);
    this.range.value = `${this.place}`;
    const near = this.goal ?? Math.round(this.place);
    this.range.setAttribute("aria-valuetext", `${this.name(near)}: ${this.captions[near]}`);
    for (const button of this.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", `${near === (Number(button.dataset.step) < 0 ? 0 : this.frames.length - 1)}`);
    }
    if (near !== this.said) {
      this.said = near;
      clearTimeout(this.later);
      this.later = setTimeout(() => this.speak(), SPEAK_MS);
    }
    this.asked ??= requestAnimationFrame(() => this.draw());
  }

  /** @param {number} n @returns {string} how much closer the step is than the piece is on an arm: "About 16 times closer" */
  name(n) {
    const times = this.scales[n] / this.scales[0];
    const number = Number(times.toPrecision(times >= 3 && times < 9.5 ? 1 : 2));
    const said = this.about + (n ? `${number} times closer` : "as large as on the arm");
    return said.charAt(0).toUpperCase() + said.slice(1);
  }

  speak() {
    const name = document.createElement("b");
    const caption = document.createElement("span");
    name.textContent = this.name(this.said);
    caption.textContent = this.captions[this.said];
    this.words.replaceChildren(name, " ", caption);
    this.hero.alt = this.alts[this.said];
  }

  draw() {
    this.asked = undefined;
    const width = this.stage.clientWidth;
    this.layers.forEach((layer, n) => {
      const across = (this.frames[n] * this.scale) / width;
      const next = this.layers[n + 1]?.querySelector("img");
      const shown = n ? hold((across - 0.3) / 0.4, 0, 1) : 1;
      const buried = across > 9 && next?.complete;
      layer.style.transform = `scale(${this.scale / this.scales[n]})`;
      layer.style.opacity = `${shown}`;
      layer.style.visibility = shown && !buried ? "inherit" : "hidden";
    });
    this.drawRule(width);
  }

  /** Ticks grow with the space between them, so that finer ones come out of the edge as the reader comes closer. */
  drawRule(/** @type {number} */ width) {
    let path = "";
    for (const mm of TICKS_MM) {
      const gap = mm * this.scale;
      const length = hold(4 + 9 * Math.log10(gap / 4), 0, 16);
      for (let x = 0.5; length > 0 && x < width && gap < width * 2; x += gap) path += `M${x.toFixed(1)} 0v${length.toFixed(1)}`;
    }
    const mm = LABELS_MM.find((one) => one * this.scale > 52) ?? 50;
    let labels = "";
    for (let n = 1; n * mm * this.scale < width - 12; n++) {
      const number = Number((n * mm).toFixed(1));
      labels += `<text x="${(n * mm * this.scale).toFixed(1)}" y="30">${number}${n === 1 ? " mm" : ""}</text>`;
    }
    this.rule.innerHTML = `<path d="${path}"/>${labels}`;
  }
}

customElements.define("going-closer", GoingCloser);
