// Where the words stand in a record: marked in its title and summary, or in an extract of the rest.

import { element } from "./dom.js";

const LENGTH = 28; // words
// By Pagefind’s own rule the densest passage is shown, a word counting as its weight squared: see `stub` in word_index.py.
const [TEXT, NAMES] = [1, 3 ** 2];
const BARE = /^([\s(“‘"[]*)(.*?)([\s.,;:!?)\]”’"]*)$/su; // “(YJS, YOT)” marks YOT alone

const wordsIn = (text) => text.split(/\s+/).filter(Boolean);

/**
 * What to show of the words in a record. `hitsOf(record)` gives the numbers of the words that were found, counted from
 * the first of the title; `textOf(record)` a promise of the words after the summary as [text, names], or null.
 *
 * Gives `words`, those found; and `passage`, the words of an extract as [word, whether it was found], or null where
 * title and summary say it.
 */
export async function extractOf({ record, title, summary }, { hitsOf, textOf }) {
  const hits = hitsOf(record);
  const first = wordsIn(title);
  const head = [...first, ...wordsIn(summary)];
  const found = new Set(hits);
  const here = hits.filter((hit) => hit < head.length);
  const told = { words: here.map((hit) => head[hit]), passage: null };
  // Nothing outweighs the title, with 8 squared: the densest passage begins with it, and stands on the card already.
  if (here.length === hits.length || here.some((hit) => hit < first.length)) return told;
  const rest = await textOf(record).catch(() => null);
  if (!rest) return told;
  const [text, names] = rest.map(wordsIn);
  const all = [...head, ...text, ...names];
  const end = all.length - names.length;
  const start = densest(all.map((_, place) => (found.has(place) ? (place < end ? TEXT : NAMES) : 0)), LENGTH);
  const passage = all.slice(start, start + LENGTH).map((word, place) => [word, found.has(start + place)]);
  return { words: hits.map((hit) => all[hit]), passage: start + LENGTH <= head.length ? null : passage };
}

/** Where the passage of some length begins that weighs most; in the middle of those that weigh as much. */
export function densest(weights, length) {
  const last = Math.max(0, weights.length - length);
  let sum = weights.slice(0, length).reduce((one, other) => one + other, 0);
  let best = { sum, from: 0, to: 0 };
  for (let start = 1; start <= last; start += 1) {
    sum += weights[start + length - 1] - weights[start - 1];
    if (sum > best.sum) best = { sum, from: start, to: start };
    else if (sum === best.sum && best.to === start - 1) best.to = start;
  }
  return Math.floor((best.from + best.to) / 2);
}

/** A text as nodes, with each of some words marked where it stands as a whole word. */
export function marked(text, words) {
  const bare = words.map((word) => word.match(BARE)[2]).filter(Boolean);
  const sought = [...new Set(bare)].map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  if (!sought.length) return [text];
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${sought.join("|")})(?![\\p{L}\\p{N}])`, "giu"));
  return parts.map((part, index) => (index % 2 ? element("mark", {}, part) : part));
}

/** The nodes of a passage. */
function nodesOf(passage) {
  return passage.flatMap(([word, isFound], place) => {
    const [, before, bare, after] = word.match(BARE);
    const space = place ? " " : "";
    return isFound ? [space + before, element("mark", {}, bare), after] : [space + word];
  });
}

/** Show an extract on a card, of which `title` and `summary` are elements. What stands there already is not repeated. */
export function showExtract({ words, passage }, title, summary) {
  const shown = `${title.textContent.replace(/[.!?]?$/, ".")} ${summary.textContent}`;
  for (const place of [title, summary]) place.replaceChildren(...marked(place.textContent, words));
  if (!passage || shown.includes(passage.map(([word]) => word).join(" "))) return;
  summary.after(element("p", { class: "kb-card__extract" }, "… ", ...nodesOf(passage), " …"));
}
