/** Fingers, mouse and pen on the stage: swipe, pinch, drag, double tap. GLightbox loses a pinch whose fingers land apart. */

const FAR_PX = 40; // as GLightbox has it for a swipe
const STILL_PX = 8;
const DOUBLE_MS = 300;

/**
 * @param {HTMLElement} stage
 * @param {import("./view.mjs").View} view
 * @param {{step: (by: number) => boolean, close: () => void}} does `step` says whether there was a picture to go to
 */
export function listen(stage, view, does) {
  /** @type {Map<number, PointerEvent>} */
  const held = new Map();
  let kind = ""; // of what the fingers do: "step", "close", "pan", "pinch"; "" while they only rest
  let start = { x: 0, y: 0, apart: 0, view: { scale: 1, x: 0, y: 0 } };
  let tappedAt = -Infinity;

  function where() {
    const [a, b = a] = [...held.values()];
    const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    return { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2, apart };
  }
  function begin() {
    start = { ...where(), view: { scale: view.scale, x: view.x, y: view.y } };
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button || held.size > 1) return;
    if (!held.size) kind = "";
    held.set(event.pointerId, event);
    stage.setPointerCapture(event.pointerId);
    stage.classList.add("is-held");
    begin();
  });

  stage.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return;
    held.set(event.pointerId, event);
    const now = where();
    const [x, y] = [now.x - start.x, now.y - start.y];
    if (held.size > 1) {
      kind = "pinch";
      view.zoom((start.view.scale * now.apart) / (start.apart || 1), start, now, start.view);
    } else if (view.isOver) {
      if (kind || Math.hypot(x, y) > STILL_PX) kind ||= "pan";
      if (kind) view.place(view.scale, start.view.x + x, start.view.y + y);
    } else if (kind !== "pinch" && (kind || Math.hypot(x, y) > STILL_PX)) {
      kind ||= Math.abs(x) > Math.abs(y) ? "step" : "close";
      view.drag(kind === "step" ? x : 0, kind === "close" ? y : 0);
    }
  });

  /** @param {PointerEvent} event */
  function end(event) {
    if (!held.has(event.pointerId)) return;
    const [x, y] = [event.clientX - start.x, event.clientY - start.y];
    held.delete(event.pointerId);
    if (held.size) return begin();
    stage.classList.remove("is-held");
    const done = event.type === "pointerup";
    if (done && kind === "step" && Math.abs(x) > FAR_PX && does.step(x < 0 ? 1 : -1)) return;
    if (done && kind === "close" && Math.abs(y) > 2 * FAR_PX) return does.close();
    if (kind) view.place(view.scale, view.x, view.y);
  }
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);

  stage.addEventListener("click", (event) => {
    if (kind || !view.image) return; // the end of a gesture, no click
    const box = view.image.getBoundingClientRect();
    const on = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    const byMouse = /** @type {PointerEvent} */ (event).pointerType === "mouse";
    const again = event.timeStamp - tappedAt < DOUBLE_MS;
    tappedAt = event.timeStamp;
    if (!on && byMouse) does.close();
    else if (on && (byMouse || again)) view.zoom(view.isOver ? 1 : view.near, { x: event.clientX, y: event.clientY });
  });

  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // so a pinch on a trackpad arrives
    event.preventDefault();
    view.zoom(view.scale * Math.exp(-event.deltaY / 100), { x: event.clientX, y: event.clientY });
  }, { passive: false });
}
