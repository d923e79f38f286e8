// Looking words up: Pagefind, or titles and summaries where Pagefind cannot load.

import { cardsOf, load, WORDS } from "./files.js";

let engine = null;

async function pagefind() {
  if (engine === null) {
    engine = (async () => {
      const module = await import(new URL("pagefind.js", WORDS).href);
      await module.options({ basePath: WORDS.pathname, excerptLength: 28 });
      await module.init();
      const fragments = await load("words.json");
      return { module, number: new Map(fragments.map((fragment, record) => [fragment, record])) };
    })();
    engine.catch(() => {
      engine = null;
    });
  }
  return engine;
}

/**
 * Look up what a reader typed. Gives `ranks`, a map from record number to its rank (0 is best);
 * `extract(record)`, a promise of an extract with the words marked, or null; and `whole`, which is
 * false when only titles and summaries were searched.
 */
export async function lookUp(words, count) {
  let found;
  try {
    found = await pagefind();
  } catch {
    return { ranks: await lookUpInCards(words, count), extract: async () => null, whole: false };
  }
  const answer = await found.module.search(words);
  const ranks = new Map();
  const results = new Map();
  for (const result of answer.results) {
    const record = found.number.get(result.id);
    if (record !== undefined && !ranks.has(record)) {
      ranks.set(record, ranks.size);
      results.set(record, result);
    }
  }
  return {
    ranks,
    whole: true,
    extract: async (record) => (results.has(record) ? (await results.get(record).data()).excerpt : null),
  };
}

async function lookUpInCards(words, count) {
  const wanted = words.toLowerCase().replaceAll('"', " ").split(/\s+/).filter(Boolean);
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
  const better = words.replace(/[\p{L}’'-]{3,}/gu, (typed) => {
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
