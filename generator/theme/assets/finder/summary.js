// One line that says what is shown, on the page and, after a pause, aloud.

import { counted, part } from "./dom.js";

const FINDINGS = new Set(["good-practice", "poor-practice", "risk", "opportunity"]);
const PAUSE = 700;
let pause = 0;

/** “12 findings” where only kinds of finding are chosen, else “12 records”. */
export function totalOf(state, records) {
  const kinds = state.chosen.get("kind");
  const onlyFindings = kinds?.size && [...kinds].every((kind) => FINDINGS.has(kind));
  return onlyFindings ? counted(records.length, "finding", "findings") : counted(records.length, "record", "records");
}

/** “34 findings · “custody” · Risk · Voice of the child · page 2 of 2”. */
export function summaryOf(state, collection, records, page, last) {
  const words = [totalOf(state, records)];
  if (state.words) words.push(quoted(state.words));
  for (const facet of collection.facets) {
    for (const id of state.chosen.get(facet.id) ?? []) words.push(facet.options[facet.number.get(id)].title);
  }
  if (page > 1) words.push(`page ${page} of ${last}`);
  return words.join(" · ");
}

/** Words in quotation marks, unless they stand in them already. */
export function quoted(words) {
  return /^["“”].*["“”]$/.test(words) ? words : `“${words}”`;
}

/** Say something aloud, once the page has been still for a moment. Only the last thing is said. */
export function announce(text) {
  clearTimeout(pause);
  pause = setTimeout(() => {
    part("status").textContent = text;
  }, PAUSE);
}
