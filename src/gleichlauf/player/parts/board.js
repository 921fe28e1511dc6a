/* The board: code, moves, state and history of one example, for its reader to be the scheduler. */

// Milliseconds between two steps that play by themselves.
const PAUSE = 1100;
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

class Board {
  constructor(details, graph) {
    const { example, first, title } = details.dataset;
    this.graph = graph;
    this.teller = new Teller(graph, Number(first));
    this.example = example;
    this.store = `gleichlauf ${graph.sha256.slice(0, 16)}`;
    this.path = [];
    this.at = 0;
    this.goals = [...details.querySelectorAll("[data-outcome]")].map((part) => ({
      outcome: Number(part.dataset.outcome),
      kind: part.dataset.verdict,
      label: part.querySelector(".gl-label"),
    }));
    this.reached = new Set(this.remembered());
    this.goal = (this.goals.find((goal) => !this.reached.has(goal.outcome)) ?? this.goals[0]).outcome;
    this.element = this.build(title);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.show(say("start"));
  }

  // -- What the page is made of

  build(title) {
    const button = (phrase, act) => make("button", { type: "button", onclick: act }, say(phrase));
    this.goalButtons = this.goals.map((goal) =>
      make(
        "button",
        {
          type: "button",
          class: `gl-goal gl-${goal.kind}`,
          onclick: () => this.choose(goal.outcome),
        },
        ...goal.label.cloneNode(true).childNodes,
        make("span", { class: "gl-tick" }),
      ),
    );
    this.chips = this.graph.threads.map((_, thread) =>
      make("span", { class: `gl-chip gl-thread-${thread % 8}` }, this.teller.name(thread, "mainShort")),
    );
    this.code = make(
      "ol",
      { class: "gl-code highlight", tabindex: "0", "aria-label": say("program") },
      ...this.lines(),
    );
    this.moves = this.graph.threads.map((_, thread) =>
      make("button", {
        type: "button",
        class: `gl-move gl-thread-${thread % 8}`,
        onclick: () => this.move(thread),
      }),
    );
    this.values = make("div", { class: "gl-values" });
    this.output = make("div", { class: "gl-output" });
    this.sentence = make("p", { class: "gl-say", role: "status" });
    this.more = make("div", { class: "gl-more" });
    this.history = make("div", { class: "gl-scroll", tabindex: "0", role: "group", "aria-label": say("history") });
    this.undo = button("undo", () => this.back());
    this.player = button("showMe", () => (this.timer ? this.stop() : this.play()));
    const named = (phrase, ...children) =>
      make("div", { role: "group", class: `gl-${phrase}`, "aria-label": say(phrase) }, ...children);
    const history = make(
      "details",
      { class: "gl-history", open: matchMedia("(min-width: 48em)").matches },
      make("summary", {}, say("history")),
      this.history,
    );
    return make(
      "div",
      { class: "gl-board", role: "group", "aria-label": say("board", { title }) },
      named("goals", make("span", { "aria-hidden": "true" }, say("goals")), ...this.goalButtons),
      make(
        "div",
        { class: "gl-grid" },
        this.code,
        make("div", { class: "gl-side" }, this.values, this.output, this.more),
        make(
          "div",
          { class: "gl-hands" },
          this.sentence,
          named("moves", ...this.moves),
          named(
            "tools",
            this.undo,
            button("restart", () => this.restart()),
            button("hint", () => this.hint()),
            this.player,
          ),
        ),
      ),
      make("p", { class: "gl-keys" }, say("keys", { last: this.graph.threads.length })),
      history,
    );
  }

  /* The program as it stands on the page, without links, which would be many stops on the way. */
  lines() {
    this.rows = new Map();
    this.sources = new Map();
    const found = [];
    const all = document.querySelectorAll(`[id^="${CSS.escape(this.example)}-line-"]`);
    for (const line of all) {
      const number = Number(line.id.slice(this.example.length + 6));
      const code = make("code", {}, ...line.cloneNode(true).childNodes);
      code.querySelector(".linenos")?.remove();
      for (const link of code.querySelectorAll("a")) link.replaceWith(...link.childNodes);
      const plain = code.cloneNode(true);
      for (const comment of plain.querySelectorAll(".c1")) comment.remove();
      this.sources.set(number + this.teller.offset, plain.textContent.trim());
      const chips = make("span", { class: "gl-chips" });
      const row = make("li", {}, chips, make("span", { class: "gl-number" }, String(number)), code);
      this.rows.set(number + this.teller.offset, { row, chips });
      found.push(row);
    }
    return found;
  }

  source(line) {
    return this.sources.get(line) ?? say("setUp");
  }

  // -- Where the reader is

  get state() {
    return this.at ? this.path[this.at - 1].to : 0;
  }

  get last() {
    return this.at ? this.path[this.at - 1].thread : undefined;
  }

  label(outcome) {
    const label = this.goals.find((goal) => goal.outcome === outcome)?.label;
    return label?.textContent.trim() ?? this.graph.outcomes[outcome].stdout.trim();
  }

  remembered() {
    try {
      return JSON.parse(localStorage.getItem(this.store)) ?? [];
    } catch {
      return []; // kept nowhere, or by something else: the reader begins anew
    }
  }

  remember() {
    try {
      localStorage.setItem(this.store, JSON.stringify([...this.reached]));
    } catch {
      // the browser keeps nothing: the ticks last as long as the page
    }
  }

  // -- What the reader does

  choose(outcome) {
    this.stop();
    this.goal = outcome;
    this.show(say("chosen", { goal: this.label(outcome) }));
  }

  move(thread) {
    this.stop();
    this.step(thread);
  }

  step(thread) {
    const next = this.graph.go(this.state)[thread];
    if (next === undefined) {
      this.show(`${this.teller.name(thread)}: ${this.why(thread)}.`);
      return;
    }
    const from = this.state;
    const again = this.path[this.at];
    if (again?.thread !== thread) {
      this.path.length = this.at;
      this.path.push({ thread, from, to: next });
    }
    this.at += 1;
    const told = this.teller.sentence(from, next, thread);
    this.show(`${told} ${this.verdict()}`.trim(), thread);
  }

  back() {
    this.stop();
    if (this.at) this.at -= 1;
    this.show(say(this.at ? "undone" : "start"));
  }

  restart() {
    this.stop();
    this.at = 0;
    this.path.length = 0;
    this.show(say("start"));
  }

  hint() {
    this.stop();
    const thread = this.graph.towards(this.state, this.goal, this.last);
    if (thread !== undefined) this.show(say("hintMove", { thread: this.teller.name(thread) }));
    else this.show(this.verdict() || this.lost());
  }

  /* Play a shortest way; who wants nothing to move by itself takes each step with a press. */
  play() {
    const fresh = this.graph.end(this.state) !== undefined || this.lostWay();
    if (fresh || !CALM.matches) {
      this.at = 0;
      this.path.length = 0;
      let state = 0;
      let thread;
      while ((thread = this.graph.towards(state, this.goal, thread)) !== undefined) {
        const to = this.graph.go(state)[thread];
        this.path.push({ thread, from: state, to });
        state = to;
      }
    }
    if (CALM.matches) {
      this.step(this.graph.towards(this.state, this.goal, this.last));
      return;
    }
    this.timer = setInterval(() => {
      this.step(this.path[this.at].thread);
      if (this.at === this.path.length) this.stop();
    }, PAUSE);
    this.player.textContent = say("stop");
    this.show(say("playing", { goal: this.label(this.goal) }));
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.player.textContent = say("showMe");
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const thread = Number(event.key) - 1;
    if (event.key === "Backspace") this.back();
    else if (thread >= 0 && thread < this.moves.length) this.move(thread);
    else return;
    event.preventDefault();
  }

  // -- What is shown of it

  lostWay() {
    return this.graph.distances(this.goal)[this.state] === undefined;
  }

  lost() {
    if (!this.lostWay()) return "";
    return say(this.graph.bound === null ? "noWay" : "noWayChecked", {
      goal: this.label(this.goal),
      bound: this.graph.bound,
    });
  }

  verdict() {
    const end = this.graph.end(this.state);
    if (end === undefined) return this.lost();
    this.reached.add(end);
    this.remember();
    if (end === this.goal) return say("reached", { goal: this.label(end), steps: this.at });
    return say("otherEnd", { goal: this.label(end) });
  }

  why(thread) {
    const { exists, ended, wait } = this.graph.thread(this.state, thread);
    if (!exists) return say("notStarted");
    if (ended) return say("over");
    return wait ? this.teller.waits(wait) : say("cannot");
  }

  show(sentence, mover) {
    const { state } = this;
    this.sentence.textContent = sentence;
    this.sentence.classList.toggle("gl-lost", this.lostWay());
    this.sentence.classList.toggle("gl-won", this.graph.end(state) === this.goal);
    this.undo.setAttribute("aria-disabled", String(!this.at));
    this.showGoals();
    this.showThreads(mover);
    this.showValues();
    this.showOutput();
    const twin = this.graph.twins[state];
    this.more.replaceChildren(
      this.graph.end(state) === undefined ? "" : circle(this.teller, state),
      twin[1] > 1 ? make("p", {}, say("alike", { number: twin[0] + 1, all: twin[1], goals: this.open() })) : "",
    );
    this.history.replaceChildren(lanes(this.teller, (line) => this.source(line), this.path, this.at));
  }

  /* The goals that can still be reached. */
  open() {
    return list(
      this.goals
        .filter(({ outcome }) => this.graph.distances(outcome)[this.state] !== undefined)
        .map(({ outcome }) => this.label(outcome)),
    );
  }

  showGoals() {
    this.goals.forEach(({ outcome }, index) => {
      const button = this.goalButtons[index];
      button.setAttribute("aria-pressed", String(outcome === this.goal));
      const done = this.reached.has(outcome);
      button.classList.toggle("gl-reached", done);
      button.lastChild.textContent = done ? say("done") : "";
    });
  }

  showThreads(mover) {
    for (const { row, chips } of this.rows.values()) {
      row.className = "";
      chips.replaceChildren();
    }
    this.graph.threads.forEach((_, thread) => {
      const { exists, line, able } = this.graph.thread(this.state, thread);
      const place = this.rows.get(line);
      if (place) {
        place.chips.append(this.chips[thread]);
        place.row.classList.add("gl-on");
        this.chips[thread].classList.toggle("gl-stuck", !able);
      }
      const button = this.moves[thread];
      button.hidden = !exists && !this.graph.end(this.state);
      button.setAttribute("aria-disabled", String(!able));
      const number = line > this.teller.offset ? `${say("line", { line: this.teller.line(line) })} ` : "";
      const next = able ? make("code", {}, this.source(line)) : make("span", {}, this.why(thread));
      button.replaceChildren(
        make("b", {}, this.teller.name(thread)),
        make("span", { class: "gl-place" }, able ? number : ""),
        make("kbd", { "aria-hidden": "true" }, String(thread + 1)),
        next,
      );
    });
    this.follow(mover);
  }

  /* Scroll the code, and nothing else, to the thread that moved. */
  follow(mover) {
    const lines = this.graph.threads
      .map((_, thread) => this.rows.get(this.graph.thread(this.state, thread).line)?.row)
      .map((row, thread) => ({ row, thread }))
      .filter(({ row }) => row);
    if (!lines.length) return;
    const tops = lines.map(({ row }) => row.offsetTop);
    const room = this.code.clientHeight - 40;
    const all = Math.max(...tops) - Math.min(...tops) < room;
    const wanted = lines.find(({ thread }) => thread === mover) ?? lines[0];
    const middle = all ? (Math.max(...tops) + Math.min(...tops)) / 2 : wanted.row.offsetTop;
    this.code.scrollTop = middle - this.code.clientHeight / 2 + 12;
  }

  showValues() {
    const changed = this.at
      ? this.teller.changed(this.path[this.at - 1].from, this.state, this.last)
      : new Set();
    const group = (title, items, thread) => {
      if (!items.length) return "";
      const found = items.map(({ key, name, value, constant }) => {
        const text = this.teller.value(value);
        return make(
          "div",
          { class: constant ? "gl-constant" : undefined },
          make("dt", {}, name),
          make("dd", {}, changed.has(key) ? make("mark", {}, text) : text),
        );
      });
      return make(
        "div",
        { class: thread === undefined ? undefined : `gl-thread-${thread % 8}` },
        make("p", { class: "gl-title" }, title),
        make("dl", {}, ...found),
      );
    };
    const shared = this.graph
      .values(this.state)
      .filter(({ value, constant }) => !(constant && Array.isArray(value)))
      .sort((one, other) => one.constant - other.constant);
    this.values.replaceChildren(
      group(say("shared"), shared),
      ...this.graph.threads.map((_, thread) =>
        group(this.teller.name(thread), this.graph.values(this.state, thread), thread),
      ),
    );
  }

  showOutput() {
    const text = this.graph.printed[this.state];
    this.output.replaceChildren(
      make("p", { class: "gl-title" }, say("output")),
      text ? make("samp", {}, text) : make("span", {}, say("nothingYet")),
    );
  }
}
