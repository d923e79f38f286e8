// What stands above the results: the filters in force as buttons, and what the reader should know.

import { emptyState, toggled } from "./address.js";
import { counted, element, grouped } from "./dom.js";
import { quoted } from "./summary.js";

const MOST_IGNORED = 5;
const LONGEST_IGNORED = 60;

/** A paragraph of text. */
export function paragraph(text) {
  return element("p", {}, text);
}

/** The filters in force in `place`, each a button that removes it. `go` takes over a new state. */
export function showChoice(place, state, collection, go) {
  const buttons = [];
  const button = (text, key, next) => {
    const made = element("button", { type: "button", class: "kb-chosen", "data-key": key }, text);
    made.addEventListener("click", () => go(next));
    buttons.push(made);
  };
  if (state.words) button(`Remove: ${quoted(state.words)}`, "remove-words", { ...state, words: "", page: 1 });
  for (const facet of collection.facets) {
    for (const id of state.chosen.get(facet.id) ?? []) {
      const title = facet.options[facet.number.get(id)].title;
      button(`Remove: ${title}`, `remove-${facet.id}-${id}`, toggled(state, facet.id, id, false));
    }
  }
  if (buttons.length) button("Clear all", "clear", { ...emptyState(), view: state.view });
  place.replaceChildren(...buttons);
  place.hidden = !buttons.length;
}

/** What of the address was ignored: a few of the values, and no more than the beginning of each. */
export function ignoredNote(values) {
  const shown = values.slice(0, MOST_IGNORED).map((value) =>
    value.length > LONGEST_IGNORED ? `${value.slice(0, LONGEST_IGNORED)} …` : value);
  const more = values.length - shown.length;
  const rest = more ? ` and ${grouped(more)} more` : "";
  return paragraph(`The address held something this site does not know, which was ignored: ${shown.join("; ")}${rest}.`);
}

/** “Did you mean …?” */
export function spellingNote(better, take) {
  const suggestion = element("button", { type: "button", class: "kb-link", "data-key": "did-you-mean" }, better);
  suggestion.addEventListener("click", take);
  return element("p", {}, "Did you mean ", suggestion, "?");
}

/** Nothing found: which filter to drop, and how many records that gives. */
export function emptyNote(state, selection, collection, go) {
  const ways = [...selection.without].filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
  const list = ways.map(([id, number]) => {
    const facet = collection.facets.find((one) => one.id === id);
    const text = facet ? `Drop the filter on ${facet.title.toLowerCase()}` : "Drop the words";
    const drop = element("button", { type: "button", class: "kb-link", "data-key": `drop-${id}` }, text);
    drop.addEventListener("click", () => {
      const chosen = new Map(state.chosen);
      chosen.delete(id);
      go({ ...state, chosen, words: facet ? state.words : "", page: 1 });
    });
    return element("li", {}, drop, `: that gives ${counted(number, "record", "records")}`);
  });
  return element(
    "div",
    { class: "kb-empty" },
    paragraph("Nothing recorded here matches all of this. It does not mean that it does not happen."),
    list.length ? element("ul", {}, ...list) : paragraph("Dropping one filter alone would not help: remove several, or clear all."),
  );
}
