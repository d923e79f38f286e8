// The search field on the home page opens the search of the header.
for (const button of document.querySelectorAll(".kb-search")) {
  button.addEventListener("click", () => {
    document.getElementById("__search").checked = true;
    document.querySelector(".md-search__input").focus();
  });
}
