/* Where programs come from, and where they are kept: files, links, this browser. */

/* The parts of a file of ours with these headings; the rest serves who runs it by itself. */
function shown(file, headings) {
  const parts = file.split(/^# ---- (.+?) -{4,}\n/m);
  const wanted = [];
  for (let index = 1; index < parts.length; index += 2) {
    if (headings.includes(parts[index])) wanted.push(parts[index + 1].trim());
  }
  return `${wanted.length ? wanted.join("\n\n") : file.trim()}\n`;
}

const title = (file) => /^"""(.+)$/m.exec(file)?.[1] ?? "";

async function pack(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

// Characters of a program that comes with a link: no more than anybody would read.
const LONGEST = 100_000;

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.pipeThrough(new TextDecoderStream("utf-8", { fatal: true })).getReader();
  let found = "";
  for (let piece; !(piece = await reader.read()).done; ) {
    found += piece.value;
    if (found.length > LONGEST) throw new RangeError("too long");
  }
  return found;
}

/* The reader's own version of a program, until they throw it away. */
const kept = {
  key: (name) => `gleichlauf workshop ${document.documentElement.lang} ${name}`,
  get(name) {
    try {
      return localStorage.getItem(this.key(name));
    } catch {
      return null; // this browser keeps nothing
    }
  },
  set(name, text) {
    try {
      if (text === null) localStorage.removeItem(this.key(name));
      else localStorage.setItem(this.key(name), text);
    } catch {
      // it lasts as long as the page
    }
  },
};

/* Save something on the reader's machine. */
function save(name, parts, type) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
