/* Leads from the front page to the reader's language: the one chosen on an earlier visit, else the
   first of the browser's that the site has. Who has neither stays and chooses. */
"use strict";

(() => {
  const available = ["de", "en"];

  const chosen = () => {
    try {
      return localStorage.getItem("language");
    } catch {
      return null; // storage is blocked
    }
  };

  const preferred = () =>
    navigator.languages.map((tag) => tag.split("-")[0].toLowerCase()).find((it) => available.includes(it));

  const language = available.includes(chosen()) ? chosen() : preferred();
  // Replaced, so that "back" does not lead here again.
  if (language) location.replace(`${language}/index.html`);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[hreflang]");
    if (!link) return;
    try {
      localStorage.setItem("language", link.hreflang);
    } catch {
      return; // storage is blocked: nothing to remember it in
    }
  });
})();
