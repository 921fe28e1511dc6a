/* What Python gives in English, said in the page's language; see reasons.py. */

const FORMS = Object.entries(REASONS).map(([english, own]) => {
  const names = [];
  const form = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name) => {
    names.push(name);
    return "(.+)";
  });
  return { form: new RegExp(`^${form}$`, "s"), names, own };
});

const filled = (text, fields) => text.replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);

/* A sentence, or what stands in one: names, and what Python itself says, stay as they are. */
function translated(english) {
  if (/^\d{1,3}(,\d{3})+$/.test(english)) {
    return Number(english.replaceAll(",", "")).toLocaleString(document.documentElement.lang);
  }
  for (const { form, names, own } of FORMS) {
    const found = form.exec(english);
    if (found) return filled(own, Object.fromEntries(names.map((name, index) => [name, translated(found[index + 1])])));
  }
  return english;
}

/* A sentence of a judgement, whose fields are sentences in turn, or texts. */
const judged = (it) =>
  typeof it === "string"
    ? translated(it)
    : filled(
        REASONS[it.phrase] ?? it.phrase,
        Object.fromEntries(it.fields.map(([name, value]) => [name, judged(value)])),
      );
