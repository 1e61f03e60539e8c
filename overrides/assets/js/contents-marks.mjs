/** Marks in the list of contents the section that is being read: the last whose heading has passed a third of the window. */

/** @type {[Element, Element][]} Each heading and the link to it, in reading order. */
const sections = [];
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".contents a"))) {
  const heading = document.getElementById(link.hash.slice(1));
  if (heading) sections.push([heading, link]);
}

/** @type {Set<Element>} */
const passed = new Set();

// What is above the window counts as well, however far: a jump across the page must not leave a heading behind.
const watcher = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) passed[isIntersecting ? "add" : "delete"](target);
    const current = sections.findLast(([heading]) => passed.has(heading));
    for (const [heading, link] of sections) {
      if (heading === current?.[0]) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  },
  { rootMargin: "1000000px 0px -66% 0px" },
);
for (const [heading] of sections) watcher.observe(heading);
