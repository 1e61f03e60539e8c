/** @typedef {import("./choice.mjs").Choice} Choice */
import { makeCard } from "./card.mjs";
import { findPieces, nameChoice, readAddress, toggle, writeAddress } from "./choice.mjs";
import { Filters } from "./filters.mjs";

const PER_PAGE = 24;
const SCROLL_RESTS_MS = 250;

/** What a choice changes: filters, cards, the address, and what the page says of itself. */
export class Results {
  /** @param {HTMLElement} finder @param {import("./choice.mjs").Index} index */
  constructor(finder, index) {
    /** @param {string} selector @returns {any} */
    const part = (selector) => finder.querySelector(selector);
    this.index = index;
    this.root = new URL(finder.getAttribute("root") || ".", document.baseURI).href;
    this.list = part(".cards");
    this.count = part(".finder__count");
    this.count.tabIndex = -1;
    this.clear = part(".finder__clear");
    this.template = part("template");
    this.cards = new Map([...this.list.children].map((card) => [card.querySelector("a").href, card]));
    /** @type {HTMLElement[]} what goes on where the served cards end */
    this.rest = [...finder.querySelectorAll(".cards ~ :not(template, [hidden])")];
    /** A page of filters is named by its choice; the index has a heading of its own. */
    this.heading = /^gallery\/(find|all)\//.test(this.path) ? document.querySelector("h1") : null;
    this.size = this.cards.size;
    this.served = { path: this.path, title: document.title, heading: this.heading?.textContent ?? "", size: this.size };
    /** @type {HTMLLinkElement | null} the address that the browser shares */
    this.canonical = document.querySelector('link[rel="canonical"]');
    this.site = this.canonical?.href.replace(this.path, "");

    this.more = document.createElement("button");
    Object.assign(this.more, { type: "button", className: "finder__show", hidden: true });
    this.more.addEventListener("click", () => this.showMore());
    this.list.after(this.more);
    addEventListener("scroll", () => {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.note(), SCROLL_RESTS_MS);
    });

    // Our address is going to change: what is written relative to it is fixed before.
    for (const link of document.querySelectorAll('a[href]:not([href^="#"]), [rel="icon"]')) link.href = link.href;
    this.choice = readAddress(index, this.path);
    this.filters = new Filters(part(".filters"), index, this.root);
    this.filters.show(this.choice, findPieces(index, this.choice).counts);
  }

  /** The way from the site's root to this page. */
  get path() {
    return (location.origin + location.pathname).slice(this.root.length);
  }

  /** @param {HTMLAnchorElement} link @returns {boolean} whether it leads to something that is shown now */
  follow(link) {
    const option = this.filters.options.get(link);
    if (!option && link !== this.clear) return false;
    if (this.resting || !history.state?.finder) this.note(); // it is slow: not when nothing has moved
    const choice = option ? toggle(this.choice, option.facet, option.value) : this.choice.map(() => -1);
    history.pushState({ finder: { y: scrollY } }, "", this.root + writeAddress(this.index, choice));
    this.show(choice);
    if (!option) this.count.focus({ preventScroll: true });
    return true;
  }

  /** Shows what the address says. @param {boolean} isOpened for the first time: what is chosen is in view */
  restore(isOpened) {
    clearTimeout(this.resting);
    this.resting = 0;
    const { size, y } = history.state?.finder ?? {};
    const choice = readAddress(this.index, this.path + location.search);
    this.show(choice, size);
    if (isOpened) this.filters.open();
    if (y !== undefined) scrollTo(0, y);
  }

  /** Keeps with the address what it does not say. */
  note() {
    clearTimeout(this.resting);
    this.resting = 0;
    history.replaceState({ ...history.state, finder: { size: this.size, y: scrollY } }, "");
  }

  showMore() {
    const before = this.cards.size;
    this.show(this.choice, this.size + PER_PAGE);
    this.note();
    this.list.children[before].querySelector("a").focus();
  }

  /** @param {Choice} choice @param {number} [wanted] how many cards; a page that was served shows as many as then */
  show(choice, wanted) {
    const { found, counts } = findPieces(this.index, choice);
    const address = writeAddress(this.index, choice);
    const isPage = this.path === this.served.path && !address.includes("?");
    const size = wanted ?? (isPage ? this.served.size : PER_PAGE);
    const isServed = isPage && size <= this.served.size;
    const start = PER_PAGE * (Number(/^gallery\/all\/(\d+)\//.exec(this.path)?.[1] ?? 1) - 1);
    const pieces = found.slice(start, start + size);
    Object.assign(this, { choice, size });
    this.filters.show(choice, counts);
    this.clear.hidden = choice.every((value) => value < 0);

    const hadFocus = this.list.contains(document.activeElement);
    this.cards = new Map(
      pieces.map((piece) => {
        const href = `${this.root}gallery/piece/${piece.id}/`;
        return [href, this.cards.get(href) ?? makeCard(this.template, piece, this.index.widths, this.root)];
      }),
    );
    this.list.replaceChildren(...this.cards.values());
    if (hadFocus) this.count.focus({ preventScroll: true });

    const left = isServed ? 0 : found.length - start - pieces.length;
    this.more.hidden = left <= 0;
    this.more.textContent = `Show ${Math.min(left, PER_PAGE)} more`;
    for (const element of this.rest) element.hidden = !isServed;
    const all = `${found.length} picture${found.length === 1 ? "" : "s"}`;
    this.count.textContent = left > 0 ? `${all}, ${pieces.length} shown` : all;

    const name = nameChoice(this.index, choice);
    document.title = isServed ? this.served.title : `${name} · ${this.served.title.split(" · ").pop()}`;
    if (this.heading) this.heading.textContent = isServed ? this.served.heading : name;
    if (this.canonical) this.canonical.href = this.site + (isServed ? this.served.path : address);
  }
}
