/** GLightbox, from where the build puts it. */

/** @returns {Promise<unknown>} when `GLightbox` is there; rejected if it cannot be fetched. */
export const loadLibrary = () =>
  Promise.all([
    add("link", { rel: "stylesheet", href: new URL("../../stylesheets/glightbox.min.css", import.meta.url).href }),
    add("script", { src: new URL("../../javascripts/glightbox.min.js", import.meta.url).href }),
  ]);

/** @returns {Promise<Event>} */
const add = (/** @type {string} */ tag, /** @type {object} */ properties) =>
  new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement(tag), properties, { onload, onerror })),
  );
