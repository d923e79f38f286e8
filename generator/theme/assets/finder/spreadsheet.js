// What is shown, as a CSV file that spreadsheets open safely.

import { cardsOf } from "./files.js";

/** A cell: quoted; a formula is made harmless by an apostrophe before it, as in the files of `csv_files.py`. */
export function cell(text) {
  const safe = /^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The text of the file, with the mark that makes spreadsheets read it as UTF-8. */
export async function asSpreadsheet(records, kindOf) {
  const cards = await cardsOf(records);
  const rows = cards.map((card) => [
    kindOf(card.record).title,
    card.title,
    card.summary,
    card.where,
    card.who,
    card.themes.join("; "),
    card.address,
  ]);
  const head = ["Kind", "Title", "Summary", "Where", "Who", "Themes", "Address"];
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Hand a text to the reader as a file. */
export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
