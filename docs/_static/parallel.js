/* The parallel view: each paragraph of the page with its twin from the other language beside it.
   Code is shown once, since it is the same. site.js loads this where it is asked for. */
"use strict";

(async () => {
  const blocks = (article) =>
    [...article.querySelectorAll("h1, h2, h3, h4, p, dt")].filter(
      (it) => !it.closest(".gleichlauf-example, .literal-block-wrapper, .highlight"),
    );

  const link = document.querySelector(".language-switch a");
  const address = new URL(link.getAttribute("href"), location.href);
  const answer = await fetch(address);
  if (!answer.ok) return;
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");

  const own = blocks(document.getElementById("furo-main-content"));
  const theirs = blocks(other.getElementById("furo-main-content"));
  // The two come from one source. If they differ all the same, a pair would be a wrong one.
  if (own.length !== theirs.length) return;

  /* Holds the text of a block, not the block: a heading stays the only one of its section. */
  const twinOf = (block) => {
    const twin = document.createElement("span");
    twin.className = "twin";
    twin.lang = link.hreflang;
    twin.append(...block.childNodes);
    for (const it of twin.querySelectorAll("[id]")) it.removeAttribute("id");
    for (const it of twin.querySelectorAll(".headerlink")) it.remove();
    for (const it of twin.querySelectorAll("a[href]")) {
      it.href = new URL(it.getAttribute("href"), address);
    }
    return twin;
  };

  own.forEach((block, index) => {
    const text = document.createElement("span");
    text.className = "own";
    text.append(...block.childNodes);
    block.append(text, twinOf(theirs[index]));
    block.classList.add("pair");
  });
  document.documentElement.classList.add("parallel");
  // Everything has moved: back to the place that the address names.
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
