// The state of the finder and its address: everything a reader chose stands in the address and nowhere else.

export const SORTS = ["relevance", "newest", "title", "source"];
export const VIEWS = ["cards", "table"];
const LONGEST_QUERY = 300;

/** An empty state: `chosen` maps the id of a facet to the ids of its chosen options. */
export function emptyState() {
  return { words: "", chosen: new Map(), sort: "", page: 1, view: "cards" };
}

/** Words as they are looked up: without invisible characters and double spaces, and no longer than can be useful. */
export function cleanWords(text) {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim().slice(0, LONGEST_QUERY).trim();
}

/**
 * Read a query string. `facets` are those of the collection. Former ids choose what they became. Values that
 * do not exist are left out of the state and named in `ignored`, so that the page can say so.
 */
export function readAddress(query, facets) {
  const state = emptyState();
  const ignored = [];
  const known = new Map(facets.map((facet) => [facet.id, facet]));
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === "q") {
      state.words = cleanWords(value);
    } else if (known.has(name)) {
      const facet = known.get(name);
      const option = facet.former.get(value) ?? value;
      if (facet.number.has(option)) choose(state, name, option);
      else ignored.push(`${facet.title}: ${value}`);
    } else if (name === "sort" && SORTS.includes(value)) {
      state.sort = value;
    } else if (name === "view" && VIEWS.includes(value)) {
      state.view = value;
    } else if (name === "page" && /^[1-9]\d{0,5}$/.test(value)) {
      state.page = Number(value);
    } else {
      ignored.push(`${name}: ${value}`);
    }
  }
  return { state, ignored };
}

function choose(state, facet, option) {
  if (!state.chosen.has(facet)) state.chosen.set(facet, new Set());
  state.chosen.get(facet).add(option);
}

/** The query string of a state; the same state always gives the same one. Empty for the empty state. */
export function writeAddress(state) {
  const query = new URLSearchParams();
  if (state.words) query.set("q", state.words);
  for (const facet of [...state.chosen.keys()].sort()) {
    for (const option of [...state.chosen.get(facet)].sort()) query.append(facet, option);
  }
  if (state.sort) query.set("sort", state.sort);
  if (state.view !== "cards") query.set("view", state.view);
  if (state.page > 1) query.set("page", String(state.page));
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** A copy of a state with one option turned on or off, and back on the first page. */
export function toggled(state, facet, option, on) {
  const chosen = new Map([...state.chosen].map(([id, options]) => [id, new Set(options)]));
  const options = chosen.get(facet) ?? new Set();
  if (on) options.add(option);
  else options.delete(option);
  if (options.size) chosen.set(facet, options);
  else chosen.delete(facet);
  return { ...state, chosen, page: 1 };
}
