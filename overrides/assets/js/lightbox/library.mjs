/** GLightbox, from where the build puts it, and what it wears here. */
import { addStyle } from "../add-style.mjs";

/** @returns {Promise<unknown>} when `GLightbox` is there; rejected if it cannot be fetched. */
export const loadLibrary = () =>
  Promise.all([
    addStyle(new URL("../../stylesheets/glightbox.min.css", import.meta.url)),
    addStyle(new URL("../../css/lightbox.css", import.meta.url)),
    addScript(new URL("../../javascripts/glightbox.min.js", import.meta.url)),
  ]);

/** @returns {Promise<unknown>} */
const addScript = (/** @type {URL} */ { href: src }) =>
  new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })),
  );
