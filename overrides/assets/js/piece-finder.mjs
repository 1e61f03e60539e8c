/**
 * `<piece-finder>` holds the index of all pieces or a page of its filters, whole as served. With script any number of filters
 * go together and no page is loaded. What that takes is fetched once, when a reader reaches for a filter; where it cannot be
 * had, the filters are links as before.
 */
class PieceFinder extends HTMLElement {
  connectedCallback() {
    if (this.clear) return;
    this.clear = document.createElement("a");
    this.clear.className = "finder__clear";
    this.clear.href = `${this.getAttribute("root")}gallery/`;
    this.clear.textContent = "Clear all filters";
    this.clear.hidden = !this.querySelector("[data-value][aria-current]");
    this.querySelector(".finder__count")?.before(this.clear);
    for (const hint of ["pointerover", "focusin", "touchstart"]) {
      this.querySelector(".filters")?.addEventListener(hint, () => this.load(), { once: true, passive: true });
    }
    this.addEventListener("click", (event) => this.follow(event));
    addEventListener("popstate", (event) => this.restore(event));
    this.shownAt = location.pathname; // the query is left to us
    if (history.state?.finder?.size > this.querySelectorAll(".card").length) this.shownAt = "";
    this.restore();
  }

  /** @returns {Promise<import("./piece-finder/results.mjs").Results | null>} null if something did not come */
  load() {
    this.loading ??= Promise.all([
      import("./piece-finder/results.mjs"),
      fetch(this.getAttribute("src") ?? "").then((answer) => answer.json()),
    ])
      .then(([{ Results }, index]) => new Results(this, index))
      .catch(() => null);
    return this.loading;
  }

  /** @param {MouseEvent} event */
  async follow(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    const isOurs = link && link.href && (link === this.clear || link.matches(".filters [data-value]"));
    const isPlain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!isOurs || !isPlain || this.hasAttribute("aria-busy")) return; // a second click does not wait
    event.preventDefault();
    this.setAttribute("aria-busy", "true");
    const results = await this.load();
    this.removeAttribute("aria-busy");
    if (!results?.follow(link)) return location.assign(link.href);
    this.shownAt = location.pathname + location.search;
  }

  /** Shows what the address says. @param {Event} [back] or forward; none when the page was opened with a query */
  async restore(back) {
    const address = location.pathname + location.search;
    if (address === this.shownAt) return; // only the fragment is another
    this.shownAt = address;
    const results = await this.load();
    if (results) results.restore(!back);
    else if (back) location.reload();
  }
}

customElements.define("piece-finder", PieceFinder);
