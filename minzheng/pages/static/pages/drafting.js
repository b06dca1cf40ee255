// The words being drafted: references to figures stand out as tokens in the text itself, numbers typed by hand are struck red, and what the
// reference at the cursor comes to is told below, with the way to where it comes from. What is kept are the words in the box, nothing else.
(function () {
  const words = document.getElementById("words"), under = document.querySelector("[data-under]"), at = document.querySelector("[data-token-at]");
  if (!words || !under || !at) return;
  const REFERENCE = /\{[^{}\n]*\}/g;
  let shown = "";

  function chip(inside) {
    const fits = Array.from(document.querySelectorAll("#chips [data-token]")).filter(function (one) {
      const label = one.dataset.token;
      return inside === label || inside.startsWith(label + "：") || inside.startsWith(label + ".");
    });
    return fits.sort(function (a, b) { return b.dataset.token.length - a.dataset.token.length; })[0];
  }

  function ranges() {
    const found = Array.from(words.value.matchAll(REFERENCE), function (one) { return [one.index, one.index + one[0].length, "token"]; });
    document.querySelectorAll("#told .flags li").forEach(function (one) {
      const place = one.querySelector("[data-select]").dataset.select.split(",").map(Number);
      if (words.value.slice(place[0], place[1]) === one.querySelector("mark").textContent) found.push([place[0], place[1], "typed"]);
    });
    return found.sort(function (a, b) { return a[0] - b[0]; });
  }

  function draw() {
    const made = document.createDocumentFragment();
    let end = 0;
    ranges().forEach(function (one) {
      if (one[0] < end) return;
      made.append(words.value.slice(end, one[0]));
      const mark = document.createElement("span");
      mark.className = one[2];
      mark.textContent = words.value.slice(one[0], one[1]);
      made.append(mark);
      end = one[1];
    });
    made.append(words.value.slice(end) + "\n");
    under.replaceChildren(made);
    under.scrollTop = words.scrollTop;
    tell();
  }

  function tell() {
    const place = words.selectionStart;
    const here = Array.from(words.value.matchAll(REFERENCE)).find(function (one) { return one.index <= place && place <= one.index + one[0].length; });
    const found = here ? chip(here[0].slice(1, -1).trim()) : undefined, told = found ? found.innerHTML : "";
    if (told === shown) return;
    shown = told;
    at.hidden = !found;
    at.replaceChildren();
    if (found) found.childNodes.forEach(function (one) { at.append(one.cloneNode(true), " "); });
  }

  words.addEventListener("input", draw);
  words.addEventListener("scroll", function () { under.scrollTop = words.scrollTop; });
  document.addEventListener("selectionchange", tell);
  document.addEventListener("htmx:afterSettle", draw);
  draw();
})();
