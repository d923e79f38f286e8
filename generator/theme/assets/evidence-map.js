// The evidence map shows one table at a time, and a column's narrower columns when it is opened. Both
// stand in the address (?by=area&open=north-west,london), so that Back, Forward and a copied address work. An id that
// a column had before opens it as well.
// Not a module, so that it runs before the page is first painted.
(() => {
  const WIDE = 16; // with more columns than this a printed table needs narrow ones
  const tables = [...document.querySelectorAll(".kb-map")];
  const links = [...document.querySelectorAll(".kb-map__switch a")];
  const buttons = [...document.querySelectorAll(".kb-map__open")];
  const status = document.getElementById("map-status");
  const known = new Map(); // by every id, former ones too, the present one
  for (const { dataset } of buttons) {
    for (const id of [dataset.opens, ...(dataset.former?.split(" ") ?? [])]) known.set(id, dataset.opens);
  }
  const first = tables[0].dataset.by;

  // The address is the only memory. What it does not know is ignored.
  function read() {
    const query = new URLSearchParams(location.search);
    const asked = query.get("by") ?? location.hash.replace("#by-", "");
    const by = tables.some((table) => table.dataset.by === asked) ? asked : first;
    const open = (query.get("open") ?? "").split(",").map((id) => known.get(id)).filter(Boolean);
    return { by, open: new Set(open) };
  }

  function addressOf({ by, open }) {
    return `?by=${by}${open.size ? `&open=${[...open].join(",")}` : ""}`;
  }

  function show() {
    const state = read();
    for (const table of tables) table.hidden = table.dataset.by !== state.by;
    for (const link of links) {
      link.setAttribute("aria-current", link.dataset.by === state.by);
      link.href = addressOf({ by: link.dataset.by, open: state.open });
    }
    for (const button of buttons) button.setAttribute("aria-expanded", state.open.has(button.dataset.opens));
    for (const part of document.querySelectorAll(".kb-map [data-under]")) {
      part.hidden = !part.dataset.under.split(" ").every((id) => state.open.has(id));
    }
    for (const table of tables) {
      table.classList.toggle("kb-map--wide", table.querySelectorAll("thead th:not([hidden])").length > WIDE);
    }
  }

  // What the keyboard reaches must lie in sight, and not under the headings that stay. Browsers see to it
  // only where a cell was wholly out of sight.
  function uncover({ target, currentTarget: scroller }) {
    if (target === scroller || !target.matches(":focus-visible")) return;
    const box = target.getBoundingClientRect();
    const corner = scroller.querySelector(".kb-map__corner").getBoundingClientRect();
    const edge = scroller.getBoundingClientRect();
    const nearest = (start, end, from, to) => (start < from ? start - from : Math.max(end - to, 0));
    if (!target.closest(".kb-map__row")) {
      scroller.scrollLeft += nearest(box.left, box.right, corner.right, edge.left + scroller.clientWidth);
    }
    if (!target.closest("thead")) {
      scroller.scrollTop += nearest(box.top, box.bottom, corner.bottom, edge.top + scroller.clientHeight);
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
  for (const scroller of document.querySelectorAll(".kb-map__scroller")) {
    scroller.addEventListener("focusin", uncover);
  }
  addEventListener("popstate", show);
  show();
  for (const table of tables) table.classList.add("kb-map--ready");
})();
