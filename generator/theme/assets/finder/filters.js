// The panel of filters: built once, then only its numbers and marks change, so focus never jumps.

import { tree } from "./collection.js";
import { element, grouped } from "./dom.js";

const OPEN_AT_FIRST = ["kind", "theme", "area", "agency"];
const OPEN_ON_A_PHONE = ["kind"];
const LONG = 10; // a facet with more options gets a box to filter them

/** Build the panel into `form`. `onChange(facet id, option id, on)` is called when a reader chooses. */
export function buildFilters(form, collection, onChange) {
  const wide = window.matchMedia("(min-width: 60em)").matches;
  const open = wide ? OPEN_AT_FIRST : OPEN_ON_A_PHONE;
  const facets = collection.facets.map((facet, index) => ({ facet, index })).filter(({ facet }) => facet.options.length > 1);
  const panels = facets.map(({ facet, index }) => ({ index, ...buildFacet(facet, open.includes(facet.id), onChange) }));
  form.append(...panels.map((panel) => panel.details));
  form.addEventListener("submit", (event) => event.preventDefault()); // Enter in a box or field
  return {
    /** Show the counts and choices of a selection. */
    update(state, counts) {
      for (const panel of panels) panel.update(state.chosen.get(panel.id) ?? new Set(), counts[panel.index]);
    },
  };
}

function buildOption(facet, { index, above }, onChange) {
  const option = facet.options[index];
  const box = element("input", { type: "checkbox", name: facet.id, value: option.id });
  const number = element("span", { class: "kb-options__count" });
  const item = element("li", {}, element("label", {}, box, element("span", {}, option.title, " ", number)));
  box.addEventListener("change", () => onChange(facet.id, option.id, box.checked));
  return { index, above, option, name: option.title.toLowerCase(), box, number, item, shown: {} };
}

/**
 * Show an option as it is now. What a click leaves as it was is not written again: with some 600 options, writing
 * all took 12 ms of script and as much again of layout.
 */
function showOption({ box, number, item, shown }, on, count, depth) {
  box.checked = on;
  const hidden = depth === null;
  if (shown.count !== count) number.textContent = `(${grouped(count)})`;
  if (shown.hidden !== hidden) item.hidden = hidden;
  if (!hidden && shown.depth !== depth) item.className = `kb-options__depth-${Math.min(depth, 3)}`;
  Object.assign(shown, { count, hidden, depth: hidden ? shown.depth : depth });
}

function buildFacet(facet, open, onChange) {
  const rows = tree(facet).map((row) => buildOption(facet, row, onChange));
  const chosenCount = element("span", { class: "kb-facet__chosen" });
  const none = element("p", { class: "kb-facet__none", hidden: true });
  const details = element(
    "details",
    { class: "kb-facet", open },
    element("summary", {}, facet.title, " ", chosenCount),
  );
  let chosen = new Set();
  let counts = new Uint32Array(facet.options.length);
  let sought = "";
  const refresh = () => {
    const depths = new Map(); // of the options on view; one whose broader option is hidden moves up
    const focus = document.activeElement;
    for (const row of rows) {
      const { index, above } = row;
      const on = chosen.has(row.option.id);
      // A chosen option stays on view even when nothing matches it any more; so does the one just left.
      const visible = on || (row.name.includes(sought) && (counts[index] > 0 || row.box === focus));
      if (visible) depths.set(index, depths.has(above) ? depths.get(above) + 1 : 0);
      showOption(row, on, counts[index], visible ? depths.get(index) : null);
    }
    none.hidden = depths.size > 0;
    none.textContent = sought && counts.some(Boolean) ? "Nothing in this list has that name." : "None with the other filters.";
    chosenCount.textContent = chosen.size ? `${chosen.size} chosen` : "";
  };
  if (facet.options.length > LONG) {
    details.append(seekField(facet, (text) => {
      sought = text;
      refresh();
    }));
  }
  const list = element("ul", { class: "kb-options" }, ...rows.map((row) => row.item));
  const legend = element("legend", { class: "kb-hidden" }, facet.title);
  details.append(element("fieldset", { class: "kb-facet__options" }, legend, list, none));
  return {
    id: facet.id,
    details,
    update(nowChosen, nowCounts) {
      if (nowChosen.size && !chosen.size) details.open = true;
      chosen = nowChosen;
      counts = nowCounts;
      refresh();
    },
  };
}

/** The box that filters a long list of options. */
function seekField(facet, onSeek) {
  const field = element("input", {
    type: "search",
    class: "kb-facet__seek",
    autocomplete: "off",
    "aria-label": `Filter the list: ${facet.title}`,
    placeholder: "Filter this list",
  });
  field.addEventListener("input", () => onSeek(field.value.trim().toLowerCase()));
  return field;
}
