// Small comforts; every page works without them: "/" goes to the search box, Enter presses the button beside a field and not that of the
// whole form (a card reader ends with Enter), print buttons, a name put in where one writes, a place shown in the text, the place of the
// reader after a part changed, a field marked while what is told beside it says that it is wrong, a refusal gone as soon as something
// else is asked, a pressed button that says it is at work when a page takes longer than a moment
// to come (a form with data-file is answered by a file: no page comes that would end it).
document.addEventListener("keydown", function (event) {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const box = document.querySelector("[data-search]");
  if (box) { event.preventDefault(); box.focus(); }
});
document.addEventListener("keydown", function (event) {
  const part = event.key === "Enter" && !event.isComposing && event.target.matches("input") ? event.target.closest("[data-enter]") : null;
  if (part) { event.preventDefault(); part.querySelector("button").click(); }
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
document.addEventListener("htmx:beforeRequest", function () {
  const told = document.getElementById("refused");
  if (told) told.replaceChildren();
});
document.addEventListener("htmx:afterSettle", function (event) {
  const place = event.target.querySelector ? event.target.querySelector("[data-arrive]") : null;
  if (place) place.focus();
});
document.addEventListener("htmx:afterSwap", function (event) {
  const told = event.target, field = told.matches && told.matches(".error[aria-live]") ? told.closest(".field") : null;
  if (!field) return;
  const wrong = told.textContent.trim() !== "";
  field.classList.toggle("wrong", wrong);
  field.querySelectorAll("input:not([type=radio]):not([type=checkbox]), select, textarea").forEach(function (one) {
    if (wrong) one.setAttribute("aria-invalid", "true"); else one.removeAttribute("aria-invalid");
  });
});
// A request that gives way to a newer one, or to the next page, is no error; htmx would write it to the console as one.
document.addEventListener("htmx:beforeSend", function (event) {
  const request = event.detail.xhr, ended = request.onabort;
  request.onabort = function () {
    const say = console.error;
    console.error = function () {};
    try { ended.call(request); } finally { console.error = say; }
  };
});
document.addEventListener("htmx:sendError", function () { net(false); });
document.addEventListener("htmx:afterOnLoad", function () { net(true); });
window.addEventListener("offline", function () { net(false); });
window.addEventListener("online", function () {
  net(true);
  document.querySelectorAll("[data-draft], [data-draft] input[type=file]").forEach(function (one) {
    if (one.files ? one.files.length : one.matches("form")) one.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
document.addEventListener("submit", function (event) {
  if (!navigator.onLine && event.target.matches("[data-draft]")) { event.preventDefault(); net(false); }
});
document.addEventListener("submit", function (event) {
  const pressed = event.submitter;
  if (!pressed || event.defaultPrevented || event.target.matches("[data-file]")) return;
  setTimeout(function () {
    const said = document.createElement("p");
    said.className = "sr";
    said.setAttribute("role", "status");
    document.getElementById("main").append(said);
    said.textContent = "正在办理，请稍候";
    pressed.setAttribute("aria-busy", "true");
    setTimeout(function () { pressed.removeAttribute("aria-busy"); said.remove(); }, 30000);  // the line broke
  }, 800);
});
function net(up) {
  document.querySelectorAll("[data-net]").forEach(function (one) { one.hidden = up; });
}
