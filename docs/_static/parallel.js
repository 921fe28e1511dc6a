/* The parallel view: each paragraph of the page with its twin from the other language beside it.
   Code is shown once, since it is the same. site.js loads this where it is asked for. */
"use strict";

(() => {
  const root = document.documentElement;
  const { twin: source, language, fault } = document.querySelector(".parallel-switch a").dataset;
  const address = new URL(document.querySelector(".language-switch a").getAttribute("href"), location);

  const blocks = (article) =>
    [...article.querySelectorAll("h1, h2, h3, h4, p, dt")].filter(
      (it) => !it.closest(".gleichlauf-example, .literal-block-wrapper, .highlight"),
    );

  /* Holds the text of a block, not the block: a heading stays the only one of its section. */
  const twinOf = (block) => {
    const twin = document.createElement("span");
    twin.className = "twin";
    twin.lang = language;
    twin.append(...block.childNodes);
    for (const it of twin.querySelectorAll("[id]")) it.removeAttribute("id");
    for (const it of twin.querySelectorAll(".headerlink")) it.remove();
    for (const it of twin.querySelectorAll("a[href]")) {
      it.href = new URL(it.getAttribute("href"), address);
    }
    return twin;
  };

  const show = (text) => {
    const other = new DOMParser().parseFromString(text, "text/html");
    // A glossary is in the order of its language's alphabet.
    for (const { id } of document.querySelectorAll("dl.glossary > dt[id]")) {
      const term = other.getElementById(id);
      if (term) term.parentElement.append(term, term.nextElementSibling);
    }
    const own = blocks(document.getElementById("furo-main-content"));
    const theirs = blocks(other.body);
    // The two come from one source. If they differ all the same, a pair would be a wrong one.
    if (own.length !== theirs.length) return false;
    own.forEach((block, index) => {
      const text = document.createElement("span");
      text.className = "own";
      text.append(...block.childNodes);
      block.append(text, twinOf(theirs[index]));
      block.classList.add("pair");
    });
    return true;
  };

  const giveUp = () => {
    const note = document.createElement("p");
    note.className = "parallel-fault";
    note.setAttribute("role", "alert");
    note.textContent = fault;
    root.classList.remove("parallel", "waiting");
    document.getElementById("furo-main-content").prepend(note);
  };

  const script = document.createElement("script");
  script.src = source;
  script.addEventListener("load", () => {
    if (!show(window.twin)) return giveUp();
    root.classList.remove("waiting");
    dispatchEvent(new Event("resize")); // code and tables are narrower now
    // Everything has moved: back to the place that the address names.
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
  script.addEventListener("error", giveUp);
  document.head.append(script);
})();
