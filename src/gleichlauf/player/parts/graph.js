/* The graph of all states of one example, read from its documented format (docs/graph_format). */

const VERSION = 1;

class Graph {
  constructor(document) {
    if (document.version !== VERSION) throw new Error(`graph format ${document.version}`);
    Object.assign(this, document);
    this.views = [];
    this.printed = [];
    this.before = this.states.map(() => []);
    this.changing = new Set();
    this.ways = new Map();
    this.expand();
  }

  /* Each state is kept as what differs from the first one that leads to it. */
  expand() {
    const first = new Map();
    this.states.forEach((state, index) => {
      const parent = first.get(index);
      const view = { ...this.views[parent], ...state.set };
      for (const [key, value] of Object.entries(view)) if (value === null) delete view[key];
      if (index) for (const key of Object.keys(state.set)) this.changing.add(key);
      this.views.push(view);
      this.printed.push((this.printed[parent] ?? "") + (state.out ?? ""));
      for (const next of Object.values(state.go ?? {})) {
        if (next && !first.has(next)) first.set(next, index);
        this.before[next].push(index);
      }
    });
    this.alike = new Map();
    this.views.forEach((view, index) => {
      const key = JSON.stringify([Object.entries(view).sort(), this.printed[index]]);
      this.alike.set(key, [...(this.alike.get(key) ?? []), index]);
    });
    this.twins = this.states.map(() => [0, 1]);
    for (const same of this.alike.values()) {
      same.forEach((index, number) => (this.twins[index] = [number, same.length]));
    }
  }

  go(state) {
    return this.states[state].go ?? {};
  }

  end(state) {
    return this.states[state].end;
  }

  /* The steps that a shortest way takes from each state to an outcome; undefined: none leads. */
  distances(outcome) {
    if (this.ways.has(outcome)) return this.ways.get(outcome);
    const steps = [];
    let reached = [...this.states.keys()].filter((state) => this.end(state) === outcome);
    for (const state of reached) steps[state] = 0;
    while (reached.length) {
      const further = [];
      for (const state of reached) {
        for (const earlier of this.before[state]) {
          if (steps[earlier] !== undefined) continue;
          steps[earlier] = steps[state] + 1;
          further.push(earlier);
        }
      }
      reached = further;
    }
    this.ways.set(outcome, steps);
    return steps;
  }

  /* The thread whose step is the next on a shortest way, the one that just moved if it can be. */
  towards(state, outcome, last) {
    const steps = this.distances(outcome);
    const good = Object.entries(this.go(state)).filter(
      ([, next]) => steps[next] === steps[state] - 1,
    );
    const found = good.find(([thread]) => Number(thread) === last) ?? good[0];
    return found && Number(found[0]);
  }

  /* What a state shows of a thread: its lines, innermost first; what it waits for; its values. */
  thread(state, number) {
    const view = this.views[state];
    const lines = view[number];
    return {
      exists: lines !== undefined,
      ended: lines === "ended",
      line: Array.isArray(lines) ? lines[0] : undefined,
      wait: view[`${number}?`],
      able: number in this.go(state),
    };
  }

  /* Names and values: of all threads (undefined), or of one. */
  values(state, number) {
    const found = [];
    for (const [key, value] of Object.entries(this.views[state])) {
      const local = /^(\d+)\/(\d+)\/(.*)$/.exec(key);
      if (local ? Number(local[1]) === number : number === undefined && !/^\d+\??$/.test(key)) {
        found.push({ key, name: local ? local[3] : key, value, constant: !this.changing.has(key) });
      }
    }
    return found;
  }

  /* The threads that wait for each other in a circle, if some do. */
  circle(state) {
    for (let start = 0; start < this.threads.length; start++) {
      const way = [];
      let thread = start;
      while (thread !== undefined && thread !== null && !way.includes(thread)) {
        way.push(thread);
        thread = this.thread(state, thread).wait?.[2];
      }
      if (thread === start) return way;
    }
    return [];
  }
}
