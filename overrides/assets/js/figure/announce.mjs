/** What a figure says to those who do not see it. */
import { make } from "./dom.mjs";

const QUIET_MS = 500;

/**
 * @param {HTMLElement} host where the words live, out of sight
 * @returns {(words: string) => void} says the last words it was given, once nothing new has come for a moment
 */
export function makeAnnouncer(host) {
  const region = make("p", "visually-hidden");
  region.setAttribute("role", "status");
  host.append(region);
  let timer = 0;
  return (words) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => (region.textContent = words), QUIET_MS);
  };
}
