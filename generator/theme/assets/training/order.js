// The running order on the screen: lines that are kept, moved by dragging or by their buttons, and timed.

import { makeDraggable } from "./drag.js";
import { makeRow } from "./rows.js";

export class RunningOrder {
  /** `actions` has move(id, step), remove(id) and arrange(ids), the last for an order made by dragging. */
  constructor(list, actions) {
    this.list = list;
    this.actions = actions;
    this.rows = new Map();
    makeDraggable(list, ".kb-row__grip", (ids) => actions.arrange(ids));
  }

  /** Bring the lines in order. A line that holds the focus is never moved: the others pass it. */
  show(times, questions) {
    const { list } = this;
    const wanted = times.map(({ text }) => this.rowOf(text).row);
    for (const row of [...list.children]) if (!wanted.includes(row)) row.remove();
    wanted.forEach((row, index) => {
      if (!row.contains(document.activeElement)) {
        if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
      } else {
        while (list.children[index] !== row) list.append(list.children[index]);
      }
    });
    times.forEach(({ text, from, to }, index) =>
      this.rowOf(text).update({ index, total: times.length, from, to, questions: questions.get(text) }),
    );
  }

  rowOf(text) {
    if (!this.rows.has(text.id)) this.rows.set(text.id, makeRow(text, this.actions));
    return this.rows.get(text.id);
  }

  /** The button that takes out the line at a place; undefined where there is none. */
  removeButton(index) {
    return this.list.children[index]?.querySelector('[data-key="Remove"]');
  }
}
