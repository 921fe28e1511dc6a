/* An exercise: what it asks, read out of its starter program, and what is said of a solution. */

// As solutions/task.py writes it: comments at the end, below a line that says what they are.
const TASK = /\n+(?:# [^\n]*\n)?# gleichlauf-task 1\n((?:#[^\n]*\n?)*)\s*$/;

const withoutTask = (starter) => `${starter.replace(TASK, "").trimEnd()}\n`;

const taskOf = (starter) => JSON.parse(TASK.exec(starter)[1].replace(/^#/gm, ""));

function askedBy({ outcomes, aim, files }) {
  const shown = outcomes.map(({ stdout, ending, exceptions }) =>
    make(
      "li",
      {},
      stdout ? make("pre", {}, make("samp", {}, stdout)) : make("p", {}, say("printsNothing")),
      ending === "finished" ? "" : make("p", {}, say("hang")),
      ...exceptions.map((exception) => make("p", {}, say("threadDies", { exception }))),
    ),
  );
  const phrase = aim === "some" ? "askedSome" : outcomes.length > 1 ? "askedOne" : "asked";
  return make(
    "div",
    { class: "gl-asked" },
    make("p", { class: "gl-title" }, say(phrase)),
    make("ul", { class: "gl-outcomes" }, ...shown),
    files.length ? make("p", {}, say("askedFiles", { files: files.map(({ name }) => name).join(", ") })) : "",
  );
}

/* The sentences of a judgement; those of a list stand in one, and a schedule can be run. */
function judgement({ sentences }, rerun) {
  const found = make("div", { class: "gl-judged" });
  let items;
  for (const it of sentences) {
    if (!it.item) {
      found.append(make("p", {}, judged(it)));
      items = null;
    } else {
      if (!items) found.append((items = make("ul", {})));
      items.append(make("li", {}, judged(it)));
    }
    if (it.schedule) {
      const { schedule } = it;
      found.append(make("button", { type: "button", onclick: () => rerun(schedule) }, say("runThis", { schedule })));
    }
  }
  return found;
}
