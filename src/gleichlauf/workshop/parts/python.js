/* Python in a worker: loaded at the first click, ended where it hangs, and begun anew. */

// Milliseconds without a sign of life: a fatal error of WebAssembly keeps no promise.
const PATIENCE = { start: 120_000, explore: 30_000, check: 30_000, run: Infinity };

// Bytes of memory from which on the next program gets a new worker: none is ever given back.
const LARGEST_HEAP = 200 * 2 ** 20;

/* What this browser or this place lacks, found out before anything is loaded; "" if nothing. */
function lacking() {
  if (location.protocol === "file:") return "needsServer";
  if (!("WebAssembly" in window)) return "needsBrowser";
  if (!("Suspending" in WebAssembly && "promising" in WebAssembly)) return "needsBrowser";
  return "";
}

class Stopped extends Error {}

class Python {
  constructor(folder, tell) {
    this.folder = folder;
    this.tell = tell;
    this.worker = null;
    this.waiting = null;
    this.sent = 0;
  }

  /* Ask for something, in a worker that is ready. */
  async ask(what, fields) {
    if (!this.worker) await this.begin();
    const answer = await this.send({ do: what, ...fields });
    if (this.heap > LARGEST_HEAP) this.end();
    return answer;
  }

  async begin() {
    this.tell({ is: "starting" });
    this.worker = new Worker(`${this.folder}/worker.mjs`, { type: "module" });
    const { worker } = this;
    worker.addEventListener("message", ({ data }) => worker === this.worker && this.hear(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.worker) this.fail(new Error(say("noWorker")));
    });
    const { missing } = await this.send({ do: "start" });
    if (missing) {
      this.end();
      throw new Error(say(missing === "policy" ? "needsHeader" : "needsBrowser"));
    }
    this.tell({ is: "ready" });
  }

  send(message) {
    const id = ++this.sent;
    return new Promise((resolve, reject) => {
      this.waiting = { id, resolve, reject, patience: PATIENCE[message.do] };
      this.wind();
      this.worker.postMessage({ ...message, id });
    });
  }

  /* Wind the clock up again. */
  wind() {
    clearTimeout(this.clock);
    const { patience } = this.waiting ?? {};
    if (patience && patience !== Infinity) {
      this.clock = setTimeout(() => this.fail(new Error(say("noAnswer"))), patience);
    }
  }

  hear(data) {
    this.wind();
    const { waiting } = this;
    if (data.is === "broken") this.fail(new Error(say("brokeDown")));
    else if (data.is !== "done" && data.is !== "failed") this.tell(data);
    else if (waiting?.id === data.id) {
      this.waiting = null;
      this.wind();
      this.heap = data.heap ?? 0;
      if (data.is === "done") waiting.resolve(data.answer);
      else {
        this.end();
        waiting.reject(new Error(`${say("brokeDown")} ${data.why.trim().split("\n").at(-1)}`));
      }
    }
  }

  typed(text) {
    this.worker?.postMessage({ do: "typed", text });
  }

  stop() {
    this.fail(new Stopped(say("stopped")));
  }

  fail(error) {
    const { waiting } = this;
    this.end();
    waiting?.reject(error);
  }

  end() {
    clearTimeout(this.clock);
    this.worker?.terminate();
    this.worker = this.waiting = null;
    this.heap = 0;
  }
}
