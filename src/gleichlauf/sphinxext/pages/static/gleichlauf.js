// Lets a reader step through the picture of a run, with its buttons or with the arrow keys, play an
// example, and answer questions.
// Without this script the picture shows all steps at once, and the list below it says them.
"use strict";

/* The player, which takes the place of pictures as soon as they are opened. The graph and the
   player itself are scripts, since nothing else can be loaded by a page that is a file. */
window.gleichlauf = { graphs: {}, boards: new Map() };

const loads = new Map();

function load(source) {
  if (!loads.has(source)) {
    const loaded = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      script.src = source;
      document.head.append(script);
    });
    loads.set(source, loaded);
  }
  return loads.get(source);
}

async function play(details) {
  if (!details.open || gleichlauf.boards.has(details)) return;
  try {
    await Promise.all([load(details.dataset.player), load(details.dataset.graphFile)]);
  } catch {
    loads.delete(details.dataset.player);
    loads.delete(details.dataset.graphFile);
    return; // The pictures are still there.
  }
  if (!gleichlauf.boards.has(details)) gleichlauf.play(details);
}

/* Play the way to one of the documented outcomes, counted from 0 as they stand on the page. */
gleichlauf.show = async (details, number) => {
  details.open = true;
  await play(details);
  const board = gleichlauf.boards.get(details);
  if (board) {
    board.choose(Number(details.querySelectorAll("[data-outcome]")[number].dataset.outcome));
    board.play();
  }
  details.scrollIntoView({ block: "start" });
  details.querySelector("summary").focus({ preventScroll: true });
};

for (const details of document.querySelectorAll("details[data-graph]")) {
  if (details.open) {
    // Its pictures are to be seen from the start: nothing moves before it is wanted.
    details.querySelector("summary").addEventListener("click", (event) => {
      if (gleichlauf.boards.has(details)) return;
      event.preventDefault();
      play(details);
    });
  } else {
    details.addEventListener("toggle", () => play(details));
  }
}

for (const run of document.querySelectorAll("details.gleichlauf-run")) {
  const rows = [...run.querySelectorAll("svg .row")];
  const steps = [...run.querySelectorAll(".gleichlauf-steps > li")];
  const controls = document.createElement("div");
  const position = document.createElement("output");
  let current = -1;

  const lineOf = (row) =>
    document.getElementById(row.querySelector("a").getAttribute("href").slice(1));
  const threadOf = (row) => [...row.classList].find((name) => name.startsWith("thread-"));

  // The step in words, which the drawing may have no room for; without links into the page.
  function tell(step) {
    const words = steps[step].querySelector("p").cloneNode(true);
    for (const link of words.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    return [`${step + 1} / ${rows.length} · `, ...words.childNodes];
  }

  function show(step) {
    current = Math.max(-1, Math.min(step, rows.length - 1));
    for (const line of document.querySelectorAll(".gleichlauf-reached, .gleichlauf-current")) {
      line.classList.remove("gleichlauf-reached", "gleichlauf-current");
    }
    rows.forEach((row, index) => {
      row.classList.toggle("current", index === current);
      row.classList.toggle("later", current >= 0 && index > current);
    });
    position.replaceChildren(...(current < 0 ? [] : tell(current)));
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
    button(run.dataset.next, "→", +1),
    position,
  );
  run.querySelector("summary").after(controls);
  controls.addEventListener("keydown", (event) => {
    const change = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const target = { Home: 0, End: rows.length - 1 }[event.key];
    if (change === undefined && target === undefined) return;
    event.preventDefault();
    show(target ?? current + change);
  });
  run.addEventListener("keydown", (event) => event.key === "Escape" && show(-1));
  // Which is heard of a moment later: by then another picture, opened instead, may show a step.
  run.addEventListener("toggle", () => run.open || current < 0 || show(-1));
}

/* Questions are answered in the page, and nowhere else: nothing is sent or kept. Without this script
   the boxes can be ticked, and the answer unfolded below them. */
for (const question of document.querySelectorAll(".gleichlauf-question")) {
  const words = question.dataset;
  const choices = [...question.querySelectorAll(".gleichlauf-choice")];
  const key = question.querySelector("details");
  const reasons = [...key.querySelectorAll(":scope > ul > li")];
  const check = document.createElement("button");
  const told = document.createElement("div");

  function find(classes, start) {
    return [...classes].find((name) => name.startsWith(start))?.slice(start.length);
  }

  // The player of the example, if the page has one: it plays the way to this outcome.
  function showing(reason) {
    const goal = find(reason.classList, "gleichlauf-goal-");
    const player = document.querySelector(
      `details[data-graph][data-example="${CSS.escape(words.example)}"]`,
    );
    if (goal === undefined || !player) return "";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.show;
    button.addEventListener("click", async () => {
      for (let fold = player; fold; fold = fold.parentElement.closest("details")) fold.open = true;
      await gleichlauf.show(player, Number(goal));
    });
    return button;
  }

  function feedback(choice, reason) {
    const right = reason.classList.contains("gleichlauf-right");
    const fits = choice.querySelector("input").checked === right;
    const box = document.createElement("div");
    const verdict = document.createElement("strong");
    verdict.textContent = fits ? words.right : words.wrong;
    box.className = `gleichlauf-feedback ${fits ? "gleichlauf-fits" : "gleichlauf-fails"}`;
    const copy = reason.cloneNode(true);
    copy.querySelector(".gleichlauf-what").replaceWith(verdict);
    box.append(...copy.childNodes, showing(reason));
    choice.querySelector(".gleichlauf-feedback")?.remove();
    choice.append(box);
    return fits;
  }

  check.type = "button";
  check.textContent = words.check;
  check.addEventListener("click", () => {
    const right = choices.filter((choice, index) => feedback(choice, reasons[index])).length;
    const all = choices.length;
    told.textContent =
      right === all ? words.all : words.some.replace("{right}", right).replace("{all}", all);
  });
  told.setAttribute("role", "status");
  key.hidden = true;
  key.before(check, told);
}
