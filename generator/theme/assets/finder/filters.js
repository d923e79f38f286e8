// The panel of filters: built once, then only its numbers and marks change, so focus never jumps.

import { tree } from "./collection.js";
import { element } from "./dom.js";

const OPEN_AT_FIRST = ["kind", "theme", "area", "agency"];
const LONG = 10; // a facet with more options gets a box to filter them

/** Build the panel into `form`. `onChange(facet id, option id, on)` is called when a reader chooses. */
export function buildFilters(form, collection, onChange) {
  const facets = collection.facets
    .filter((facet) => facet.options.length > 1)
    .map((facet) => buildFacet(facet, onChange));
  form.append(...facets.map((facet) => facet.details));
  return {
    /** Show the counts and choices of a selection. */
    update(state, counts) {
      for (const facet of facets) {
        facet.update(state.chosen.get(facet.id) ?? new Set(), counts[collection.facets.indexOf(facet.facet)]);
      }
    },
  };
}

function buildFacet(facet, onChange) {
  const list = element("ul", { class: "kb-options" });
  const rows = tree(facet).map(({ index, depth }) => {
    const option = facet.options[index];
    const box = element("input", { type: "checkbox", name: facet.id, value: option.id });
    const number = element("span", { class: "kb-options__count" });
    const label = element("label", {}, box, element("span", {}, option.title), " ", number);
    const item = element("li", { class: `kb-options__depth-${Math.min(depth, 3)}` }, label);
    box.addEventListener("change", () => onChange(facet.id, option.id, box.checked));
    list.append(item);
    return { index, option, box, number, item };
  });
  const chosenCount = element("span", { class: "kb-facet__chosen" });
  const details = element(
    "details",
    { class: "kb-facet", open: OPEN_AT_FIRST.includes(facet.id) },
    element("summary", {}, facet.title, " ", chosenCount),
  );
  let sought = "";
  let shown = { chosen: new Set(), counts: new Uint32Array(facet.options.length) };
  const refresh = () => {
    for (const row of rows) {
      const on = shown.chosen.has(row.option.id);
      const count = shown.counts[row.index];
      row.box.checked = on;
      row.number.textContent = `(${count.toLocaleString("en-GB")})`;
      const fits = row.option.title.toLowerCase().includes(sought);
      // A chosen option stays visible even when nothing matches it any more.
      row.item.hidden = !(on || (fits && (count > 0 || row.box === document.activeElement)));
    }
    chosenCount.textContent = shown.chosen.size ? `${shown.chosen.size} chosen` : "";
    if (shown.chosen.size) details.open = true;
  };
  if (facet.options.length > LONG) {
    const field = element("input", {
      type: "search",
      class: "kb-facet__seek",
      "aria-label": `Filter the list: ${facet.title}`,
      placeholder: "Filter this list",
    });
    field.addEventListener("input", () => {
      sought = field.value.trim().toLowerCase();
      refresh();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    details.append(field);
  }
  const group = element("fieldset", { class: "kb-facet__options" }, element("legend", { class: "kb-hidden" }, facet.title), list);
  details.append(group);
  return {
    id: facet.id,
    facet,
    details,
    update(chosen, counts) {
      shown = { chosen, counts };
      refresh();
    },
  };
}
