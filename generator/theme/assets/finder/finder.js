// The finder page: state from the address, results on the page, and every change back into the address.

import { cleanWords, readAddress, toggled, writeAddress } from "./address.js";
import { prepareCollection, select } from "./collection.js";
import { painted, part } from "./dom.js";
import { cardsOf, load } from "./files.js";
import { buildFilters } from "./filters.js";
import { emptyNote, ignoredNote, paragraph, showChoice, spellingNote } from "./notes.js";
import { listenToPanel } from "./panel.js";
import { A_PAGE, showPages, showResults } from "./results.js";
import { keepScroll, push, replace } from "./scroll.js";
import { asSpreadsheet, download } from "./spreadsheet.js";
import { announce, summaryOf, totalOf } from "./summary.js";
import { didYouMean, lookUp, warmUp } from "./words.js";

const PAUSE = 100; // milliseconds without a new letter, after which words are looked up

class Finder {
  constructor(collection) {
    this.collection = collection;
    this.turn = 0; // counts updates, so that a slow answer never overwrites a newer one
    this.typing = false; // while a reader types, letters share one entry of the history
    this.ignored = [];
    this.kinds = collection.facets.find((facet) => facet.id === "kind");
    this.filters = buildFilters(part("filters"), collection, (facet, option, on) =>
      this.go(toggled(this.state, facet, option, on)),
    );
    this.listenToWords();
    this.listenToBar();
    listenToPanel();
    keepScroll(() => this.restore());
    this.restore();
  }

  /** The kind of a record as {id, title}. */
  kindOf = (record) => this.kinds.options[this.kinds.values[this.kinds.starts[record]]];

  listenToWords() {
    const field = part("words");
    let pause = 0;
    // What was typed counts at once when the reader does something else before the pause is over.
    const settle = () => {
      clearTimeout(pause);
      this.type(field.value);
      this.typing = false;
    };
    field.addEventListener("focus", warmUp);
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.type(field.value), PAUSE);
    });
    field.addEventListener("blur", settle);
    part("search").addEventListener("submit", (event) => {
      event.preventDefault();
      settle();
    });
  }

  listenToBar() {
    part("sort").addEventListener("change", (event) => this.go({ ...this.state, sort: event.target.value, page: 1 }));
    for (const button of document.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => this.go({ ...this.state, view: button.dataset.view }));
    }
    part("pages").addEventListener("click", async (event) => {
      const link = event.target.closest("[data-page]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      // Another page is read from its start, by eye and by keyboard, as any followed link is.
      if (await this.go({ ...this.state, page: Number(link.dataset.page) })) {
        part("results").scrollIntoView({ block: "start" });
        part("summary").focus({ preventScroll: true });
      }
    });
    part("csv").addEventListener("click", async () => {
      download(await asSpreadsheet(this.sorted, this.kindOf), "findings.csv");
      announce(`Downloading ${totalOf(this.state, this.sorted)} as a spreadsheet`);
    });
    part("copy").addEventListener("click", () => this.copyLink());
  }

  /** Typing makes one entry in the history, however many letters it takes. */
  type(value) {
    const next = { ...this.state, words: cleanWords(value), page: 1 };
    if (next.words === this.state.words) return;
    if (this.typing) replace(writeAddress(next));
    else push(writeAddress(next));
    this.typing = true;
    this.ignored = [];
    this.show(next);
  }

  /** Take over a new state: into the address, and onto the page. Gives false when a newer one came between. */
  go(state) {
    push(writeAddress(state));
    this.typing = false;
    this.ignored = [];
    if (state.words !== this.state.words) part("words").value = state.words;
    return this.show(state);
  }

  /** Show what the address says, at the place where the reader left it. */
  async restore() {
    const { state, ignored } = readAddress(location.search, this.collection.facets);
    const scroll = history.state?.scroll ?? null;
    this.ignored = ignored;
    this.typing = false;
    part("words").value = state.words;
    if ((await this.show(state)) && scroll !== null) window.scrollTo(0, scroll);
  }

  /** Compute a state and paint it. Nothing is painted before all results are there. */
  async show(state) {
    this.state = state;
    this.turn += 1;
    const turn = this.turn;
    document.documentElement.dataset.finder = "busy";
    try {
      const looked = state.words ? await lookUp(state.words, this.collection.count) : null;
      if (turn !== this.turn) return false;
      const selection = select(this.collection, state.chosen, looked ? new Set(looked.ranks.keys()) : null);
      const sorted = await this.sort(selection.records, state, looked);
      const last = Math.max(1, Math.ceil(sorted.length / A_PAGE));
      const page = Math.min(state.page, last);
      const cards = await cardsOf(sorted.slice((page - 1) * A_PAGE, page * A_PAGE));
      if (turn !== this.turn) return false;
      const first = this.sorted === undefined;
      this.sorted = sorted;
      this.paint(state, selection, looked, cards, page, last);
      // The hundreds of counts beside the filters follow a frame later: a third of a click's work at 10,000 records.
      if (!first) await painted();
      if (turn !== this.turn) return false;
      this.filters.update(state, selection.counts);
      const spelling = await this.showSpelling(state, turn);
      if (turn === this.turn) announce(part("summary").textContent + spelling);
    } catch (error) {
      showAll();
      if (turn === this.turn) part("notes").replaceChildren(paragraph("The results could not be loaded. Check the connection and try again."));
      throw error;
    } finally {
      if (turn === this.turn) document.documentElement.dataset.finder = "ready";
    }
    return turn === this.turn;
  }

  paint(state, selection, looked, cards, page, last) {
    showAll();
    const focus = document.activeElement?.dataset?.key;
    showChoice(part("chosen"), state, this.collection, (next) => this.go(next));
    this.showControls(state);
    showResults(part("list"), cards, state.view, this.kindOf, looked);
    showPages(part("pages"), page, last, (number) => writeAddress({ ...state, page: number }) || "./");
    this.showNotes(state, selection, looked, page, last);
    this.keepFocus(focus);
    part("summary").textContent = summaryOf(state, this.collection, this.sorted, page, last);
    part("show").textContent = `Show ${totalOf(state, this.sorted)}`;
  }

  /** A button that is drawn anew keeps the focus; one that is gone gives it to the summary of the results. */
  keepFocus(key) {
    if (!key || (document.activeElement && document.activeElement !== document.body)) return;
    const again = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    (again ?? part("summary")).focus({ preventScroll: true });
  }

  async sort(records, state, looked) {
    const sort = sortOf(state);
    if (sort === "relevance") return [...records].sort((a, b) => looked.ranks.get(a) - looked.ranks.get(b));
    if (sort === "newest") return records; // records are numbered from the newest
    const order = await load("order.json");
    const kept = new Set(records);
    return order[sort].filter((record) => kept.has(record));
  }

  showControls(state) {
    part("sort").value = sortOf(state);
    part("sort").querySelector('[value="relevance"]').disabled = !state.words;
    for (const button of document.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    }
    const chosen = [...state.chosen.values()].reduce((sum, options) => sum + options.size, 0);
    part("open-filters").textContent = chosen ? `Filters (${chosen})` : "Filters";
  }

  /** What the reader should know: ignored values, a poorer search, what to drop. */
  showNotes(state, selection, looked, page, last) {
    const notes = [];
    if (this.ignored.length) notes.push(ignoredNote(this.ignored));
    if (state.page > page) notes.push(paragraph(`There is no page ${state.page} of these results; this is page ${page} of ${last}.`));
    if (looked && !looked.whole) {
      notes.push(paragraph("The index of words could not be loaded. Words were looked for in titles and summaries only."));
    }
    if (!selection.records.length) notes.push(emptyNote(state, selection, this.collection, (next) => this.go(next)));
    part("notes").replaceChildren(...notes);
  }

  /** “Did you mean” comes when it is found; results never wait for it. Gives what to say aloud of it. */
  async showSpelling(state, turn) {
    const better = state.words ? await didYouMean(state.words).catch(() => null) : null;
    if (!better || turn !== this.turn) return "";
    part("notes").prepend(spellingNote(better, () => this.go({ ...state, words: better, page: 1 })));
    return `. Did you mean ${better}?`;
  }

  async copyLink() {
    const address = new URL(writeAddress(this.state) || location.pathname, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      part("copied").textContent = "Copied";
      announce("The link was copied");
    } catch {
      part("copied").textContent = address;
      announce(`The link could not be copied. It is ${address}`);
    }
    clearTimeout(this.copied);
    this.copied = setTimeout(() => {
      part("copied").textContent = "";
    }, 20_000);
  }
}

/** How results are sorted: as chosen; by relevance only where there are words. */
function sortOf(state) {
  const sort = state.sort || "relevance";
  return sort === "relevance" && !state.words ? "newest" : sort;
}

/** Show what waited for the first results; see finder.css. */
function showAll() {
  document.getElementById("kb-finder").classList.remove("kb-finder--waiting");
}

async function start() {
  const plain = document.getElementById("kb-plain-index");
  // Beside the facets:
  if (new URLSearchParams(location.search).get("q")) warmUp();
  if (!location.search) cardsOf([0]).catch(() => undefined); // the newest
  try {
    const collection = prepareCollection(await load("facets.json"));
    document.getElementById("kb-finder").hidden = false;
    plain.hidden = true;
    new Finder(collection);
  } catch (error) {
    plain.hidden = false;
    document.getElementById("kb-plain-why").textContent =
      "The finder could not load its data, so this is the plain index of everything.";
    throw error;
  }
}

start();
