/**
 * Copying addresses. The link beside a heading leads there and also copies its full address; a button with `data-copy`
 * copies what it holds and leaves the page where it is. Both say so, in view and to screen readers. Buttons are hidden
 * until this script runs, since without it they can do nothing.
 */

const SAID_FOR_MS = 2000;

const announcer = document.createElement("p");
announcer.className = "copy-announcement";
announcer.setAttribute("role", "status");
document.body.append(announcer);

/** @type {number | undefined} */
let silence;

/** @param {string} text */
function announce(text) {
  clearTimeout(silence);
  announcer.textContent = ""; // the same words again are news only after a pause
  setTimeout(() => (announcer.textContent = text), 50);
  silence = setTimeout(() => (announcer.textContent = ""), SAID_FOR_MS);
}

/** @param {MouseEvent} event */
async function copyAddress(event) {
  const control = event.target instanceof Element ? event.target.closest("a.copy-link, button[data-copy]") : null;
  if (!control || !navigator.clipboard) return;
  const address = control instanceof HTMLAnchorElement ? control.href : control.getAttribute("data-copy");
  try {
    await navigator.clipboard.writeText(address ?? "");
    announce("Address copied");
  } catch {
    // The browser refused: a link has still gone to its heading, and an address can still be read off the page.
    announce("The browser did not allow copying");
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) button.removeAttribute("hidden");
document.addEventListener("click", copyAddress);
