// Loads what a pack needs: the index of ids, and the files of its items, each once.

import { ROOT } from "./store.js";

const DATA = new URL("training/data/", ROOT);
const loaded = new Map();
let fresh = false; // whether to ask the server even for what the browser has

/** A file is not there, or not what the index says. */
class Outdated extends Error {}

async function fetched(name) {
  const response = await fetch(new URL(name, DATA), { cache: fresh ? "no-cache" : "default" });
  if (!response.ok) throw new Outdated(`${name}: ${response.status}`);
  return response.json();
}

function load(name) {
  if (!loaded.has(name)) {
    const answer = fetched(name);
    answer.catch(() => loaded.delete(name));
    loaded.set(name, answer);
  }
  return loaded.get(name);
}

async function loadIndex() {
  const data = await load("index.json");
  // Maps and sets, so that an id such as “constructor” is an id like any other.
  return {
    aFile: data.a_file,
    items: new Map(data.items.map((id, place) => [id, place])),
    former: new Map(Object.entries(data.former)),
    withdrawn: new Map(Object.entries(data.withdrawn)),
    takenDown: new Set(data.taken_down),
  };
}

/** The text of one item, which the index says where to find. */
async function textOf(id, { items, aFile }) {
  const place = items.get(id);
  const file = await load(`items-${Math.floor(place / aFile)}.json`);
  const text = file[place % aFile];
  if (text?.id !== id) throw new Outdated(`${id} is not where the index says`);
  return text;
}

/**
 * Find what ids mean today. Gives `items`, the present ids, each once; `texts`, a map from them to
 * their texts; and `notes`: {what: "renamed", from, id}, {what: "withdrawn", at, …},
 * {what: "taken down", from} and {what: "unknown", from}.
 */
export async function resolve(ids) {
  try {
    return await lookUp(ids);
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    // Perhaps the site was published anew since the index was loaded: everything is loaded again, once.
    loaded.clear();
    fresh = true;
    return lookUp(ids);
  }
}

async function lookUp(ids) {
  const index = await loadIndex();
  const { items: known, former, withdrawn, takenDown } = index;
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
  return { items, notes, texts: new Map(await Promise.all(items.map(async (id) => [id, await textOf(id, index)]))) };
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
