/* What came of a program: its output, its files, its outcomes, and the player for them. */

const threadName = (name) => (name === "MainThread" ? say("main") : name);

function notes({ ending, exceptions, waiting, status }) {
  const found = [];
  if (ending === "deadlock") found.push(say("deadlock"));
  if (ending === "hang") found.push(say("hang"));
  if (status && ending === "finished" && !exceptions.length) found.push(say("status", { status }));
  for (const { thread, exception, message, line } of exceptions) {
    const place = line ? ` (${say("line", { line })})` : "";
    found.push(`${say("ends", { thread: threadName(thread) })} ${exception}: ${message}${place}`);
  }
  for (const { thread, line, source } of waiting) {
    const place = line ? `${say("line", { line })}: ${source}` : say("outside");
    found.push(`${say("waits", { thread: threadName(thread) })} ${place}`);
  }
  return found;
}

const listOf = (items) => (items.length ? make("ul", {}, ...items.map((item) => make("li", {}, item))) : "");

/* A file that the program has made, to be downloaded; of an archive, what is in it. */
function fileOf({ path, size, data, members }) {
  const name = data === null ? make("code", {}, path) : make(
    "button",
    {
      type: "button",
      onclick: () =>
        save(path.split("/").at(-1), [Uint8Array.from(atob(data), (it) => it.charCodeAt(0))], "application/octet-stream"),
    },
    say("download", { file: path }),
  );
  const inside = (members ?? []).map(([member, whole]) =>
    make("li", {}, make("code", {}, member), ` (${say("bytes", { size: whole })})`),
  );
  return make("li", {}, name, ` (${say("bytes", { size })})`, inside.length ? make("ul", {}, ...inside) : "");
}

const filesOf = (files) =>
  files.length
    ? make("div", {}, make("p", { class: "gl-title" }, say("files")), make("ul", {}, ...files.map(fileOf)))
    : "";

/* What tells outcomes apart: the lines from the first one on in which they differ. */
function labels(outcomes) {
  const printed = outcomes.map(({ stdout }) => stdout.split("\n").filter((line, index, all) => line || index < all.length - 1));
  const shared = printed.length > 1 ? Math.min(...printed.map((lines) => lines.length)) : 0;
  let start = 0;
  while (start < shared && printed.every((lines) => lines[start] === printed[0][start])) start += 1;
  return outcomes.map((outcome, index) => {
    const own = outcomes.length > 1 ? printed[index].slice(start) : printed[index].slice(-2);
    const label = make("p", { class: "gl-label" });
    own.slice(0, 3).forEach((line, place) => label.append(place ? " · " : "", make("samp", {}, line)));
    if (own.length > 3) label.append(" · …");
    const verdict = outcome.ending === "deadlock" ? "deadlockShort" : outcome.ending === "hang" ? "hang" : !outcome.stdout ? "printsNothing" : "";
    if (verdict) label.append(" ", make("span", { class: "gl-verdict" }, say(verdict)));
    for (const { thread, exception } of outcome.exceptions) {
      label.append(" ", make("span", { class: "gl-verdict" }, `${say("ends", { thread: threadName(thread) })} ${exception}`));
    }
    return label;
  });
}

/* How an outcome is known again in the list that another version of the program gave. */
const identity = ({ ending, stdout, stderr, exceptions, files }) =>
  JSON.stringify([ending, stdout, stderr, exceptions, files]);

function outcomesOf(found, before, rerun) {
  const old = new Set((before ?? []).map(identity));
  const gone = (before ?? []).filter((one) => !found.outcomes.some((other) => identity(other) === identity(one)));
  const entry = (outcome, mark) =>
    make(
      "li",
      { class: mark ? `gl-${mark}` : undefined, "data-ending": outcome.ending },
      mark ? make("strong", { class: "gl-mark" }, say(mark)) : "",
      outcome.stdout ? make("pre", {}, make("samp", {}, outcome.stdout)) : make("p", {}, say("printsNothing")),
      outcome.stderr ? make("pre", { class: "gl-stderr" }, make("samp", {}, outcome.stderr)) : "",
      listOf(notes(outcome)),
      outcome.files.length ? make("p", {}, `${say("files")} ${outcome.files.join(", ")}`) : "",
      mark === "gone" ? "" : make(
        "button",
        { type: "button", onclick: () => rerun(outcome.witness) },
        say("runThis", { schedule: outcome.witness }),
      ),
    );
  return [
    make("ul", { class: "gl-outcomes" }, ...found.outcomes.map((one) => entry(one, before && !old.has(identity(one)) ? "new" : ""))),
    gone.length ? make("p", { class: "gl-title" }, say("noMore")) : "",
    gone.length ? make("ul", { class: "gl-outcomes" }, ...gone.map((one) => entry(one, "gone"))) : "",
  ];
}

/* The player of the chapters, for the reader's own program. */
async function playerOf(script, found, source) {
  window.gleichlauf ??= { graphs: {}, boards: new Map() };
  await load(script);
  const name = "workshop";
  const outcomes = found.graph.outcomes.map(({ exceptions = [], ...outcome }) => ({
    ...outcome,
    exceptions: exceptions.map(([thread, exception]) => ({ thread, exception })),
  }));
  const labelled = labels(outcomes);
  const several = outcomes.length > 1;
  const lines = source.trimEnd().split("\n").map((line, index) =>
    make("span", { id: `${name}-line-${index + 1}` }, line),
  );
  const ends = outcomes.map((outcome, index) => {
    const wrong = ["deadlock", "hang"].includes(outcome.ending) || (several && outcome.exceptions.length);
    return make(
      "div",
      { hidden: true, "data-outcome": String(index), "data-verdict": wrong ? "wrong" : several ? "other" : "right" },
      labelled[index],
    );
  });
  const details = make(
    "details",
    { open: true, class: "gleichlauf-play", "data-example": name, "data-first": "1", "data-title": say("yourProgram"), "data-graph": name },
    make("summary", {}, say("play")),
    make("div", { class: "gl-source", hidden: true }, ...lines),
    ...ends,
  );
  gleichlauf.graphs[name] = found.graph;
  return details;
}

function load(script) {
  if (gleichlauf.play) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const element = make("script", { src: script, onload: resolve, onerror: reject });
    document.head.append(element);
  });
}
