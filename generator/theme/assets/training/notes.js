// What a reader should know about a pack: whose it is, and ids that were renamed, withdrawn, taken down or are unknown.

import { counted, element } from "../finder/dom.js";
import { MOST } from "./address.js";
import { ROOT } from "./store.js";

function button(words, action) {
  const made = element("button", { type: "button", class: "kb-button" }, words);
  made.addEventListener("click", action);
  return made;
}

/** Notes on what an address or an old pack named. `replace(note)` puts a successor in the pack. */
export function showNotes(place, { notes, odd, dropped, texts, items }, replace) {
  const made = [];
  const renamed = notes.filter((note) => note.what === "renamed");
  if (renamed.length) {
    made.push(
      listed(
        renamed.length === 1 ? "One item has a new address. It is shown under it:" : "Some items have new addresses. They are shown under them:",
        renamed.map((note) => [element("code", {}, note.from), " is now ", element("strong", {}, texts.get(note.id).title)]),
      ),
    );
  }
  for (const note of notes.filter((one) => one.what === "withdrawn")) made.push(withdrawn(note, items, replace));
  const takenDown = notes.filter((note) => note.what === "taken down");
  if (takenDown.length) {
    made.push(
      listed(
        "Taken down from this site, and left out:",
        takenDown.map((note) => [element("code", {}, note.from)]),
      ),
    );
  }
  const unknown = [...notes.filter((note) => note.what === "unknown").map((note) => note.from), ...odd];
  if (unknown.length) {
    made.push(
      listed(
        "Not found on this site, and left out:",
        unknown.map((text) => [element("code", {}, text)]),
      ),
    );
  }
  if (dropped) made.push(element("p", {}, `A session pack holds ${MOST} items. The link named more; the others were left out.`));
  place.replaceChildren(...made.map((note) => element("div", { class: "kb-pack__notice", role: "note" }, note)));
}

function listed(words, lines) {
  return element("div", {}, element("p", {}, words), element("ul", {}, ...lines.map((line) => element("li", {}, ...line))));
}

function withdrawn(note, items, replace) {
  const { instead } = note;
  const made = element(
    "div",
    {},
    element("p", {}, element("strong", {}, `“${note.title}” was withdrawn`), " and is left out. ", note.reason),
  );
  if (!instead) return made;
  made.append(element("p", {}, "Read instead: ", element("a", { href: new URL(instead.address, ROOT).href }, instead.title), "."));
  if (instead.pack && !items.includes(instead.id)) {
    made.append(element("p", {}, button("Put it in the pack instead", () => replace(note))));
  }
  return made;
}

/** Say whose pack is shown. `state` is "own", "shared" or "address" (the browser keeps nothing). */
export function showWhose(place, state, own, adopt) {
  place.hidden = state === "own";
  if (state === "own") {
    place.replaceChildren();
  } else if (state === "address") {
    place.replaceChildren(
      element("p", {}, "Your browser keeps nothing for this site, so this pack stands in the address of this page alone. Copy the link, or set a bookmark."),
    );
  } else {
    const number = own?.items.length ?? 0;
    place.replaceChildren(
      element(
        "p",
        {},
        element("strong", {}, "This pack came with a link. "),
        number
          ? `Your own pack (${counted(number, "item", "items")}) is unchanged. What you change here changes only the address of this page.`
          : "You have no pack of your own yet. What you change here changes only the address of this page.",
      ),
      element(
        "p",
        {},
        button("Use this as my pack", adopt),
        " ",
        number ? element("a", { href: location.pathname }, "Open my own pack") : "",
      ),
    );
  }
}
