// Finding and making elements. Text is always set as text, so nothing from the data can become markup.

/** The element of the finder page that has a part to play. */
export const part = (name) => document.querySelector(`[data-finder="${name}"]`);

/** An element with attributes and children; strings become text. `null` attributes and children are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A copy of an icon that the page holds ready in a <template>. */
export function icon(name) {
  const template = document.getElementById(`kb-icon-${name}`);
  return template ? template.content.firstElementChild.cloneNode(true) : null;
}

// Made once: `toLocaleString` makes it anew for each number, which took 30 ms for the counts of a large collection.
const british = new Intl.NumberFormat("en-GB");

/** “1,234”. */
export function grouped(number) {
  return british.format(number);
}

/** “1 finding”, “34 findings”. */
export function counted(number, one, many) {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** Resolves when the next frame has been painted; at once where the page is out of sight and nothing is painted. */
export function painted() {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}
