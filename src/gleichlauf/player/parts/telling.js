/* A graph in words: values, waiting, and what a move has changed. */

class Teller {
  constructor(graph, first) {
    this.graph = graph;
    this.offset = first - 1;
  }

  name(thread, main = "main") {
    const name = this.graph.threads[thread];
    return name === "MainThread" ? say(main) : name;
  }

  line(number) {
    return number - this.offset;
  }

  value(value) {
    if (!Array.isArray(value)) return String(value);
    const [kind, first, second, third] = value;
    const many = (threads) => list(threads.map((thread) => this.name(thread)));
    switch (kind) {
      case "lock":
        if (first === null) return say("free");
        return say(second > 1 ? "heldTimes" : "held", { thread: this.name(first), times: second });
      case "condition":
        return first.length ? say("waiters", { threads: many(first) }) : say("nobody");
      case "event":
        return say(first ? "set" : "unset");
      case "semaphore":
        return say("seats", { number: first });
      case "barrier":
        return say(third ? "broken" : "arrived", { number: first, all: second });
      case "queue":
        return second ? say("roomFor", { items: first, number: second }) : first;
      case "future":
        return second === undefined ? say(first) : second;
      default:
        return String(first);
    }
  }

  waits(wait) {
    const [kind, name, holder, woken] = wait;
    if (kind === "new") return say("begins");
    const what = { what: name, thread: holder >= 0 && holder !== null ? this.name(holder) : "" };
    if (kind === "join") return say("waitsJoin", { what: name === "MainThread" ? say("main") : name });
    if (kind === "sleep" || kind === "exit") return say(`waits_${kind}`);
    if (woken) return say("woken", what);
    return say(what.thread ? "waitsHeld" : "waits", what);
  }

  /* What a move of a thread changed, as keys. */
  changed(before, after, thread) {
    const [old, now] = [this.graph.views[before], this.graph.views[after]];
    return new Set(
      Object.keys(now).filter(
        (key) =>
          !/^\d+\??$/.test(key) &&
          (!/^\d+\//.test(key) || key.startsWith(`${thread}/`)) &&
          JSON.stringify(old[key]) !== JSON.stringify(now[key]),
      ),
    );
  }

  values(before, after, thread) {
    const keys = this.changed(before, after, thread);
    return [...this.graph.values(after), ...this.graph.values(after, thread)].filter((item) =>
      keys.has(item.key),
    );
  }

  printed(before, after) {
    return this.graph.printed[after].slice(this.graph.printed[before].length).trimEnd();
  }

  /* One sentence: "Anna, line 15: takings is 3 now; Ben can go on". */
  sentence(before, after, thread) {
    const graph = this.graph;
    const was = graph.thread(before, thread);
    const is = graph.thread(after, thread);
    const news = this.values(before, after, thread).map(({ name, value }) =>
      say("isNow", { name, value: this.value(value) }),
    );
    const text = this.printed(before, after);
    if (text) news.push(say("prints", { text }));
    if (is.ended) news.push(say("ends"));
    else if (is.wait && !is.able) news.push(this.waits(is.wait));
    const others = graph.threads.flatMap((_, other) => {
      const [old, now] = [graph.thread(before, other), graph.thread(after, other)];
      if (other === thread || !now.exists || now.ended || old.able || !now.able) return [];
      return [say(old.exists ? "canGoOn" : "isStarted", { thread: this.name(other) })];
    });
    const who =
      was.line > this.offset
        ? say("atLine", { thread: this.name(thread), line: this.line(was.line) })
        : this.name(thread);
    return `${who}: ${[...(news.length ? [news.join(", ")] : [say("goesOn")]), ...others].join("; ")}.`;
  }
}
