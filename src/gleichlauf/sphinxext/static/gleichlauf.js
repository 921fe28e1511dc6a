// Lets a reader step through the picture of a run: with its buttons, or with the arrow keys.
// Without this script the picture shows all steps at once, and the list below it says them.
"use strict";

for (const run of document.querySelectorAll("details.gleichlauf-run")) {
  const drawing = run.querySelector("svg");
  const rows = [...drawing.querySelectorAll(".row")];
  const prefix = drawing.querySelector(".row a").getAttribute("href").replace(/\d+$/, "");
  const controls = document.createElement("p");
  const position = document.createElement("output");
  let current = -1;

  const lineOf = (row) => document.querySelector(prefix + row.dataset.line);
  const threadOf = (row) => [...row.classList].find((name) => name.startsWith("thread-"));

  function unmark() {
    for (const line of document.querySelectorAll(".gleichlauf-reached, .gleichlauf-current")) {
      line.classList.remove("gleichlauf-reached", "gleichlauf-current");
    }
  }

  function show(step) {
    current = Math.max(-1, Math.min(step, rows.length - 1));
    unmark();
    rows.forEach((row, index) => {
      row.classList.toggle("current", index === current);
      row.classList.toggle("later", current >= 0 && index > current);
    });
    position.value = current < 0 ? "" : `${current + 1} / ${rows.length}`;
    if (current < 0) return;
    // Where each thread is: the last line that it has reached.
    const last = new Map(rows.slice(0, current + 1).map((row) => [threadOf(row), row]));
    for (const row of last.values()) lineOf(row)?.classList.add("gleichlauf-reached");
    lineOf(rows[current])?.classList.add("gleichlauf-current");
  }

  function button(label, sign, change) {
    const element = document.createElement("button");
    element.type = "button";
    element.title = label;
    element.setAttribute("aria-label", label);
    element.textContent = sign;
    element.addEventListener("click", () => show(current + change));
    return element;
  }

  controls.className = "gleichlauf-controls";
  controls.append(
    button(run.dataset.previous, "←", -1),
    position,
    button(run.dataset.next, "→", +1),
  );
  run.querySelector("summary").after(controls);
  controls.addEventListener("keydown", (event) => {
    const change = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const target = { Home: 0, End: rows.length - 1, Escape: -1 }[event.key];
    if (change === undefined && target === undefined) return;
    event.preventDefault();
    show(target ?? current + change);
  });
  run.addEventListener("toggle", () => run.open || show(-1));
}
