/** Loads the script of a figure that stands further down when the reader comes near it: the words come first. */
const NEAR = "1000px";

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      import(`./${/** @type {HTMLElement} */ (target).dataset.script}.mjs`);
    }
  },
  { rootMargin: NEAR },
);
for (const figure of document.querySelectorAll("[data-script]")) observer.observe(figure);
