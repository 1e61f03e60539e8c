/** Two bars and the gap between them, drawn to scale. */
import { inkAt } from "./model.mjs";

const NS = "http://www.w3.org/2000/svg";
const STOPS = 60;
const LEAST_VIEW_MM = 6;
const MARGIN_MM = 1.2;
const HIGH = 40; // the picture is 100 wide, and its height gives way to the room there is
let made = 0;

/** @param {string} tag @param {Record<string, string | number>} attributes @param {Element[]} children */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.append(...children);
  return element;
}

/** @param {number} gap mm @returns {number} mm that a strip shows: the same for all small gaps */
export const viewOf = (gap) => Math.max(LEAST_VIEW_MM, 3 * gap + 2 * MARGIN_MM);

/** A strip of skin, and a way to draw a gap [mm] with a blur of `sigma` [mm] on it. */
export function makeStrip() {
  const id = `strip-${++made}`;
  const stops = Array.from({ length: STOPS + 1 }, (_, k) => draw("stop", { offset: k / STOPS, class: "budget__ink" }));
  const ticks = draw("path", { class: "budget__ticks" });
  const element = draw(
    "svg",
    { viewBox: `0 0 100 ${HIGH + 8}`, preserveAspectRatio: "none", class: "budget__strip", "aria-hidden": "true" },
    draw("defs", {}, draw("linearGradient", { id }, ...stops)),
    draw("rect", { width: 100, height: HIGH, class: "budget__skin" }),
    draw("rect", { width: 100, height: HIGH, fill: `url(#${id})` }),
    ticks,
  );
  const set = (/** @type {number} */ gap, /** @type {number} */ sigma) => {
    const view = viewOf(gap);
    for (const [k, stop] of stops.entries()) {
      stop.setAttribute("stop-opacity", Math.min(1, inkAt((k / STOPS - 0.5) * view, gap, sigma)).toFixed(3));
    }
    let way = "";
    for (let mm = 0; mm <= view; mm++) way += `M${((100 * mm) / view).toFixed(2)} ${HIGH}v8`;
    ticks.setAttribute("d", way);
  };
  return { element, set };
}
