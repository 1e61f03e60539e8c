/**
 * `<theme-switch>` holds a button of the role "switch": the page is dark, or it is not. Until it is used the system decides.
 * A choice is kept on the device, and forgotten when it is the system's own again. `theme.js` applies it before anything
 * is painted.
 */

const KEY = "micro-realism.theme";
const SYSTEM = { light: "(prefers-color-scheme: light)", dark: "(prefers-color-scheme: dark)" };
const systemIsDark = matchMedia(SYSTEM.dark);
const root = document.documentElement;
const bars = /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll("meta[name=theme-color]"));
const themes = /** @type {const} */ (["light", "dark"]); // in the order of `bars`

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches;
}

/** @param {string | null} theme "light", "dark", or null for the system's. */
function apply(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  bars.forEach((bar, at) => (bar.media = theme ? (theme === themes[at] ? "all" : "not all") : SYSTEM[themes[at]]));
}

/** @param {string | null} theme As in `apply`. */
function remember(theme) {
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // The browser keeps nothing for us: the choice holds for this page.
  }
}

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button?.addEventListener("click", () => this.choose(!isDark()));
    systemIsDark.addEventListener("change", () => this.show());
    addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      apply(event.newValue);
      this.show();
    });
    apply(root.dataset.theme ?? null);
    this.show();
  }

  /** @param {boolean} dark */
  choose(dark) {
    const theme = dark === systemIsDark.matches ? null : dark ? "dark" : "light";
    apply(theme);
    remember(theme);
    this.show();
  }

  show() {
    this.button?.setAttribute("aria-checked", String(isDark()));
  }
}

customElements.define("theme-switch", ThemeSwitch);

// Every page has this module at once: what can wait until the page is seen follows from here.
new PerformanceObserver(() => import("./seen.mjs")).observe({ type: "paint", buffered: true });

// Who prints sooner than that, as programs do, waits for the styles of paper.
addEventListener("beforeprint", () => {
  if (document.querySelector("link[media=print]")?.sheet) return;
  const request = new XMLHttpRequest();
  request.open("GET", new URL("../css/print.css", import.meta.url), false);
  request.send();
  const paper = new CSSStyleSheet({ media: "print" });
  paper.replaceSync(request.responseText);
  document.adoptedStyleSheets.push(paper);
});
