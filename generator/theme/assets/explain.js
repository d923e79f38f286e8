// Explains an abbreviation where the pointer or the focus is. The theme's own tooltips read a title as HTML; here it is text.

const box = document.createElement("div");
box.id = "kb-explanation";
box.className = "kb-explanation";
box.setAttribute("role", "tooltip");
box.hidden = true;
document.body.append(box);

let explained = null;
let leaving = 0;

function show(abbreviation) {
  clearTimeout(leaving);
  if (abbreviation === explained) return;
  hide();
  explained = abbreviation;
  box.textContent = abbreviation.title;
  abbreviation.dataset.title = abbreviation.title; // or the browser would show its own as well
  abbreviation.removeAttribute("title");
  abbreviation.setAttribute("aria-describedby", box.id);
  box.hidden = false;
  const place = abbreviation.getBoundingClientRect();
  const left = Math.min(place.left, document.documentElement.clientWidth - box.offsetWidth - 8);
  const below = place.bottom + box.offsetHeight + 8 < window.innerHeight;
  box.style.left = `${Math.max(8, left) + window.scrollX}px`;
  box.style.top = `${(below ? place.bottom + 4 : place.top - box.offsetHeight - 4) + window.scrollY}px`;
}

function hide() {
  clearTimeout(leaving);
  if (!explained) return;
  explained.title = explained.dataset.title;
  explained.removeAttribute("aria-describedby");
  delete explained.dataset.title;
  explained = null;
  box.hidden = true;
}

// The pointer may move onto the explanation; Escape puts it away.
const later = () => {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 300);
};
for (const abbreviation of document.querySelectorAll("abbr[title]")) {
  abbreviation.addEventListener("pointerenter", () => show(abbreviation));
  abbreviation.addEventListener("focus", () => show(abbreviation));
  abbreviation.addEventListener("pointerleave", later);
  abbreviation.addEventListener("blur", hide);
}
box.addEventListener("pointerenter", () => clearTimeout(leaving));
box.addEventListener("pointerleave", later);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

// One that the pointer or the focus came to before this script was there.
const waiting = document.querySelector("abbr[title]:hover, abbr[title]:focus");
if (waiting) show(waiting);
