import { Index } from "./index.mjs";
import { search, suggest } from "./rank.mjs";
import { make, showPages } from "./results.mjs";

const PAUSE_MS = 400; // then the count is said, and what was asked is noted

/** What works the dialog: below its field, what was found and the way to the page A to Z. */
export class Search {
  /** @param {HTMLDialogElement} dialog with its field @param {URL} source of the index @param {string} listing address of A to Z */
  constructor(dialog, source, listing) {
    this.dialog = dialog;
    this.source = source;
    this.field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.status = make("p", "search__status");
    this.status.setAttribute("role", "status");
    this.found = make("div", "search__found");
    const all = make("a", "search__all", "All pages, A to Z");
    all.href = listing;
    dialog.append(this.status, this.found, all);
    this.field.addEventListener("input", () => this.update());
    dialog.addEventListener("keydown", (event) => this.walk(event));
    dialog.addEventListener("close", () => this.remember(""));
    dialog.addEventListener("click", (event) => this.follow(event));
  }

  async load() {
    try {
      const answer = await fetch(this.source);
      if (answer.ok) return new Index(await answer.json(), new URL("..", this.source));
    } catch {
      // told below
    }
    this.index = undefined;
    return null;
  }

  async update() {
    const query = this.field.value.trim();
    const index = await (this.index ??= this.load());
    if (query !== this.field.value.trim()) return;
    clearTimeout(this.pause);
    this.found.replaceChildren();
    let says = index ? "" : "The search could not be loaded. The list of all pages is below.";
    if (index && query) {
      const { pages, stems } = search(index, query);
      this.found.append(pages.length ? showPages(index, pages, stems) : this.help(suggest(index, query)));
      says = pages.length ? `${pages.length} ${pages.length > 1 ? "pages" : "page"}` : `Nothing found for “${query}”.`;
    }
    this.pause = setTimeout(() => {
      this.status.textContent = says;
      if (this.dialog.open) this.remember(query);
    }, PAUSE_MS);
  }

  /** @param {string[]} words of the site that are near */
  help(words) {
    const buttons = words.map((word) => {
      const button = make("button", "search__word", word);
      button.type = "button";
      button.addEventListener("click", () => {
        this.field.value = word;
        this.field.focus();
        this.update();
      });
      return button;
    });
    const advice = "Try one plain word, such as “wrist” or “cost”, or look through the list below.";
    return make("p", "search__help", ...(words.length ? ["Did you mean ", ...buttons] : [advice]));
  }

  /** Arrow keys go from the field through the links; Enter in the field takes the first. @param {KeyboardEvent} event */
  walk(event) {
    const links = /** @type {HTMLElement[]} */ ([this.field, ...this.dialog.querySelectorAll("a")]);
    const here = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (here < 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      links[(here + (event.key === "ArrowDown" ? 1 : -1) + links.length) % links.length].focus();
    } else if (event.key === "Enter" && !here && !event.isComposing) {
      event.preventDefault();
      this.found.querySelector("a")?.click();
    }
  }

  /** @param {MouseEvent} event */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (event.target === this.dialog) this.dialog.close();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const same = link.pathname === location.pathname;
    this.remember(same ? "" : this.field.value.trim());
    if (same) this.dialog.close();
  }

  /** Keep what is asked for Back. @param {string} query */
  remember(query) {
    clearTimeout(this.pause);
    if (query !== (history.state?.search ?? "")) history.replaceState({ ...history.state, search: query }, "");
  }
}
