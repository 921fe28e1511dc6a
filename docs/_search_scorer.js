// How the search ranks what it finds. It becomes part of Sphinx's language_data.js, which the
// search page alone loads. The index says on which pages a word stands, but not how often:
// conf.py adds that as Search.counts, for each page the stems of its frequent words.
"use strict";

var Scorer = {
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,

  // Pages that name everything: a reader looks for the chapter that explains it.
  references: ["cheat_sheet", "course", "coverage", "further_reading", "glossary", "index"],

  score([page, title, anchor, , score, , kind]) {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    const stemmer = new Stemmer();
    const stems = splitQuery(query.toLowerCase()).map((word) => stemmer.stemWord(word));
    const words = splitQuery(title.toLowerCase()).map((word) => stemmer.stemWord(word));
    const counts = Object.entries(Search.counts?.[page] ?? {});
    // Each word of the query counts for itself, compounds that hold it included; that one of
    // them is frequent does not make up for another that is rare.
    const frequency = stems
      .map((stem) => counts.filter(([word]) => word.includes(stem)))
      .map((found) => found.reduce((sum, [, count]) => sum + count, 0))
      .reduce((sum, count) => sum + Math.log2(1 + count), 0);
    const inTitle = stems.filter((stem) => words.some((word) => word.startsWith(stem))).length;
    const isReference = Scorer.references.includes(page);
    // An entry of the glossary or the index is exact, whatever the number it comes with.
    const found = kind === "index" ? 15 : score;
    const all = found + 5 * frequency + (40 * inTitle) / Math.max(words.length, 1) + 20 * inTitle;
    return Math.round(isReference && inTitle < stems.length ? all / 4 : all);
  },
};

// Sphinx shows beside a result the text of the element that it leads to, and fails where that is
// empty, as the place of an entry of the index is: then it is the beginning of the page.
document.addEventListener("DOMContentLoaded", () => {
  const summarize = Search.makeSearchSummary;
  Search.makeSearchSummary = (page, words, anchor) =>
    summarize(page, words, anchor) ?? summarize(page, words, null) ?? new Text();
});
