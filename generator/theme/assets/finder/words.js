// Looking words up: Pagefind, or titles and summaries where Pagefind cannot load.

import { cardsOf, load, WORDS } from "./files.js";

const WORD = /\p{L}[\p{L}’'-]+\p{L}/gu; // as in the collection's own list of words
let engine = null;

async function pagefind() {
  if (engine === null) {
    engine = (async () => {
      const search = started();
      search.catch(() => undefined); // it is awaited below
      const { fragments, texts, a_file: aFile } = await load("words.json");
      const number = new Map(fragments.map((fragment, record) => [fragment, record]));
      if (!number.size) return { number, search: async () => ({ results: [] }) };
      const textOf = async (record) =>
        (await load(`text/${texts}/${Math.floor(record / aFile)}.json`, WORDS))[record % aFile];
      return { number, search: await search, textOf };
    })();
    engine.catch(() => {
      engine = null;
    });
  }
  return engine;
}

/** Pagefind's search, with what it needs for any words loaded. */
async function started() {
  const module = await import(new URL("pagefind.js", WORDS).href);
  await module.options({ basePath: WORDS.pathname });
  await module.init();
  return module.search;
}

/**
 * Load what every search needs (210 KB at 10,000 records) while a reader still types: then the first words take
 * no longer than the next. Silent where it fails; `lookUp` then tries again.
 */
export function warmUp() {
  pagefind().catch(() => undefined);
}

/** “custody "county lines"” as its phrases, and its other words together. Curly quotation marks count too. */
export function partsOf(words) {
  const phrases = [];
  const others = words.replace(/["“”]([^"“”]+)["“”]/g, (_, phrase) => {
    phrases.push(phrase.trim());
    return " ";
  });
  return { phrases: phrases.filter(Boolean), others: others.replace(/["“”\s]+/g, " ").trim() };
}

/**
 * Look up what a reader typed. Gives `ranks`, a map from record number to its rank (0 is best);
 * `whole`, which is false when only titles and summaries were searched; and where it is true, for extracts,
 * `hitsOf(record)`, the numbers of its words that were found, and `textOf(record)`, a promise of these words.
 */
export async function lookUp(words, count) {
  const { phrases, others } = partsOf(words);
  const queries = [...phrases.map((phrase) => `"${phrase}"`), ...(others ? [others] : [])];
  let answers;
  let all;
  let index;
  try {
    index = await pagefind();
    const { number, search } = index;
    answers = await Promise.all(queries.map(async (query) => resultsOf(await search(query), number)));
    // A record must have every phrase and the other words.
    all = [...(answers[0]?.keys() ?? [])].filter((record) => answers.every((answer) => answer.has(record)));
    if (!all.length) await mustKnow(words, search);
  } catch {
    return { ranks: await lookUpInCards(phrases, others, count), whole: false };
  }
  const score = (record) => answers.reduce((sum, answer) => sum + answer.get(record).score, 0);
  if (answers.length > 1) all.sort((a, b) => score(b) - score(a));
  return {
    ranks: new Map(all.map((record, rank) => [record, rank])),
    whole: true,
    hitsOf: (record) => answers.flatMap((answer) => answer.get(record).words),
    textOf: index.textOf,
  };
}

/**
 * Pagefind is silent about parts of its index that did not load, and then finds too little. So where
 * it finds nothing, each word that the collection has must be found; otherwise this throws.
 */
async function mustKnow(words, search) {
  const known = new Set((await load("spelling.json").catch(() => [])).map(([word]) => word));
  for (const word of words.toLowerCase().match(WORD) ?? []) {
    if (known.has(word) && !(await search(word)).results.length) throw new Error(`the index lacks ${word}`);
  }
}

/** Pagefind's results by the number of their record, best first. */
function resultsOf(answer, number) {
  const known = answer.results.filter((result) => number.has(result.id));
  return new Map(known.map((result) => [number.get(result.id), result]));
}

async function lookUpInCards(phrases, others, count) {
  const wanted = [...phrases, ...others.split(/\s+/)].filter(Boolean).map((word) => word.toLowerCase());
  if (!wanted.length) return new Map();
  const cards = await cardsOf([...Array(count).keys()]);
  const hits = cards.filter((card) => {
    const text = `${card.title} ${card.summary}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return new Map(hits.map((card, rank) => [card.record, rank]));
}

/** What the reader may have meant, for words that occur nowhere in the collection; null without a better idea. */
export async function didYouMean(words) {
  const known = await load("spelling.json");
  const list = known.map(([word]) => word);
  const exact = new Set(list);
  let changed = false;
  const better = words.replace(WORD, (typed) => {
    const word = typed.toLowerCase();
    if (exact.has(word) || occurs(word, list)) return typed;
    const suggestion = nearest(word, known);
    if (suggestion === null) return typed;
    changed = true;
    return suggestion;
  });
  return changed ? better : null;
}

/** Whether a word begins another or shares its stem with one, as the index of words would find it. */
function occurs(word, list) {
  const stem = word.replace(/(ations|ation|ings|ing|ies|ied|ed|es|s|ly)$/, "");
  return stem.length >= 3 && list.some((other) => other.startsWith(stem) && other.length - stem.length <= 5);
}

function nearest(word, known) {
  const furthest = word.length <= 4 ? 1 : 2;
  let best = null;
  for (const [candidate, count] of known) {
    if (Math.abs(candidate.length - word.length) > furthest) continue;
    const far = distance(word, candidate, furthest);
    if (far <= furthest && (best === null || far < best.far || (far === best.far && count > best.count))) {
      best = { far, count, candidate };
    }
  }
  return best === null ? null : best.candidate;
}

/** How many letters must be added, dropped, replaced or swapped; more than `limit` counts as limit + 1. */
export function distance(a, b, limit) {
  let before = null;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, before[j - 2] + 1);
      }
      current.push(least);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [before, previous] = [previous, current];
  }
  return previous[b.length];
}
