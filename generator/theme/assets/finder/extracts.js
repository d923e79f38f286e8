// Where the words stand in a record: marked in its title and summary, or in an extract of the rest.

import { element } from "./dom.js";

const AFTER = /^(.*?)([\s.,;:!?)\]”’"]*)$/su; // “(YJS, YOT)” marks YOT alone

/** Pagefind's extract as nodes: text, with its <mark> elements and nothing else of its markup. */
export function extract(html) {
  const inert = new DOMParser().parseFromString(html, "text/html");
  const nodes = [];
  const walk = (node, marked) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && marked) {
        const [, word, rest] = child.data.match(AFTER);
        nodes.push(element("mark", {}, word), document.createTextNode(rest));
      } else if (child.nodeType === Node.TEXT_NODE) {
        nodes.push(document.createTextNode(child.data));
      } else {
        walk(child, marked || child.nodeName === "MARK");
      }
    }
  };
  walk(inert.body, false);
  return nodes;
}

/** A text as nodes, with each of some words marked where it stands as a whole word. */
export function marked(text, words) {
  const sought = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  if (!sought.length) return [text];
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${sought.join("|")})(?![\\p{L}\\p{N}])`, "giu"));
  return parts.map((part, index) => (index % 2 ? element("mark", {}, part) : part));
}

/** Show an extract on a card, of which `title` and `summary` are elements. What stands there already is not repeated. */
export function showExtract(html, title, summary) {
  const nodes = extract(html);
  const text = nodes.map((node) => node.textContent).join("").trim();
  const words = nodes.filter((node) => node.nodeName === "MARK").map((node) => node.textContent);
  const shown = `${title.textContent.replace(/[.!?]?$/, ".")} ${summary.textContent}`;
  for (const place of [title, summary]) place.replaceChildren(...marked(place.textContent, words));
  if (!shown.includes(text)) summary.after(element("p", { class: "kb-card__extract" }, "… ", ...nodes, " …"));
}
