// How far long work has come. A part of a page with data-stream says where its stream is; a form with it is sent there. What comes
// replaces the part (or what its hx-target names) and may hold the next such part. A stream ends after a moment and is asked for again
// from where the page then stands; where there is none, or nothing came, the part is told to ask by itself, which htmx does: "poll".
// What its data-say says is said aloud whenever it is something else, and nothing between.
"use strict";
const followed = new Set();
htmx.onLoad(function (loaded) {
  say(loaded.querySelector("[data-say]"));
  for (const part of [loaded, ...loaded.querySelectorAll("[data-stream]")]) if (part.matches("[data-stream]")) follow(part);
});
async function follow(part) {
  const into = part.getAttribute("hx-target") || "#" + part.id;
  if (followed.has(into)) return;
  followed.add(into);
  listening();
  let came = false;
  try { came = await told(part, into); } catch { /* the line broke: as if it had ended */ }
  followed.delete(into);
  const place = document.querySelector(into);
  const next = place && (place.matches("[data-stream]") ? place : place.querySelector("[data-stream]"));
  if (!next) return;
  if (came) follow(next); else htmx.trigger(next, "poll");
}
async function told(part, into) {
  const sends = part.matches("form");
  const answer = await fetch(part.dataset.stream, { headers: { Accept: "text/event-stream" }, ...(sends && { method: "POST", body: new FormData(part) }) });
  if (answer.status !== 200 || !answer.headers.get("Content-Type").startsWith("text/event-stream")) return false;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "", came = false;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return came;
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const lines = event.split("\n"), name = lines.find((line) => line.startsWith("event: ")), data = lines.filter((line) => line.startsWith("data: "));
      if (!data.length) continue;
      came = true;
      if (name === "event: reload") {
        location.reload();
        return new Promise(() => {});
      }
      if (name) htmx.trigger(document.body, name.slice(7));
      else htmx.swap(into, data.map((line) => line.slice(6)).join("\n"), { swapStyle: "outerHTML" });
    }
  }
}
let said = null;
function listening() {
  if (said) return;
  said = document.createElement("p");
  said.className = "sr";
  said.setAttribute("role", "status");
  document.getElementById("main").append(said);
}
function say(words) {
  if (said && words && said.textContent !== words.textContent) said.textContent = words.textContent;
}
