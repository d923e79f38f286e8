// “Add to session pack” on pages of records, and on every page a link to the pack when there is something in it.

import { counted, element } from "../finder/dom.js";
import { MOST, readAddress, writeAddress } from "./address.js";
import { keepOwn, keeps, onOthersChange, readOwn, ROOT, toggleOwn } from "./store.js";

const PACK = new URL("training/pack/", ROOT);
const places = [...document.querySelectorAll("[data-pack-add]")];
const status = element("span", { role: "status", class: "kb-hidden" });
const link = element("a", { class: "kb-pack-link", href: PACK.href });
const bar = element("aside", { class: "kb-pack-bar", "aria-label": "Session pack", hidden: true }, link);

function show() {
  const { items, title } = readOwn() ?? { items: [], title: "" };
  for (const place of places) {
    place.querySelector("button").setAttribute("aria-pressed", String(items.includes(place.dataset.packAdd)));
  }
  bar.hidden = !items.length;
  document.documentElement.classList.toggle("kb-has-pack", items.length > 0);
  link.textContent = `Session pack: ${counted(items.length, "item", "items")}`;
  // Where the browser keeps nothing, the link carries the pack.
  link.href = PACK.href + (keeps ? "" : writeAddress({ items, title }));
}

function press(place) {
  const { own, full } = toggleOwn(place.dataset.packAdd);
  const isIn = own.items.includes(place.dataset.packAdd);
  show();
  const now = `The session pack holds ${counted(own.items.length, "item", "items")}.`;
  if (full) say(`A session pack holds ${MOST} items at most. Take one out first.`, place);
  else if (isIn && !keeps) say(`Added. ${now} Your browser keeps nothing for this site: open the pack before you leave this page.`, place);
  else say(`${isIn ? "Added" : "Taken out"}: ${place.dataset.title}. ${now}`);
}

/** Speak; and show it too beside the button, where it needs to be read. */
function say(words, place = null) {
  status.textContent = words;
  document.querySelectorAll(".kb-pack-add__note").forEach((note) => note.remove());
  place?.append(element("span", { class: "kb-pack-add__note", "aria-hidden": "true" }, words));
}

if (!document.getElementById("kb-pack")) {
  if (!keeps) {
    const carried = readAddress(location.search);
    if (carried && places.length) keepOwn(carried);
  }
  for (const place of places) {
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () => press(place));
  }
  document.querySelector("[data-md-component=header]")?.after(bar);
  document.body.append(status);
  onOthersChange(show);
  show();
}
