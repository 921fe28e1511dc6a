/* The workshop: a program, what can be done with it, and what came of it. */

class Workshop {
  constructor(place) {
    this.place = place;
    this.before = null;
    this.original = "";
    this.name = "";
    this.editor = new Editor(() => this.changed());
    this.python = new Python(place.dataset.folder, (news) => this.hear(news));
    this.build();
  }

  build() {
    const button = (phrase, act, kind) => make("button", { type: "button", class: kind, onclick: act }, say(phrase));
    this.running = [
      button("run", () => this.run(), "gl-first"),
      button("explore", () => this.explore()),
      button("check", () => this.check()),
    ];
    this.checker = this.running.at(-1);
    this.checker.hidden = true; // until an exercise is there: what is below must not move up
    this.asked = make("div", {});
    this.stopper = button("stop", () => this.python.stop());
    this.thrower = button("original", () => this.throwAway());
    this.heading = make("p", { class: "gl-title gl-whose" });
    this.state = make("p", { class: "gl-say", role: "status" });
    this.progress = make("progress", { hidden: true, "aria-label": say("loading") });
    this.output = make("pre", { class: "gl-printed", tabindex: "0", role: "log", "aria-label": say("output"), hidden: true });
    this.line = make("input", { type: "text", "aria-label": say("typeHere"), autocomplete: "off", autocapitalize: "off" });
    this.typing = make(
      "form",
      { class: "gl-typing", hidden: true, onsubmit: (event) => this.type(event) },
      make("label", {}, say("typeHere"), " ", this.line),
      make("button", { type: "submit" }, say("enter")),
    );
    this.results = make("div", { class: "gl-results" });
    this.board = make("div", {});
    this.place.replaceChildren(
      this.heading,
      this.asked,
      this.editor.element,
      make(
        "div",
        { class: "gl-tools", role: "group", "aria-label": say("tools") },
        ...this.running,
        this.stopper,
        button("share", () => this.share()),
        button("saveProgram", () => save(this.file(), [this.whole()], "text/x-python")),
        this.thrower,
      ),
      this.state,
      this.progress,
      this.output,
      this.typing,
      this.results,
      this.board,
    );
    this.busy(false);
  }

  file() {
    return `${this.name.split("/").at(-1) || "program"}.py`;
  }

  /* What is downloaded: of an exercise, with what it asks, for the command line. */
  whole() {
    return this.editor.text + (this.starter ? `\n\n${TASK.exec(this.starter)[0].trimStart()}` : "");
  }

  say(text, wrong = false) {
    this.state.textContent = text;
    this.state.classList.toggle("gl-lost", wrong);
  }

  busy(is) {
    for (const button of this.running) button.disabled = is || this.lacks;
    this.stopper.disabled = !is;
    if (!is) this.typing.hidden = this.progress.hidden = true;
  }

  // -- The program

  async open() {
    // A program is in the fragment, which no browser sends.
    const address = new URLSearchParams(location.hash.slice(1));
    const query = new URLSearchParams(location.search);
    const bound = Number(query.get("bound") ?? 2);
    this.bound = [0, 1, 2, 3].includes(bound) ? bound : 2;
    this.starter = "";
    this.exercise = query.get("exercise");
    this.name = query.get("example") ?? (address.has("program") || this.exercise ? "" : this.place.dataset.first);
    this.original = "";
    let text = null;
    let wrong = "";
    try {
      if (this.exercise) {
        this.starter = await this.text(this.place.dataset.exercises, this.exercise, "_start.py");
        this.original = withoutTask(this.starter);
      } else if (this.name) {
        const file = await this.text(this.place.dataset.examples, this.name, ".py");
        this.original = shown(file, this.place.dataset.sections.split("|"));
        this.heading.textContent = title(file);
      }
    } catch {
      if (!this.lacks) wrong = say("noExample", { name: this.exercise ?? this.name });
      this.name = "";
      this.exercise = null;
    }
    this.checker.hidden = !this.exercise;
    this.asked.replaceChildren();
    if (this.exercise) {
      const task = taskOf(this.starter);
      this.bound = task.bound;
      this.asked.append(askedBy(task));
      this.name = `exercise ${this.exercise}`;
      this.heading.textContent = say("exercise");
    }
    if (address.has("program")) {
      try {
        text = await unpack(address.get("program"));
      } catch {
        wrong = say("badLink");
      }
    }
    this.editor.text = text ?? kept.get(this.name) ?? this.original;
    this.changed(false);
    if (wrong) this.say(wrong, true);
    if (this.lacks) this.say(say(this.lacks), true);
  }

  /* The text of a file of the site, and of none that a link leads to elsewhere. */
  async text(folder, name, rest) {
    if (!/^[\w./-]+$/.test(name) || name.includes("..")) throw new RangeError(name);
    const answer = await fetch(`${folder}/${name}${rest}`);
    if (!answer.ok) throw new RangeError(name);
    return answer.text();
  }

  changed(keep = true) {
    const { text } = this.editor;
    if (keep) kept.set(this.name, text === this.original ? null : text);
    this.thrower.hidden = text === this.original;
    this.board.replaceChildren();
    this.results.classList.add("gl-old");
  }

  throwAway() {
    kept.set(this.name, null);
    this.editor.text = this.original;
    this.changed();
    this.say(say("thrownAway"));
  }

  async share() {
    const changed = this.editor.text !== this.original || !this.name;
    const program = changed ? `#program=${await pack(this.editor.text)}` : "";
    const query = this.exercise ? { exercise: this.exercise } : { bound: this.bound };
    if (this.name && !this.exercise) query.example = this.name;
    history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(query)}${program}`);
    try {
      await navigator.clipboard.writeText(location.href);
      this.say(say("copied"));
    } catch {
      this.say(say("inAddress"));
    }
  }

  // -- What is done with it

  async run(schedule = "") {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    const found = await this.ask("run", { schedule, seed });
    if (!found) return;
    const marked = found.exceptions.find(({ line }) => line);
    this.editor.mark(marked?.line);
    this.say(say("ran", { schedule: found.schedule }), found.ending !== "finished" || found.exceptions.length > 0);
    this.results.replaceChildren(
      listOf(notes(found)),
      filesOf(found.files),
      make("button", { type: "button", onclick: () => this.run(found.schedule) }, say("again", { schedule: found.schedule })),
    );
  }

  async explore() {
    const source = this.editor.text;
    const found = await this.ask("explore", { bound: this.bound });
    if (!found) return;
    this.output.hidden = true;
    this.editor.mark(found.line);
    this.say(this.summary(found), !found.complete);
    this.results.replaceChildren(...outcomesOf(found, this.before, (schedule) => this.run(schedule)));
    this.before = found.outcomes;
    if (!found.graph || found.graph.states.length < 2) {
      if (found.noGraph) this.board.replaceChildren(make("p", { class: "gl-keys" }, say("noGraph")));
      return;
    }
    const details = await playerOf(this.place.dataset.player, found, source);
    this.board.replaceChildren(details);
    gleichlauf.play(details);
  }

  async check() {
    const found = await this.ask("check", { starter: this.starter });
    if (!found) return;
    this.editor.mark(found.line);
    this.say(say(found.verdict), found.verdict !== "right");
    this.results.replaceChildren(judgement(found, (schedule) => this.run(schedule)));
  }

  summary({ complete, why, outcomes, runs, bound, threads }) {
    if (!complete) return `${say("incomplete", { outcomes: outcomes.length, runs })} ${translated(why)}`;
    if (!threads) return say("oneThread");
    return say(outcomes.length === 1 ? "oneOutcome" : "complete", { outcomes: outcomes.length, runs, bound });
  }

  /* Ask Python; null where it was stopped, broke down, or refuses the program. */
  async ask(what, fields) {
    this.busy(true);
    this.editor.mark(null);
    this.results.classList.remove("gl-old");
    this.results.replaceChildren();
    this.board.replaceChildren();
    this.output.textContent = "";
    this.output.hidden = true;
    this.say(say("running"));
    try {
      const found = await this.python.ask(what, { source: this.editor.text, name: this.file(), ...fields });
      if (!("refused" in found)) return found;
      this.editor.mark(found.line);
      this.say(this.refusal(found.refused), true);
      return null;
    } catch (error) {
      this.say(error.message, !(error instanceof Stopped));
      return null;
    } finally {
      this.busy(false);
    }
  }

  refusal(reason) {
    return `${translated(reason)} ${reason.includes("not Python") ? "" : say("elsewhere")}`.trim();
  }

  // -- What Python says meanwhile

  hear(news) {
    if (news.is === "starting") {
      this.loaded = 0;
      this.progress.hidden = false;
      this.progress.removeAttribute("value");
      this.say(say("loading"));
    } else if (news.is === "size") {
      this.progress.max = news.size;
    } else if (news.is === "loading") {
      this.loaded += news.size;
      this.progress.value = this.loaded;
      const megabytes = (size) => (size / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
      this.say(say("loaded", { loaded: megabytes(this.loaded), all: megabytes(this.progress.max) }));
    } else if (news.is === "ready") {
      this.progress.hidden = true;
      this.say(say("running"));
    } else if (news.is === "output") {
      this.output.hidden = false;
      this.output.append(news.place === "stderr" ? make("span", { class: "gl-stderr" }, news.text) : news.text);
    } else if (news.is === "asks") {
      this.typing.hidden = false;
      this.line.value = "";
      this.line.focus();
      this.say(say("asks"));
    } else if (news.is === "runs") {
      this.say(say("soFar", news));
    }
  }

  type(event) {
    event.preventDefault();
    this.typing.hidden = true;
    this.output.append(`${this.line.value}\n`);
    this.say(say("running"));
    this.python.typed(`${this.line.value}\n`);
  }
}

const place = document.querySelector(".gleichlauf-workshop[data-folder]");
if (place) {
  const workshop = new Workshop(place);
  workshop.lacks = lacking();
  workshop.busy(false);
  workshop.open();
  window.addEventListener("hashchange", () => workshop.open());
}
