// “Copy the text” under “Cite this”. Without JavaScript the button stays hidden and the text can be selected.

const SAID = "Copied.";
const NOT_COPIED = "Not copied. The text is selected: press Ctrl+C or ⌘C.";

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  status.textContent = "";
  try {
    // Absent where the page was opened without https.
    await navigator.clipboard.writeText(source.textContent.trim());
    status.textContent = SAID;
  } catch {
    select(source);
    status.textContent = document.execCommand("copy") ? SAID : NOT_COPIED;
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
