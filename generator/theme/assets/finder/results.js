// The list of results: cards or a compact table, a page at a time.

import { element, icon } from "./dom.js";
import { extractOf, showExtract } from "./extracts.js";

export const A_PAGE = 20;

function kindBadge(kind) {
  return element("span", { class: `kb-kind kb-kind--${kind.id}` }, icon(kind.id), element("span", {}, kind.title));
}

function meta(name, iconName, text) {
  if (!text) return null;
  return element("span", {}, element("span", { class: "kb-hidden" }, `${name}: `), icon(iconName), text);
}

function resultCard(card, kind, looked) {
  const title = element("a", { href: card.address, "data-key": card.address }, card.title);
  const summary = element("p", { class: "kb-card__summary" }, card.summary);
  const item = element(
    "li",
    {},
    element(
      "article",
      { class: `kb-card kb-card--${kind.id}` },
      element("p", { class: "kb-card__kind" }, kindBadge(kind)),
      element("h3", { class: "kb-card__title" }, title),
      summary,
      element(
        "p",
        { class: "kb-card__meta" },
        meta("Where", "where", card.where),
        meta("Who", "who", card.who),
        meta("Themes", "theme", card.themes.join(", ")),
      ),
    ),
  );
  // The extract is loaded after the list stands, so that the list never waits for it.
  if (looked?.whole) extractOf(card, looked).then((found) => showExtract(found, title, summary));
  return item;
}

function resultRow(card, kind) {
  return element(
    "tr",
    {},
    element("td", {}, kindBadge(kind)),
    element("td", {}, element("a", { href: card.address, "data-key": card.address }, card.title)),
    element("td", {}, card.where),
    element("td", {}, card.who),
    element("td", {}, card.themes.join(", ")),
  );
}

/**
 * Show one page of cards in `place`. `kindOf(record)` gives a kind as {id, title}; `looked` is what `lookUp` gave,
 * or null without words.
 */
export function showResults(place, cards, view, kindOf, looked) {
  if (!cards.length) {
    place.replaceChildren();
    return;
  }
  if (view === "table") {
    const head = ["Kind", "Title", "Where", "Who", "Themes"].map((text) => element("th", { scope: "col" }, text));
    const body = element("tbody", {}, ...cards.map((card) => resultRow(card, kindOf(card.record))));
    const table = element("table", { class: "kb-results__table" }, element("thead", {}, element("tr", {}, ...head)), body);
    place.replaceChildren(
      element("div", { class: "kb-table", tabindex: "0", role: "region", "aria-label": "Results as a table" }, table),
    );
    return;
  }
  const items = cards.map((card) => resultCard(card, kindOf(card.record), looked));
  place.replaceChildren(element("ol", { class: "kb-results__list" }, ...items));
}

/** Links to the pages of results in `place`, from 1 to `last`; `addressOf(page)` gives their addresses. */
export function showPages(place, page, last, addressOf) {
  place.hidden = last === 1;
  const link = (number, text, label) =>
    element(
      "li",
      {},
      element(
        "a",
        {
          href: addressOf(number),
          "data-page": number,
          "data-key": `page-${text}`,
          "aria-label": label,
          "aria-current": number === page && text === String(number) ? "page" : null,
        },
        text,
      ),
    );
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter((n) => n >= 1 && n <= last);
  const items = [];
  if (page > 1) items.push(link(page - 1, "Previous", "Previous page"));
  near.forEach((number, index) => {
    if (index && number > near[index - 1] + 1) items.push(element("li", { "aria-hidden": "true" }, "…"));
    items.push(link(number, String(number), `Page ${number} of ${last}`));
  });
  if (page < last) items.push(link(page + 1, "Next", "Next page"));
  place.replaceChildren(element("ul", {}, ...items));
}
