// Loads the finder's data files, each once and only when it is asked for.

const DATA = new URL("../../../find/data/", import.meta.url);
export const WORDS = new URL("../../../find/words/", import.meta.url);
export const ROOT = new URL("../../../", import.meta.url);
const CARDS_A_FILE = 50; // as in data_files.py
const loaded = new Map();

/** The content of a data file. Rejects when it cannot be loaded; a later call then tries again. */
export function load(name, folder = DATA) {
  const address = new URL(name, folder).href;
  if (!loaded.has(address)) {
    const answer = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response.json();
    });
    answer.catch(() => loaded.delete(address));
    loaded.set(address, answer);
  }
  return loaded.get(address);
}

/** The cards of records, in the order asked for. */
export async function cardsOf(records) {
  const files = new Map();
  await Promise.all(
    [...new Set(records.map((record) => Math.floor(record / CARDS_A_FILE)))].map(async (file) => {
      files.set(file, await load(`cards-${file}.json`));
    }),
  );
  return records.map((record) => {
    const [address, title, summary, where, who, themes] =
      files.get(Math.floor(record / CARDS_A_FILE))[record % CARDS_A_FILE];
    return { record, address: new URL(address, ROOT).href, title, summary, where, who, themes };
  });
}
