/** GLightbox, from where the build puts it. */

/** @returns {Promise<unknown>} when `GLightbox` is there; rejected if it cannot be fetched. */
export const loadLibrary = () =>
  Promise.all([
    add("link", { rel: "stylesheet", href: place("stylesheets/glightbox.min.css") }),
    add("script", { src: place("javascripts/glightbox.min.js") }),
  ]);

/** @param {string} path */
const place = (path) => new URL(`../../${path}`, import.meta.url).href;

/** @returns {Promise<Event>} */
const add = (/** @type {string} */ tag, /** @type {object} */ properties) =>
  new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement(tag), properties, { onload, onerror })),
  );
