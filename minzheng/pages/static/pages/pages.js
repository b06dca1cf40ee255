// Small comforts; every page works without them: "/" goes to the search box, print buttons, a name put in where one writes, a place shown
// in the text, the place of the reader after a part changed.
document.addEventListener("keydown", function (event) {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const box = document.querySelector("[data-search]");
  if (box) { event.preventDefault(); box.focus(); }
});
document.addEventListener("click", function (event) {
  if (event.target.closest("[data-print]")) window.print();
  const words = document.getElementById("words"), insert = event.target.closest("[data-insert]"), select = event.target.closest("[data-select]");
  if (!words) return;
  if (insert && !words.readOnly) {
    words.focus();
    words.setRangeText(insert.dataset.insert, words.selectionStart, words.selectionEnd, "end");
    words.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (select) {
    words.focus();
    words.setSelectionRange(...select.dataset.select.split(",").map(Number));
  }
});
document.addEventListener("htmx:afterSettle", function (event) {
  const place = event.target.querySelector ? event.target.querySelector("[data-arrive]") : null;
  if (place) place.focus();
});
