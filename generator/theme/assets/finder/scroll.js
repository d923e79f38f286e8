// The history and, in each of its entries, how far down the page the reader was.

const PAUSE = 120; // browsers allow few changes of an entry, so scrolling is noted when it rests
let resting = 0;

function note() {
  clearTimeout(resting);
  if (history.state?.scroll === window.scrollY) return; // each writing costs a click 3 ms
  history.replaceState({ ...history.state, scroll: window.scrollY }, "");
}

/** Make a new entry with a query string; the one that is left keeps its place. */
export function push(query) {
  note();
  history.pushState({ scroll: 0 }, "", query || location.pathname);
}

/** Give the current entry another query string. */
export function replace(query) {
  history.replaceState(history.state, "", query || location.pathname);
}

/**
 * Take scrolling over from the browser, which would scroll before the list is as long as it was:
 * `restore` is called when the reader goes back or forward, and scrolls when it has painted.
 */
export function keepScroll(restore) {
  history.scrollRestoration = "manual";
  window.addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(note, PAUSE);
  }, { passive: true });
  window.addEventListener("pagehide", note);
  window.addEventListener("popstate", () => {
    clearTimeout(resting);
    restore();
  });
}
