// Dragging a line of a list to another place, with mouse, pen or finger.

const EDGE = 70; // pixels from the window's edge where the page begins to scroll

/**
 * Let lines of `list` be dragged by the element that `handle` selects. `onDrop(ids)` is called with the
 * new order; Escape puts the line back.
 */
export function makeDraggable(list, handle, onDrop) {
  let line = null;
  let before = [];
  let last = 0;
  const order = () => [...list.children].map((child) => child.dataset.id);

  // The dragged line itself stays where it is in the document; its neighbours pass it.
  const pass = (y) => {
    const { previousElementSibling: above, nextElementSibling: below } = line;
    if (above && y < middle(above)) line.after(above);
    else if (below && y > middle(below)) line.before(below);
    else return;
    pass(y);
  };
  const middle = (child) => {
    const box = child.getBoundingClientRect();
    return box.top + box.height / 2;
  };
  const scroll = () => {
    if (!line) return;
    const step = last < EDGE ? -8 : last > innerHeight - EDGE ? 8 : 0;
    if (step) {
      scrollBy(0, step);
      pass(last);
    }
    requestAnimationFrame(scroll);
  };

  const move = (event) => {
    last = event.clientY;
    pass(last);
  };
  const key = (event) => {
    if (event.key === "Escape") finish(false);
  };
  const drop = () => finish(true);
  const cancel = () => finish(false);
  const listen = (change) => {
    document[change]("pointermove", move);
    document[change]("pointerup", drop);
    document[change]("pointercancel", cancel);
    document[change]("keydown", key);
  };

  function finish(isDropped) {
    listen("removeEventListener");
    line.classList.remove("kb-row--dragged");
    list.classList.remove("kb-pack__list--dragging");
    line = null;
    const after = order();
    if (isDropped && after.join() !== before.join()) onDrop(after);
    else if (!isDropped) onDrop(before);
  }

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(handle);
    if (!grip || event.button !== 0 || line) return;
    event.preventDefault();
    line = grip.closest("[data-id]");
    before = order();
    last = event.clientY;
    line.classList.add("kb-row--dragged");
    list.classList.add("kb-pack__list--dragging");
    listen("addEventListener");
    scroll();
  });
}
