// The one script of every page: loads what the page at hand needs, when it needs it.

// The search box: what it is, it says at once; what it suggests is loaded when a reader comes to it.
const form = document.querySelector(".kb-header-search");
const field = form.querySelector("input");
const list = document.createElement("ul");
const says = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));

says(list, { id: "kb-suggestions", role: "listbox", "aria-label": "Suggestions" });
list.hidden = true;
form.append(list);
says(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

const suggest = () => import("./finder/suggest.js").catch(() => undefined); // Enter works without
field.addEventListener("focus", suggest);
if (document.activeElement === field) suggest();

document.addEventListener("keydown", (event) => {
  const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

// Explanations, where there is an abbreviation.
if (document.querySelector("abbr[title]")) import("./explain.js");

// The session pack, where something can be put into it, or there is something in it or will be.
const PACK = `${new URL("../../", import.meta.url).pathname}session-pack`; // as in training/store.js
const pack = () => import("./training/add.js");
const holdsSomething = () => {
  try {
    return localStorage.getItem(PACK) !== null;
  } catch {
    return false; // the browser keeps nothing
  }
};
if (document.querySelector("[data-pack-add]") || holdsSomething()) pack();
else {
  addEventListener("storage", (event) => event.key === PACK && pack());
  addEventListener("pageshow", (event) => event.persisted && holdsSomething() && pack());
}
