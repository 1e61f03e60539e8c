/** GLightbox, from where the build puts it, once. */

/** @type {Promise<unknown> | undefined} */
let library;

/** @returns {Promise<unknown>} when `GLightbox` is there; rejected if it cannot be fetched, and asked for anew next time. */
export function loadLibrary() {
  library ??= Promise.all([
    add("link", { rel: "stylesheet", href: place("stylesheets/glightbox.min.css") }),
    add("script", { src: place("javascripts/glightbox.min.js") }),
  ]).catch((fault) => {
    library = undefined;
    throw fault;
  });
  return library;
}

/** @param {string} path */
const place = (path) => new URL(`../../${path}`, import.meta.url).href;

/**
 * @param {string} tag
 * @param {Record<string, string>} properties
 */
function add(tag, properties) {
  const element = Object.assign(document.createElement(tag), properties);
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = (fault) => {
      element.remove();
      reject(fault);
    };
    document.head.append(element);
  });
}
