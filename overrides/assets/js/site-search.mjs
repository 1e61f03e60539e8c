/**
 * `<site-search src="…/assets/search.json">` holds a form that leads to the page A to Z. With script its button and
 * the key "/" open the search instead. Until then nothing of it is fetched. What is asked stays on the device: it is kept
 * with the page's place in the history, never in an address, which would be sent.
 */

class SiteSearch extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.setAttribute("aria-keyshortcuts", "/");
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.open();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      this.open();
    });
    if (history.state?.search) this.open();
  }

  /** The field is there at once, so that no letter is lost; what works it follows. */
  open() {
    if (!this.dialog) {
      this.dialog = document.body.appendChild(document.createElement("dialog"));
      this.dialog.className = "search is-coming";
      this.dialog.setAttribute("aria-label", "Search");
      this.dialog.innerHTML = `<label class="search__label" for="search-field">Search this site</label><div class="search__bar">
<input class="search__field" id="search-field" type="search" autocomplete="off" autocapitalize="none" enterkeyhint="go">
<button class="search__close" type="button">Close</button></div>`;
      this.dialog.querySelector("button")?.addEventListener("click", () => this.dialog.close());
      this.dress();
    }
    const field = /** @type {HTMLInputElement} */ (this.dialog.querySelector("input"));
    field.value = history.state?.search ?? field.value;
    this.dialog.showModal();
    field.focus();
    field.select();
    this.start();
  }

  /** It is seen as soon as its styles are there, or as it is where they cannot be had. */
  dress() {
    const style = document.head.appendChild(document.createElement("link"));
    style.onload = style.onerror = () => this.dialog.classList.remove("is-coming");
    Object.assign(style, { rel: "stylesheet", href: new URL("../css/search.css", import.meta.url).href });
  }

  async start() {
    const listing = this.querySelector("form")?.action ?? "";
    try {
      const { Search } = await import("./site-search/search.mjs");
      this.search ??= new Search(this.dialog, new URL(this.getAttribute("src") ?? "", document.baseURI), listing);
      this.search.update();
    } catch {
      location.assign(listing);
    }
  }
}

customElements.define("site-search", SiteSearch);
