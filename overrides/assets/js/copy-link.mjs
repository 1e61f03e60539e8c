/**
 * The link beside a heading leads to that heading. Where the browser can write to the clipboard, activating it also
 * copies the full address and says so, in view and to screen readers.
 */

const SAID_FOR_MS = 2000;

const announcer = document.createElement("p");
announcer.className = "copy-announcement";
announcer.setAttribute("role", "status");
document.body.append(announcer);

/** @param {MouseEvent} event */
async function copyAddress(event) {
  const link = event.target instanceof Element ? event.target.closest("a.copy-link") : null;
  if (!(link instanceof HTMLAnchorElement) || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
    announcer.textContent = "Address copied";
    setTimeout(() => (announcer.textContent = ""), SAID_FOR_MS);
  } catch {
    // The browser refused: the link has still gone to its heading, and the address bar holds the address.
  }
}

document.addEventListener("click", copyAddress);
