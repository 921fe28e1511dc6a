/* The only place where WebAssembly runs; its response carries a policy of its own.

   It takes {do, id, ...}, and answers {is: "done" or "failed", id, ...}; on the way it says
   {is: "loading" | "output" | "asks" | "runs"}. A fatal error of WebAssembly keeps no promise, so
   whoever asks also looks at a clock, and ends this worker. */

const gates = new Map();
let typed;

/* What glue.py calls. */
const host = {
  begin(call) {
    // Not destroyed here, which would run Python on the stack that just happens to be there.
    call.callPromising().catch((error) => postMessage({ is: "broken", why: String(error) }));
  },
  park: (number) => new Promise((go) => gates.set(number, go)),
  wake(number) {
    gates.get(number)();
    gates.delete(number);
  },
  turn: () => new Promise((go) => queueMicrotask(go)),
  hear: (place, text) => postMessage({ is: "output", place, text }),
  ask() {
    postMessage({ is: "asks" });
    return new Promise((go) => (typed = go));
  },
  tell: (runs, outcomes) => postMessage({ is: "runs", runs, outcomes }),
};

/* Eight bytes: the smallest module. A policy that forbids WebAssembly shows here. */
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

function lacks() {
  if (!("Suspending" in WebAssembly && "promising" in WebAssembly)) return "stacks";
  try {
    new WebAssembly.Module(SMALLEST);
  } catch {
    return "policy";
  }
  return "";
}

/* Count what arrives, without a change to how it is read. */
function counting(files) {
  const real = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    const response = await real(address, options);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    const name = String(address).split("?")[0].split("/").at(-1);
    if (name in files) postMessage({ is: "loading", name, size: files[name] });
    return response;
  };
}

let session;

async function start() {
  const missing = lacks();
  if (missing) return { missing };
  const { files, lock } = await fetch(new URL("./manifest.json", import.meta.url)).then((it) => it.json());
  postMessage({ is: "size", size: Object.values(files).reduce((sum, size) => sum + size) });
  const { loadPyodide } = await import("./pyodide.mjs");
  counting(files);
  const sources = fetch(new URL("./explorer.zip", import.meta.url)).then((it) => it.arrayBuffer());
  const glue = fetch(new URL("./glue.py", import.meta.url)).then((it) => it.text());
  const pyodide = await loadPyodide({
    indexURL: new URL("./", import.meta.url).href,
    lockFileContents: lock,
    env: { PYTHONHASHSEED: "0", HOME: "/home/reader" },
  });
  pyodide.unpackArchive(await sources, "zip", { extractDir: "/lib/explorer" });
  pyodide.registerJsModule("workshop_host", host);
  session = pyodide.runPython(`${await glue}\nbegin()`);
  return { version: pyodide.version, heap: () => pyodide._module.HEAP8.length };
}

let heap = () => 0;

onmessage = async ({ data }) => {
  const { id } = data;
  try {
    if (data.do === "start") {
      const { missing, version, heap: size } = await start();
      heap = size ?? heap;
      postMessage({ is: "done", id, answer: { missing, version } });
    } else if (data.do === "typed") {
      typed(data.text);
    } else {
      const { source, name, schedule = "", seed = 0, bound = 2, starter = "" } = data;
      const more = { run: [schedule, seed], explore: [bound], check: [starter] }[data.do];
      const answer = JSON.parse(await session[data.do].callPromising(source, name, ...more));
      postMessage({ is: "done", id, answer, heap: heap() });
    }
  } catch (error) {
    postMessage({ is: "failed", id, why: String(error?.message ?? error) });
  }
};
