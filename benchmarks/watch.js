// Runs in every page from its beginning: notes when the largest thing was painted, and everything that moved by itself.

window.seen = { largest: 0, shift: 0, moved: [] };

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.seen.largest = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    window.seen.shift += entry.value;
    for (const { node, previousRect, currentRect } of entry.sources) {
      const name = node instanceof Element ? `${node.localName}.${[...node.classList].join(".")}` : node?.nodeName;
      const at = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
      window.seen.moved.push(`${name}: ${at(previousRect)} → ${at(currentRect)}`);
    }
  }
}).observe({ type: "layout-shift", buffered: true });

window.firstPaint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
