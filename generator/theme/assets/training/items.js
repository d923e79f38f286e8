// Loads what a pack needs: the index of ids once, and the texts of its items.

import { ROOT } from "./store.js";

const DATA = new URL("training/data/", ROOT);
const texts = new Map();
let index = null;

async function load(name) {
  const response = await fetch(new URL(name, DATA));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

async function loadIndex() {
  const data = await load("index.json");
  // Maps and sets, so that an id such as “constructor” is an id like any other.
  return {
    items: new Set(data.items),
    former: new Map(Object.entries(data.former)),
    withdrawn: new Map(Object.entries(data.withdrawn)),
    takenDown: new Set(data.taken_down),
  };
}

/** The text of one item, loaded once. */
export function textOf(id) {
  if (!texts.has(id)) {
    const text = load(`items/${id}.json`);
    text.catch(() => texts.delete(id));
    texts.set(id, text);
  }
  return texts.get(id);
}

/**
 * Find what ids mean today. Gives `items`, the present ids, each once; `texts`, a map from them to
 * their texts; and `notes`: {what: "renamed", from, id}, {what: "withdrawn", at, …},
 * {what: "taken down", from} and {what: "unknown", from}.
 */
export async function resolve(ids) {
  index ??= loadIndex();
  index.catch(() => {
    index = null;
  });
  const { items: known, former, withdrawn, takenDown } = await index;
  const items = [];
  const notes = [];
  for (const from of ids) {
    const id = former.get(from) ?? from;
    if (known.has(id)) {
      if (id !== from) notes.push({ what: "renamed", from, id });
      if (!items.includes(id)) items.push(id);
    } else if (withdrawn.has(id)) {
      notes.push({ what: "withdrawn", from, at: items.length, ...withdrawn.get(id) });
    } else {
      notes.push({ what: takenDown.has(id) ? "taken down" : "unknown", from });
    }
  }
  return { items, notes, texts: new Map(await Promise.all(items.map(async (id) => [id, await textOf(id)]))) };
}

/** When each item begins and ends, in minutes from the start. */
export function timed(texts) {
  let now = 0;
  return texts.map((text) => {
    const from = now;
    now += text.minutes;
    return { text, from, to: now };
  });
}

/** Minutes as a clock that started at 0:00. */
export function clock(minutes) {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Minutes in words: “45 minutes”, “1 hour 5 minutes”. */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const words = [];
  if (hours) words.push(`${hours} ${hours === 1 ? "hour" : "hours"}`);
  if (rest || !hours) words.push(`${rest} ${rest === 1 ? "minute" : "minutes"}`);
  return words.join(" ");
}

/**
 * The questions of every item, as a map from its text. A finding or takeaway gets one of its theme's
 * questions, and the next one when another item has taken it.
 */
export function questionsOf(texts) {
  const taken = new Set();
  return new Map(
    texts.map((text) => {
      if (!text.theme) return [text, text.questions];
      const question = text.questions.find((one) => !taken.has(one)) ?? text.questions[0];
      taken.add(question);
      return [text, question ? [question] : []];
    }),
  );
}
