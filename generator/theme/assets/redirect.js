// Leads from an old address to the new one, and takes the query and the place on the page along.
{
  const there = new URL(document.currentScript.dataset.to, location.href);
  there.search = location.search;
  there.hash = location.hash;
  location.replace(there.href);
}
