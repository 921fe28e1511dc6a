/* Marks on a page what was searched for before; site.js loads this after a search alone. The marks
   lie over the text and change nothing in it. Escape takes them away. */
"use strict";

(() => {
  const terms = localStorage.getItem("sphinx_highlight_terms").match(/[\p{L}\p{N}_]+/gu);
  localStorage.removeItem("sphinx_highlight_terms");
  if (!terms || !CSS.highlights) return; // nothing to mark, or an older browser

  const words = new RegExp(terms.join("|"), "giu");
  const marks = new Highlight();
  const texts = document.createTreeWalker(
    document.getElementById("furo-main-content"),
    NodeFilter.SHOW_TEXT,
  );
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(words)) {
      const range = new Range();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      marks.add(range);
    }
  }
  CSS.highlights.set("found", marks);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") CSS.highlights.delete("found");
  });
})();
