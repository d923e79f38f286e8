// The page of the session pack: reads the pack from the address or the browser, shows it, and keeps every change.

import { counted } from "../finder/dom.js";
import { cleanTitle, isSame, MOST, readAddress, writeAddress } from "./address.js";
import { showHandout } from "./handout.js";
import { duration, questionsOf, resolve, timed } from "./items.js";
import { showNotes, showWhose } from "./notes.js";
import { RunningOrder } from "./order.js";
import { keepOwn, keeps, onOthersChange, readOwn, ROOT } from "./store.js";

const part = (name) => document.querySelector(`[data-pack="${name}"]`);
const EMPTY = { items: [], title: "" };
const PAGE_TITLE = document.title;

class SessionPack {
  constructor() {
    this.order = new RunningOrder(part("list"), {
      move: (id, step) => this.move(id, step),
      remove: (id) => this.remove(id),
      arrange: (ids) => this.arrange(ids),
    });
    this.listen();
  }

  listen() {
    let pause = 0;
    part("title").addEventListener("input", () => {
      this.title = cleanTitle(part("title").value);
      clearTimeout(pause);
      pause = setTimeout(() => this.keep(), 400);
    });
    part("title").addEventListener("change", () => this.keep());
    part("print").addEventListener("click", () => {
      this.keep();
      print();
    });
    part("copy").addEventListener("click", () => this.copy());
    part("clear").addEventListener("click", () => {
      const words = `Cleared: ${counted(this.items.length, "item", "items")} taken out.`;
      this.undoably(words, () => this.change([], ""));
      part("total").focus();
    });
    part("undo").addEventListener("click", () => this.takeBack());
    onOthersChange(() => {
      if (this.state === "own") this.open(readOwn() ?? EMPTY, "own");
    });
  }

  /** Open what the address names; the reader's own pack when it names nothing or was this page's own. */
  async start() {
    const asked = readAddress(location.search);
    const own = readOwn();
    if (!keeps) await this.open(asked ?? EMPTY, "address");
    else if (!asked || (own && (isSame(asked, own) || history.state?.ownPack))) await this.open(own ?? EMPTY, "own");
    else await this.open(asked, "shared");
    if (this.state === "own") this.writeAddress();
  }

  async open(pack, state) {
    const found = await resolve(pack.items);
    this.state = state;
    this.items = found.items;
    this.texts = found.texts;
    this.title = pack.title;
    this.seen = { odd: [], dropped: false, ...pack, notes: found.notes };
    part("title").value = this.title;
    this.show();
  }

  /** Take over a new list, and a new title where there is one. */
  change(items, title = this.title) {
    this.items = items;
    this.title = title;
    part("title").value = title;
    this.keep();
  }

  keep() {
    part("undone").hidden = true;
    if (this.state === "own") keepOwn(this);
    this.writeAddress();
    this.show();
  }

  writeAddress() {
    history.replaceState({ ownPack: this.state === "own" }, "", writeAddress(this) || location.pathname);
  }

  show() {
    const texts = this.items.map((id) => this.texts.get(id));
    const times = timed(texts);
    const questions = questionsOf(texts);
    this.order.show(times, questions);
    const total = duration(times.at(-1)?.to ?? 0);
    part("total").textContent = texts.length ? `${counted(texts.length, "item", "items")}, ${total}` : "The pack is empty";
    for (const name of ["head", "list", "hint"]) part(name).hidden = !texts.length;
    part("empty").hidden = texts.length > 0;
    part("copied").hidden = true;
    part("more").href = new URL("training/", ROOT).href + (keeps ? "" : writeAddress(this));
    const state = this.state === "address" && !texts.length ? "own" : this.state;
    showWhose(part("whose"), state, this.state === "shared" ? readOwn() : null, () => this.adopt());
    showNotes(part("notes"), { ...this.seen, texts: this.texts, items: this.items }, (note) => this.replace(note));
    const rights = part("rights").textContent;
    showHandout(part("handout"), { title: this.title, times, questions, total, address: location.href, rights });
    document.title = this.title ? `${this.title} - ${PAGE_TITLE}` : PAGE_TITLE;
    document.documentElement.dataset.pack = this.state;
  }

  move(id, step) {
    const from = this.items.indexOf(id);
    const to = from + step;
    if (to < 0 || to >= this.items.length) {
      this.say(`${this.texts.get(id).title} is already ${to < 0 ? "first" : "last"}.`);
      return;
    }
    const items = [...this.items];
    items.splice(to, 0, ...items.splice(from, 1));
    this.change(items);
    this.say(`${this.texts.get(id).title}: now ${to + 1} of ${items.length}.`);
  }

  /** Take over the order after dragging. */
  arrange(ids) {
    const moved = ids.join() !== this.items.join();
    this.change(ids);
    if (moved) this.say("The new order is kept.");
  }

  remove(id) {
    const at = this.items.indexOf(id);
    const left = this.items.filter((one) => one !== id);
    this.undoably(`Taken out: ${this.texts.get(id).title}.`, () => this.change(left));
    (this.order.removeButton(Math.min(at, this.items.length - 1)) ?? part("total")).focus();
  }

  /** Put the successor of a withdrawn record where that stood. */
  async replace(note) {
    const { items, texts } = await resolve([note.instead.id]);
    if (!items.length || this.items.length >= MOST) return;
    this.texts.set(items[0], texts.get(items[0]));
    const more = [...this.items.slice(0, note.at), items[0], ...this.items.slice(note.at)];
    this.undoably(`Put in: ${note.instead.title}.`, () => this.change(more));
    part("total").focus();
  }

  adopt() {
    const had = readOwn()?.items.length;
    this.undoably(`This is your pack now${had ? ", in place of the one you had" : ""}.`, () => {
      this.state = "own";
      this.keep();
    });
    part("total").focus();
  }

  /** Make a change, say it, and offer to go back to how everything was before. */
  undoably(words, change) {
    const before = { state: this.state, items: this.items, title: this.title, own: readOwn() };
    change();
    this.before = before;
    part("undo-words").textContent = words;
    part("undone").hidden = false;
    this.say(`${words} You can undo this.`);
  }

  takeBack() {
    const { state, items, title, own } = this.before;
    if (keeps) keepOwn(own ?? EMPTY);
    this.state = state;
    this.change(items, title);
    part("total").focus();
    this.say("Undone.");
  }

  async copy() {
    this.keep();
    let words = "Copied: ";
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      words = "Copy this link: ";
    }
    part("copied").textContent = words + location.href;
    part("copied").hidden = false;
    this.say(words === "Copied: " ? "The link was copied." : "The link is shown below.");
  }

  say(words) {
    part("status").textContent = words;
  }
}

async function start() {
  try {
    const pack = new SessionPack();
    await pack.start();
    part("plain").hidden = true;
    part("tool").hidden = false;
  } catch (error) {
    part("plain").prepend("The session pack could not load what it needs. ");
    throw error;
  }
}

start();
