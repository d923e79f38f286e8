// The evidence map shows one table at a time, and a column's narrower columns when it is opened. Both
// stand in the address (?by=area&open=north-west,london), so that Back, Forward and a copied address work.
// Not a module, so that it runs before the page is first painted.
(() => {
  const WIDE = 16; // with more columns than this a printed table needs narrow ones
  const tables = [...document.querySelectorAll(".kb-map")];
  const links = [...document.querySelectorAll(".kb-map__switch a")];
  const buttons = [...document.querySelectorAll(".kb-map__open")];
  const status = document.getElementById("map-status");
  const known = new Set(buttons.map((button) => button.dataset.opens));
  const first = tables[0].dataset.by;

  // The address is the only memory. What it does not know is ignored.
  function read() {
    const query = new URLSearchParams(location.search);
    const asked = query.get("by") ?? location.hash.replace("#by-", "");
    const by = tables.some((table) => table.dataset.by === asked) ? asked : first;
    const open = (query.get("open") ?? "").split(",").filter((id) => known.has(id));
    return { by, open: new Set(open) };
  }

  function addressOf({ by, open }) {
    return `?by=${by}${open.size ? `&open=${[...open].join(",")}` : ""}`;
  }

  function show() {
    const state = read();
    for (const table of tables) table.hidden = table.dataset.by !== state.by;
    for (const link of links) {
      link.toggleAttribute("aria-current", false);
      if (link.dataset.by === state.by) link.setAttribute("aria-current", "true");
      link.href = addressOf({ by: link.dataset.by, open: state.open });
    }
    for (const button of buttons) button.setAttribute("aria-expanded", state.open.has(button.dataset.opens));
    for (const part of document.querySelectorAll(".kb-map [data-under]")) {
      part.hidden = !part.dataset.under.split(" ").every((id) => state.open.has(id));
    }
    for (const table of tables) {
      table.classList.toggle("kb-map--wide", table.querySelectorAll("thead th:not([hidden])").length > WIDE);
    }
    measure();
  }

  // What the keyboard reaches must not lie under the headings that stay.
  function measure() {
    for (const scroller of document.querySelectorAll(".kb-map:not([hidden]) .kb-map__scroller")) {
      const corner = scroller.querySelector(".kb-map__corner");
      scroller.style.scrollPadding = `${corner.offsetHeight + 4}px 4px 4px ${corner.offsetWidth + 4}px`;
    }
  }

  function go(state, words) {
    history.pushState(null, "", addressOf(state));
    show();
    status.textContent = words;
  }

  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const { by } = link.dataset;
      go({ ...read(), by }, `${tables.find((table) => table.dataset.by === by).dataset.title}: shown below`);
    });
  }
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const state = read();
      const id = button.dataset.opens;
      if (!state.open.delete(id)) state.open.add(id);
      go(state, "");
    });
  }
  addEventListener("popstate", show);
  addEventListener("resize", measure);
  show();
})();
