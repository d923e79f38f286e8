// The pack on paper: a page for the facilitator, then a section for each item.

import { element, icon } from "../finder/dom.js";
import { clock } from "./items.js";

const LINES_A_QUESTION = 3;
const SVG = "http://www.w3.org/2000/svg";

/** A QR code with its quiet zone. It was made with the site: a bit for each dot, row after row, 1 where it is dark. */
function code({ size, dots }, link) {
  const bits = Array.from(atob(dots), (byte) => byte.charCodeAt(0).toString(2).padStart(8, "0")).join("");
  const lines = [];
  for (let y = 0; y < size; y += 1) {
    const row = bits.slice(y * size, (y + 1) * size);
    for (const run of row.matchAll(/1+/g)) lines.push(`M${run.index} ${y}.5h${run[0].length}`);
  }
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `QR code: ${link}`);
  svg.setAttribute("class", "kb-qr");
  const squares = document.createElementNS(SVG, "path");
  squares.setAttribute("d", lines.join(""));
  svg.append(squares);
  return svg;
}

/** One block of text: its runs are by turns plain and strong. */
function runs([, ...texts]) {
  return texts.map((text, index) => (index % 2 ? element("strong", {}, text) : text));
}

/** Blocks as paragraphs, headings and lists. */
function blocks(list) {
  const made = [];
  for (const block of list) {
    const name = { item: "ul", step: "ol" }[block[0]];
    if (!name) {
      made.push(element(block[0] === "heading" ? "h4" : "p", {}, ...runs(block)));
    } else {
      if (made.at(-1)?.localName !== name) made.push(element(name));
      made.at(-1).append(element("li", {}, ...runs(block)));
    }
  }
  return made;
}

function quotation({ text, place, avoid, mark, advice }) {
  return element(
    "figure",
    { class: "kb-quote" },
    avoid ? element("p", { class: "kb-quote__avoid" }, "Language to avoid: shown so that it is recognised, not copied") : null,
    element("blockquote", {}, element("p", {}, `“${text}”`)),
    element("figcaption", {}, `${place} · ${mark}`),
    ...advice.map(({ term, why, instead }) =>
      element("p", { class: "kb-quote__advice" }, `“${term}”: ${why} `, element("strong", {}, "Instead:"), ` ${instead}`),
    ),
  );
}

function kindOf(text) {
  return element("p", { class: `kb-kind kb-kind--${text.kind}` }, icon(text.kind), element("span", {}, text.kind_name));
}

function facilitator({ title, times, questions, total, address, rights }) {
  const blank = (words) => element("span", { class: "kb-blank" }, words);
  const noted = new Map(); // items may have the same note, which is then said once
  for (const { text } of times) {
    if (text.content_note) noted.set(text.content_note, [...(noted.get(text.content_note) ?? []), text.title]);
  }
  const asked = times.filter(({ text }) => questions.get(text).length);
  return element(
    "section",
    { class: "kb-handout__page" },
    element("p", { class: "kb-kicker" }, "For the facilitator"),
    element("h1", {}, title || "Training session"),
    element("p", { class: "kb-blanks" }, blank("Date"), blank("Place"), blank("Led by")),
    element("h2", {}, `Running order: ${total}`),
    element(
      "table",
      { class: "kb-handout__table" },
      element("colgroup", {}, ...["time", "time", "what", "code"].map((name) => element("col", { class: `kb-col-${name}` }))),
      element("thead", {}, element("tr", {}, ...["From", "To", "What", "Link"].map((words) => element("th", { scope: "col" }, words)))),
      element(
        "tbody",
        {},
        ...times.map(({ text, from, to }, index) =>
          element(
            "tr",
            {},
            element("td", {}, clock(from)),
            element("td", {}, clock(to)),
            element(
              "td",
              {},
              kindOf(text),
              element("p", {}, element("strong", {}, `${index + 1}. ${text.title}`)),
              element("p", { class: "kb-small" }, `${text.minutes} minutes${text.suggested ? " (suggested)" : ""}${text.content_note ? " · has a content note" : ""}`),
              element("p", { class: "kb-small kb-address" }, text.link),
            ),
            element("td", {}, code(text.qr, text.link)),
          ),
        ),
      ),
    ),
    element("p", { class: "kb-small" }, "Add time for a welcome, a break and the end. The minutes of findings and takeaways are a suggestion."),
    element("h2", {}, "Before you begin"),
    noted.size
      ? element("p", {}, "Read these content notes out. Anyone may step out and need not say why.")
      : element("p", {}, "None of these items has a content note. They still speak of harm to children: anyone may step out and need not say why."),
    element("ul", {}, ...[...noted].map(([note, titles]) => element("li", {}, element("strong", {}, `${titles.join("; ")}: `), note))),
    element("p", {}, "What inspectors saw holds for the places they visited, at that time. Ask what it means where you work."),
    element("p", {}, "Speak as if the children and families were in the room. Leave out names and details by which anybody could be recognised. If you hear something that worries you about a child, act on it now, as your safeguarding procedures say."),
    asked.length ? element("h2", {}, "Questions") : null,
    ...asked.map(({ text }) =>
      element(
        "div",
        { class: "kb-handout__asked" },
        element("h3", {}, text.title),
        element("ol", {}, ...questions.get(text).map((question) => element("li", {}, question))),
      ),
    ),
    element("p", { class: "kb-small" }, "This pack: ", element("span", { class: "kb-address" }, address)),
    element("p", { class: "kb-small" }, rights),
  );
}

function section({ text }, index, questions) {
  const facts = [["Where", text.where], ["Who", text.who], ["Evidence", text.evidence], ["Link", text.link]].filter(([, words]) => words);
  return element(
    "section",
    { class: `kb-handout__page kb-card--${text.kind}` },
    element(
      "header",
      { class: "kb-handout__head" },
      element("div", {}, kindOf(text), element("h2", {}, `${index + 1}. ${text.title}`), element("dl", {}, ...facts.map(([name, words]) => element("div", {}, element("dt", {}, `${name}: `), element("dd", { class: name === "Link" ? "kb-address" : null }, words))))),
      element("div", { class: "kb-handout__code" }, code(text.qr, text.link)),
    ),
    text.content_note ? element("p", { class: "kb-handout__note" }, element("strong", {}, "Content note: "), text.content_note) : null,
    element("p", { class: "kb-lead" }, text.summary),
    ...text.parts.flatMap((part) => [
      element("h3", {}, part.title),
      ...blocks(part.blocks),
      part.more ? element("p", { class: "kb-small" }, "There is more on the page behind the code.") : null,
      part.note ? element("p", { class: "kb-small" }, `${part.note}.`) : null,
    ]),
    text.figures.length ? element("h3", {}, "In numbers") : null,
    text.figures.length ? element("ul", {}, ...text.figures.map((figure) => element("li", {}, figure))) : null,
    text.quotes.length ? element("h3", {}, "In the source’s words") : null,
    ...text.quotes.map(quotation),
    questions.length ? element("h3", {}, text.theme ? `A question on the theme “${text.theme}”` : "Questions") : null,
    questions.length
      ? element(
          "ol",
          { class: "kb-handout__questions" },
          ...questions.map((question) =>
            element("li", {}, question, ...Array.from({ length: LINES_A_QUESTION }, () => element("span", { class: "kb-line" }))),
          ),
        )
      : null,
    element("p", { class: "kb-small" }, `Sources: ${text.sources.join("; ")}.`),
  );
}

/** Fill the handout anew. */
export function showHandout(place, pack) {
  const made = pack.times.length
    ? [facilitator(pack), ...pack.times.map((time, index) => section(time, index, pack.questions.get(time.text)))]
    : [];
  place.replaceChildren(...made);
}
