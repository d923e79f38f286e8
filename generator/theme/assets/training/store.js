// The reader's own pack: in the browser's storage, or on this page alone where storage is blocked.

import { clean, MOST } from "./address.js";

export const ROOT = new URL("../../../", import.meta.url);
// start.js looks for the same key.
const KEY = `${ROOT.pathname}session-pack`; // other sites of this host keep theirs under other paths
let here = null;

/** Whether the browser keeps anything for this site. */
export const keeps = (() => {
  try {
    localStorage.setItem(`${KEY}-test`, "1");
    localStorage.removeItem(`${KEY}-test`);
    return true;
  } catch {
    return false;
  }
})();

/** The own pack as {items, title}; null where there never was one. */
export function readOwn() {
  if (!keeps) return here;
  try {
    const stored = JSON.parse(localStorage.getItem(KEY));
    return stored && clean(stored);
  } catch {
    return null;
  }
}

/** Keep a pack as the reader's own. */
export function keepOwn({ items, title }) {
  here = { items, title };
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
  } catch {
    // It stands in the address as well.
  }
}

/** Put an id at the end of the own pack, or take it out. Gives the pack, and whether it was full. */
export function toggleOwn(id) {
  const own = readOwn() ?? { items: [], title: "" };
  const isIn = own.items.includes(id);
  const full = !isIn && own.items.length >= MOST;
  if (full) return { own, full };
  const items = isIn ? own.items.filter((one) => one !== id) : [...own.items, id];
  keepOwn({ ...own, items });
  return { own: { ...own, items }, full };
}

/** Call back when another tab changes the own pack, or the page is shown again from the browser's memory. */
export function onOthersChange(listener) {
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) listener();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) listener();
  });
}
