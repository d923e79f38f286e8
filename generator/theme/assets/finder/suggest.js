// Suggestions under the search box in the header: terms, and titles of records, while typing. start.js makes the box
// ready, and loads this when a reader first comes to it.

import { element } from "./dom.js";
import { cardsOf, load, ROOT } from "./files.js";
import { lookUp, warmUp } from "./words.js";

const TERMS = 5;
const TITLES = 5;
const TYPE_WORDS = { theme: "Theme", area: "Area", agency: "Agency", group: "Whom it affects" };

const field = document.querySelector(".kb-header-search input");

class Suggestions {
  constructor() {
    this.list = document.getElementById("kb-suggestions");
    this.active = -1;
    this.turn = 0;
    field.addEventListener("focus", warmUp);
    field.addEventListener("input", () => this.wait());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => setTimeout(() => this.close(), 200));
    warmUp(); // the focus came before this did
    if (document.activeElement === field) this.wait(); // for letters typed meanwhile
  }

  /** Suggest after a moment without a new letter. */
  wait() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.suggest(field.value.trim()), 150);
  }

  async suggest(words) {
    this.turn += 1;
    const turn = this.turn;
    if (words.length < 2) {
      this.close();
      return;
    }
    const found = matchingTerms(words.toLowerCase(), await load("terms.json"));
    if (turn !== this.turn) return;
    const terms = found.map(([type, title, , address, number]) =>
      this.option(new URL(address, ROOT).href, title, `${TYPE_WORDS[type]}, ${number}`));
    this.open(terms);
    const titles = await matchingTitles(words);
    if (turn !== this.turn) return;
    this.open([...terms, ...titles.map((card) => this.option(card.address, card.title, ""))]);
  }

  option(address, title, note) {
    const words = note ? element("span", {}, note) : null;
    const item = element("li", { role: "option", "aria-selected": "false", "data-address": address }, title, " ", words);
    item.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    item.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey) window.open(address, "_blank", "noopener");
      else location.assign(address);
    });
    return item;
  }

  open(items) {
    const chosen = this.active >= 0 ? this.list.children[this.active]?.textContent : null;
    items.forEach((item, index) => {
      item.id = `kb-suggestion-${index}`;
    });
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    field.setAttribute("aria-expanded", String(items.length > 0));
    this.mark(chosen === null ? -1 : items.findIndex((item) => item.textContent === chosen));
  }

  close() {
    clearTimeout(this.pause);
    this.turn += 1;
    this.list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    if (index >= 0) {
      field.setAttribute("aria-activedescendant", this.list.children[index].id);
      this.list.children[index].scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  key(event) {
    const number = this.list.hidden ? 0 : this.list.children.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && number) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = this.active + step;
      this.mark(next < -1 ? number - 1 : next >= number ? -1 : next);
    } else if (event.key === "Escape") {
      if (number) event.preventDefault(); // only the second time it empties the field
      this.close();
    } else if (event.key === "Enter" && number && this.active >= 0) {
      event.preventDefault();
      location.assign(this.list.children[this.active].dataset.address);
    }
  }
}

/** Terms whose name, alias or abbreviation begins with the words or has a word that does; best first. */
function matchingTerms(words, terms) {
  const rank = (name) => {
    const text = name.toLowerCase();
    if (text === words) return 0;
    if (text.startsWith(words)) return 1;
    return text.includes(` ${words}`) ? 2 : 9;
  };
  return terms
    .map((term) => ({ term, rank: Math.min(...[term[1], ...term[2]].map(rank)) }))
    .filter((one) => one.rank < 9)
    .sort((a, b) => a.rank - b.rank || b.term[4] - a.term[4])
    .slice(0, TERMS)
    .map((one) => one.term);
}

async function matchingTitles(words) {
  try {
    const answer = await lookUp(words, 0);
    return await cardsOf([...answer.ranks.keys()].slice(0, TITLES));
  } catch {
    return [];
  }
}

new Suggestions();
