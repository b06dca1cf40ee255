// Three small comforts; every page works without them: "/" goes to the search box, print buttons, the place of the reader after a part changed.
document.addEventListener("keydown", function (event) {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const box = document.querySelector("[data-search]");
  if (box) { event.preventDefault(); box.focus(); }
});
document.addEventListener("click", function (event) {
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("htmx:afterSettle", function (event) {
  const place = event.target.querySelector ? event.target.querySelector("[data-arrive]") : null;
  if (place) place.focus();
});
