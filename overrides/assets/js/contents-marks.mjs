/** Marks in the list of contents the section that is being read: the last whose heading has passed a third of the window. */

const READ_AT = 1 / 3;

/** @type {[Element, Element][]} */
const sections = [];
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".contents a"))) {
  const heading = document.getElementById(link.hash.slice(1));
  if (heading) sections.push([heading, link]);
}

function mark() {
  const passed = sections.filter(([heading]) => heading.getBoundingClientRect().top < innerHeight * READ_AT);
  const current = passed.at(-1)?.[1];
  for (const [, link] of sections) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

const watcher = new IntersectionObserver(mark, { rootMargin: `0px 0px ${(READ_AT - 1) * 100}% 0px` });
for (const [heading] of sections) watcher.observe(heading);
