/** Opens the print window once the address says how many are wanted. Without it the links choose, and people print. */
for (const link of document.querySelectorAll("[data-print]")) {
  link.addEventListener("click", () => setTimeout(() => print()));
}
