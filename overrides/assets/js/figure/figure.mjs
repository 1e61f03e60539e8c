/** What all living figures share: when they start, what they fetch, what stays when they cannot. */
import { makeAnnouncer } from "./announce.mjs";
import { make } from "./dom.mjs";
import { claim, flushState, readState, withFirst, writeState } from "./state.mjs";

const NEAR = "600px"; // a figure starts before it is seen

/**
 * A figure holds its fallback as served. Near the viewport it fetches `src`, builds its live part, and puts it in the
 * fallback's place; the fallback comes back on paper and wherever something fails. `data-figure` says "live" or "failed".
 *
 * Subclasses give `schema` and `build`; `draw` is called after `build` and, once a frame, after a change.
 */
export class LivingFigure extends HTMLElement {
  /** @type {import("./state.mjs").State} */
  state = {};
  /** @type {any} what `src` holds */
  data = null;

  connectedCallback() {
    if (this.observer || this.dataset.figure) return;
    this.observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.observer.disconnect();
        this.start();
      },
      { rootMargin: NEAR },
    );
    this.observer.observe(this);
  }

  disconnectedCallback() {
    this.observer?.disconnect();
    this.observer = undefined;
  }

  /** @returns {import("./state.mjs").Schema} may depend on `this.data` */
  schema() {
    return {};
  }

  /**
   * Puts controls and pictures into `live`, set to `this.state`; what it rejects leaves the fallback.
   * @param {HTMLElement} live
   * @returns {void | Promise<void>}
   */
  build(live) {
    throw new Error(`nothing to put into ${live}`);
  }

  /** Shows `this.state`. */
  draw() {}

  /** Called when the address was changed under the figure: sets the controls to `this.state`. */
  sync() {}

  get still() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  async start() {
    try {
      const src = this.getAttribute("src");
      if (src) this.data = await fetchJson(src);
      this.keys = withFirst(this.schema(), (name) => this.getAttribute(name));
      this.ours = claim(this.keys);
      this.state = readState(this.keys, this.ours ? location.search : "");
      const live = make("div", "figure__live");
      this.say = makeAnnouncer(live);
      await this.build(live);
      this.append(live);
      this.dataset.figure = "live";
      this.draw();
    } catch (error) {
      this.fail(error);
      return;
    }
    if (!this.ours) return;
    addEventListener("pagehide", flushState);
    addEventListener("popstate", () => {
      this.state = readState(this.keys, location.search);
      this.sync();
      this.change();
    });
  }

  /** @param {unknown} error */
  fail(error) {
    console.warn(`${this.localName}:`, error);
    this.querySelector(":scope > .figure__live")?.remove();
    this.dataset.figure = "failed";
  }

  /**
   * Takes over new values, draws with the next frame, and puts them into the address.
   * @param {import("./state.mjs").State} values
   */
  change(values = {}) {
    Object.assign(this.state, values);
    if (this.ours) writeState(this.keys, this.state);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      try {
        this.draw();
      } catch (error) {
        this.fail(error);
      }
    });
  }
}

/** @param {string} address */
async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

addEventListener("beforeprint", () => {
  // Pictures of a fallback that was never in view have not been loaded.
  for (const image of document.querySelectorAll(".figure__fallback img")) image.setAttribute("loading", "eager");
});
