/**
 * Gives every plate of known width a button that shows it, where it stands, as wide as it is on skin. Fetched only where
 * somebody measured the screen once.
 */
import { addStyle } from "./add-style.mjs";
import { readPxPerMm, watchScreen } from "./true-size.mjs";

const LEAST_MM = 10; // a frame narrower than this is a view through a lens
const SITE = import.meta.url.replace(/assets\/js\/[^/]*$/, "");
const ASK = `${SITE}design/true-size/`;

/** @param {number} mm */
const round = (mm) => `${Math.round(mm)}\u00a0mm`;

class Plate {
  isReal = false;

  /** @param {HTMLAnchorElement} link with the picture */
  constructor(link) {
    this.link = link;
    this.mm = Number(link.dataset.frameMm);
    this.figure = /** @type {HTMLElement} */ (link.closest(".plate"));
    this.button = document.createElement("button");
    Object.assign(this.button, { type: "button", className: "real-size__button", textContent: "Real size" });
    this.button.addEventListener("click", () => this.press());
    this.words = document.createElement("p");
    this.words.className = "real-size__words";
    this.words.setAttribute("role", "status");
    const row = document.createElement("div");
    row.className = "real-size";
    row.append(this.button, this.words);
    const caption = this.figure.querySelector("figcaption");
    caption?.insertBefore(row, caption.querySelector(".plate__facts")?.nextSibling ?? null);
    this.mark();
  }

  press() {
    const top = this.button.getBoundingClientRect().top;
    this.isReal ? this.end("The picture is as large as the page again.") : this.begin();
    scrollBy({ top: this.button.getBoundingClientRect().top - top, behavior: "instant" }); // the button stays under the finger
  }

  begin() {
    const pxPerMm = readPxPerMm();
    if (!pxPerMm) return this.ask();
    const roomPx = document.documentElement.clientWidth;
    const widthPx = this.mm * pxPerMm;
    if (widthPx > roomPx) {
      return this.end(`This picture is ${round(this.mm)} wide, and your screen has room for ${round(roomPx / pxPerMm)}.`);
    }
    this.reset();
    const { style } = this.link;
    const { left, width } = this.link.getBoundingClientRect();
    style.width = `${widthPx}px`;
    style.marginLeft = `${Math.min(0, roomPx - left - widthPx)}px`;
    style.setProperty("--px-per-mm", `${pxPerMm}px`);
    this.isReal = true;
    this.figure.classList.add("plate--real");
    this.figure.classList.toggle("plate--over", widthPx > width + 1);
    this.tell(`Real size: the picture is ${round(this.mm)} wide, as on skin.`);
    this.mark();
  }

  /** @param {string} words */
  end(words) {
    this.reset();
    this.tell(words);
    this.mark();
  }

  reset() {
    for (const name of ["width", "margin-left", "--px-per-mm"]) this.link.style.removeProperty(name);
    this.figure.classList.remove("plate--real", "plate--over");
    this.isReal = false;
  }

  /** The zoom, the screen or the window is another. */
  check() {
    if (!this.isReal) return;
    if (readPxPerMm()) return this.begin();
    this.end("");
    this.ask();
  }

  ask() {
    const link = document.createElement("a");
    Object.assign(link, { href: ASK, textContent: "Measure again" });
    this.words.replaceChildren("The zoom or the screen is another since you measured. ", link, ".");
  }

  /** @param {string} words */
  tell(words) {
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  mark() {
    this.button.setAttribute("aria-pressed", String(this.isReal));
  }
}

await addStyle(new URL("../css/real-size.css", import.meta.url));
const plates = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".plate > a.glightbox[data-frame-mm]")])
  .filter((link) => Number(link.dataset.frameMm) >= LEAST_MM)
  .map((link) => new Plate(link));
watchScreen(() => plates.forEach((plate) => plate.check()));
