// One line of the running order: handle, time, title, questions, and buttons to move it and take it out.

import { element, icon } from "../finder/dom.js";
import { clock } from "./items.js";
import { ROOT } from "./store.js";

/** Make a line. `actions` has move(id, step) and remove(id). */
export function makeRow(text, actions) {
  const { id, title } = text;
  const button = (words, name, action) => {
    const made = element(
      "button",
      { type: "button", class: "kb-button kb-button--quiet", "data-key": words },
      name ? icon(name) : words,
      element("span", { class: "kb-hidden" }, name ? `${words}: ${title}` : `: ${title}`),
    );
    if (name) made.title = words;
    made.addEventListener("click", action);
    return made;
  };
  const time = element("span", { class: "kb-row__time" });
  const questions = element("details", { class: "kb-more" });
  const up = button("Move up", "up", () => actions.move(id, -1));
  const down = button("Move down", "down", () => actions.move(id, 1));
  const row = element(
    "li",
    { class: `kb-row kb-card--${text.kind}`, "data-id": id },
    element("span", { class: "kb-row__grip", "aria-hidden": "true", title: "Drag to another place" }, icon("grip")),
    time,
    element(
      "div",
      { class: "kb-row__what" },
      element("p", { class: `kb-kind kb-kind--${text.kind}` }, icon(text.kind), element("span", {}, text.kind_name)),
      element("h3", {}, element("a", { href: new URL(text.address, ROOT).href }, title)),
      element(
        "p",
        { class: "kb-small" },
        `${text.minutes} minutes${text.suggested ? " suggested" : ""}${text.where ? ` · ${text.where}` : ""}`,
      ),
      text.content_note
        ? element("p", { class: "kb-small kb-row__note" }, icon("note"), element("span", {}, element("strong", {}, "Content note: "), text.content_note))
        : null,
      questions,
    ),
    element("div", { class: "kb-row__buttons" }, up, down, button("Remove", null, () => actions.remove(id))),
  );
  return {
    row,
    /** Show where it stands: {index, total, from, to, questions}. */
    update({ index, total, from, to, questions: asked }) {
      time.replaceChildren(clock(from), element("span", {}, ` to ${clock(to)}`));
      up.setAttribute("aria-disabled", String(index === 0));
      down.setAttribute("aria-disabled", String(index === total - 1));
      questions.hidden = !asked.length;
      questions.replaceChildren(
        element("summary", {}, asked.length === 1 ? "1 question" : `${asked.length} questions`, element("span", { class: "kb-hidden" }, `: ${title}`)),
        ...(text.theme ? [element("p", { class: "kb-small" }, `From the theme “${text.theme}”:`)] : []),
        element("ol", {}, ...asked.map((question) => element("li", {}, question))),
      );
    },
  };
}
