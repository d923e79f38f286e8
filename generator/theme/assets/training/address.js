// A pack in an address: ?items=id1,id2&title=… What the address holds is only ever compared or shown as text.

export const MOST = 40; // items of a pack
const LONGEST_ID = 80;
const LONGEST_TITLE = 120;
const LONGEST_LIST = 2 * MOST * (LONGEST_ID + 1); // of an address no more is read
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A title on one line, without invisible characters. */
export function cleanTitle(text) {
  const line = String(text).replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return [...line].slice(0, LONGEST_TITLE).join("");
}

/** A pack of any origin with nothing in it but ids, each once and not too many, and a short title. */
export function clean(pack) {
  const items = Array.isArray(pack.items) ? pack.items.slice(0, 2 * MOST) : [];
  const ids = items.filter((id) => typeof id === "string" && id.length <= LONGEST_ID && ID.test(id));
  return {
    items: [...new Set(ids)].slice(0, MOST),
    title: typeof pack.title === "string" ? cleanTitle(pack.title.slice(0, 1000)) : "",
  };
}

/**
 * Read a query string. Gives null without items; else {items, title} with `odd`, what is no id, cut
 * short, and `dropped`, whether there were more than a pack can hold.
 */
export function readAddress(query) {
  const parameters = new URLSearchParams(query);
  const list = parameters.get("items");
  if (!list) return null;
  const asked = [...new Set(list.slice(0, LONGEST_LIST).split(",").map((one) => one.trim()).filter(Boolean))];
  const ids = asked.filter((one) => one.length <= LONGEST_ID && ID.test(one));
  const odd = asked.filter((one) => !ids.includes(one)).map((one) => cleanTitle(one.slice(0, LONGEST_ID)));
  return {
    ...clean({ items: ids, title: parameters.get("title") ?? "" }),
    odd: odd.filter(Boolean).slice(0, MOST),
    dropped: ids.length > MOST || list.length > LONGEST_LIST,
  };
}

/** The query string of a pack. Ids need no encoding, so that the address stays readable. */
export function writeAddress({ items, title }) {
  if (!items.length) return "";
  return `?items=${items.join(",")}${title ? `&title=${encodeURIComponent(title)}` : ""}`;
}

/** Whether two packs say the same. */
export function isSame(one, other) {
  return one.title === other.title && one.items.join() === other.items.join();
}
