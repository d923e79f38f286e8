// Runs in the finder's page: does something, and says after how many milliseconds its results were painted.

window.measure = (act) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no results after a minute")), 60000);
    const list = document.querySelector('[data-finder="list"]');
    let start = 0;
    const observer = new MutationObserver(() => {
      observer.disconnect();
      // The frame in which the changed list is painted; the message comes when that frame is done.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(0);
      });
    });
    observer.observe(list, { childList: true });
    start = performance.now();
    act();
  });

// The option with the largest count of each facet, as [facet, option].
window.largestOptions = () =>
  [...document.querySelectorAll('[data-finder="filters"] .kb-facet')].map((facet) => {
    const boxes = [...facet.querySelectorAll('input[type="checkbox"]')];
    const count = (box) => Number(box.closest("label").textContent.match(/\(([\d,]+)\)\s*$/)[1].replaceAll(",", ""));
    const best = boxes.reduce((one, other) => (count(other) > count(one) ? other : one));
    return [best.name, best.value];
  });

window.clickOption = ([facet, option]) =>
  window.measure(() => document.querySelector(`input[name="${facet}"][value="${CSS.escape(option)}"]`).click());

window.submitWords = (words) =>
  window.measure(() => {
    document.querySelector('[data-finder="words"]').value = words;
    document.querySelector('[data-finder="search"]').requestSubmit();
  });

window.typeWords = (words) =>
  window.measure(() => {
    const field = document.querySelector('[data-finder="words"]');
    field.value = words;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });

// When the first results were painted, in milliseconds since the visit began.
window.firstResults = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("no first results after a minute")), 60000);
  const look = () => {
    if (document.querySelector('[data-finder="list"]')?.childElementCount) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
});
