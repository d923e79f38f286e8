// On a phone the filters open in a panel over the page, with the number of results at its foot.

import { part } from "./dom.js";

/** Open and close the panel. The filters themselves are moved, so there is one set of them. */
export function listenToPanel() {
  const dialog = part("dialog");
  part("open-filters").addEventListener("click", () => {
    part("panel").append(part("filters"));
    dialog.append(part("status")); // the page behind an open panel is silent
    dialog.showModal();
    part("panel-title").focus({ preventScroll: true });
  });
  dialog.addEventListener("close", () => {
    part("aside").append(part("filters"));
    part("summary").after(part("status"));
    part("open-filters").focus({ preventScroll: true });
  });
  for (const button of [part("show"), part("close")]) button.addEventListener("click", () => dialog.close());
}
