// The finder page: state from the address, results on the page, and every change back into the address.

import { emptyState, readAddress, toggled, writeAddress } from "./address.js";
import { prepareCollection, select } from "./collection.js";
import { counted, element } from "./dom.js";
import { load } from "./files.js";
import { buildFilters } from "./filters.js";
import { A_PAGE, showPages, showResults } from "./results.js";
import { asSpreadsheet, download } from "./spreadsheet.js";
import { didYouMean, lookUp } from "./words.js";

const FINDINGS = new Set(["good-practice", "poor-practice", "risk", "opportunity"]);
const part = (name) => document.querySelector(`[data-finder="${name}"]`);

class Finder {
  constructor(collection) {
    this.collection = collection;
    this.turn = 0; // counts updates, so that a slow answer never overwrites a newer one
    this.typing = false;
    this.kinds = collection.facets.find((facet) => facet.id === "kind");
    this.filters = buildFilters(part("filters"), collection, (facet, option, on) =>
      this.go(toggled(this.state, facet, option, on)),
    );
    this.listen();
    this.restore();
  }

  /** The kind of a record as {id, title}. */
  kindOf = (record) => this.kinds.options[this.kinds.rows[record][0]];

  listen() {
    const field = part("words");
    let pause = 0;
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.type(field.value), 250);
    });
    field.addEventListener("blur", () => {
      this.typing = false;
    });
    part("search").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      this.typing = false;
      if (field.value.trim() !== this.state.words) this.go({ ...this.state, words: field.value.trim(), page: 1 });
    });
    part("sort").addEventListener("change", (event) => this.go({ ...this.state, sort: event.target.value, page: 1 }));
    for (const button of document.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => this.go({ ...this.state, view: button.dataset.view }));
    }
    part("pages").addEventListener("click", (event) => {
      const link = event.target.closest("[data-page]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.go({ ...this.state, page: Number(link.dataset.page) }, true);
    });
    part("csv").addEventListener("click", async () => {
      download(await asSpreadsheet(this.sorted, this.kindOf), "findings.csv");
      this.announce(`Downloading ${this.total()} as a spreadsheet`);
    });
    part("copy").addEventListener("click", () => this.copyLink());
    part("open-filters").addEventListener("click", () => {
      part("panel").append(part("filters"));
      part("dialog").showModal();
    });
    part("dialog").addEventListener("close", () => {
      part("aside").append(part("filters"));
      part("open-filters").focus();
    });
    part("show").addEventListener("click", () => part("dialog").close());
    window.addEventListener("popstate", () => this.restore());
    // Coming back from a record, the list is as long as it was before the scroll position is set.
    history.scrollRestoration = "manual";
    window.addEventListener("pagehide", () => this.rememberScroll());
  }

  rememberScroll() {
    history.replaceState({ ...history.state, scroll: window.scrollY }, "");
  }

  /** Typing makes one entry in the history, however many letters it takes. */
  type(value) {
    const next = { ...this.state, words: value.trim(), page: 1 };
    if (next.words === this.state.words) return;
    if (this.typing) history.replaceState({ scroll: 0 }, "", writeAddress(next) || location.pathname);
    else this.push(next);
    this.typing = true;
    this.show(next);
  }

  push(state) {
    this.rememberScroll();
    history.pushState({ scroll: 0 }, "", writeAddress(state) || location.pathname);
  }

  /** Take over a new state: into the address, and onto the page. */
  async go(state, toTop = false) {
    this.push(state);
    await this.show(state);
    if (toTop) part("results").scrollIntoView({ block: "start" });
  }

  /** Show what the address says, at the place where the reader left it. */
  async restore() {
    const { state, ignored } = readAddress(location.search, this.collection.facets);
    const scroll = history.state?.scroll ?? null;
    this.ignored = ignored;
    part("words").value = state.words;
    await this.show(state);
    this.ignored = [];
    if (scroll !== null) window.scrollTo(0, scroll);
  }

  /** Compute and paint a state. */
  async show(state) {
    this.state = state;
    this.turn += 1;
    const turn = this.turn;
    const looked = state.words ? await lookUp(state.words, this.collection.count) : null;
    if (turn !== this.turn) return;
    const selection = select(this.collection, state.chosen, looked ? new Set(looked.ranks.keys()) : null);
    const sorted = await this.sort(selection.records, state, looked);
    if (turn !== this.turn) return;
    this.sorted = sorted;
    const last = Math.max(1, Math.ceil(sorted.length / A_PAGE));
    const page = Math.min(state.page, last);
    const shown = sorted.slice((page - 1) * A_PAGE, page * A_PAGE);
    const focus = document.activeElement?.dataset?.key;
    this.filters.update(state, selection.counts);
    this.showChoice(state);
    this.showControls(state);
    const extractOf = looked?.whole ? (record) => looked.extract(record) : async () => null;
    await showResults(part("list"), shown, state.view, this.kindOf, extractOf);
    if (turn !== this.turn) return;
    showPages(part("pages"), page, sorted.length, (number) => writeAddress({ ...state, page: number }) || "./");
    await this.showNotes(state, selection, looked, turn);
    this.keepFocus(focus);
    this.summarise(state);
    document.documentElement.dataset.finder = "ready";
  }

  /** A button that is drawn anew keeps the focus; one that is gone gives it to the summary of the results. */
  keepFocus(key) {
    if (!key || (document.activeElement && document.activeElement !== document.body)) return;
    const again = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    (again ?? part("summary")).focus({ preventScroll: true });
  }

  async sort(records, state, looked) {
    const sort = state.sort || (looked ? "relevance" : "newest");
    if (sort === "relevance" && looked) {
      return [...records].sort((a, b) => looked.ranks.get(a) - looked.ranks.get(b));
    }
    if (sort === "title" || sort === "source") {
      const order = await load("order.json");
      const kept = new Set(records);
      return order[sort].filter((record) => kept.has(record));
    }
    return records; // records are numbered from the newest
  }

  showControls(state) {
    const sort = part("sort");
    sort.value = state.sort || (state.words ? "relevance" : "newest");
    sort.querySelector('[value="relevance"]').disabled = !state.words;
    for (const button of document.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    }
    if (part("words") !== document.activeElement) part("words").value = state.words;
  }

  /** The filters in force, each a button that removes it. */
  showChoice(state) {
    const buttons = [];
    const button = (text, key, action) => {
      const made = element("button", { type: "button", class: "kb-chosen", "data-key": key }, text);
      made.addEventListener("click", action);
      buttons.push(made);
    };
    if (state.words) {
      button(`Remove: “${state.words}”`, "remove-words", () => {
        part("words").value = "";
        this.go({ ...state, words: "", page: 1 });
      });
    }
    for (const facet of this.collection.facets) {
      for (const id of state.chosen.get(facet.id) ?? []) {
        const title = facet.options[facet.number.get(id)].title;
        button(`Remove: ${title}`, `remove-${facet.id}-${id}`, () => this.go(toggled(state, facet.id, id, false)));
      }
    }
    if (buttons.length) {
      button("Clear all", "clear", () => {
        part("words").value = "";
        this.go({ ...emptyState(), view: state.view });
      });
    }
    part("chosen").replaceChildren(...buttons);
    part("chosen").hidden = !buttons.length;
  }

  /** What the reader should know: ignored values, a poorer search, a better spelling, what to drop. */
  async showNotes(state, selection, looked, turn) {
    const notes = [];
    if (this.ignored?.length) {
      notes.push(element("p", {}, `The address held something this site does not know, which was ignored: ${this.ignored.join("; ")}.`));
    }
    if (looked && !looked.whole) {
      notes.push(element("p", {}, "The index of words could not be loaded. Words were looked for in titles and summaries only."));
    }
    const better = state.words ? await didYouMean(state.words).catch(() => null) : null;
    if (turn !== this.turn) return;
    if (better) {
      const suggestion = element("button", { type: "button", class: "kb-link", "data-key": "did-you-mean" }, better);
      suggestion.addEventListener("click", () => {
        part("words").value = better;
        this.go({ ...state, words: better, page: 1 });
      });
      notes.push(element("p", {}, "Did you mean ", suggestion, "?"));
    }
    if (!selection.records.length) notes.push(this.whatToDrop(state, selection));
    part("notes").replaceChildren(...notes);
  }

  whatToDrop(state, selection) {
    const ways = [...selection.without].filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1]);
    const list = ways.map(([id, number]) => {
      const facet = this.collection.facets.find((one) => one.id === id);
      const what = facet ? facet.title.toLowerCase() : "words";
      const drop = element("button", { type: "button", class: "kb-link", "data-key": `drop-${id}` }, `Drop the ${facet ? "filter on" : ""} ${what}`.replace("  ", " "));
      drop.addEventListener("click", () => {
        const chosen = new Map(state.chosen);
        chosen.delete(id);
        if (!facet) part("words").value = "";
        this.go({ ...state, chosen, words: facet ? state.words : "", page: 1 });
      });
      return element("li", {}, drop, `: that gives ${counted(number, "record", "records")}`);
    });
    return element(
      "div",
      { class: "kb-empty" },
      element("p", {}, "Nothing recorded here matches all of this. It does not mean that it does not happen."),
      list.length ? element("ul", {}, ...list) : element("p", {}, "Dropping one filter alone would not help: remove several, or clear all."),
    );
  }

  total() {
    const chosen = this.state.chosen.get("kind");
    const onlyFindings = chosen?.size && [...chosen].every((kind) => FINDINGS.has(kind));
    return onlyFindings ? counted(this.sorted.length, "finding", "findings") : counted(this.sorted.length, "record", "records");
  }

  /** One line that says what is shown; spoken once, after a pause. */
  summarise(state) {
    const words = [this.total()];
    if (state.words) words.push(`“${state.words}”`);
    for (const facet of this.collection.facets) {
      for (const id of state.chosen.get(facet.id) ?? []) words.push(facet.options[facet.number.get(id)].title);
    }
    const text = words.join(" · ");
    part("summary").textContent = text;
    part("show").textContent = `Show ${this.total()}`;
    this.announce(text);
  }

  announce(text) {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      part("status").textContent = text;
    }, 700);
  }

  async copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.announce("The link was copied");
      part("copied").textContent = "Copied";
    } catch {
      part("copied").textContent = location.href;
    }
    setTimeout(() => {
      part("copied").textContent = "";
    }, 6000);
  }
}

async function start() {
  const plain = document.getElementById("kb-plain-index");
  try {
    const collection = prepareCollection(await load("facets.json"));
    document.getElementById("kb-finder").hidden = false;
    plain.hidden = true;
    new Finder(collection);
  } catch (error) {
    document.getElementById("kb-plain-why").textContent =
      "The finder could not load its data, so this is the plain index of everything.";
    throw error;
  }
}

start();
