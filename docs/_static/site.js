/* Runs before the page is painted: the reader's theme, and language links that keep the place. */
"use strict";

(() => {
  // A browser that blocks storage throws; the site works without it.
  const recall = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const remember = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      return;
    }
  };

  const themes = ["auto", "light", "dark"];
  const theme = recall("theme");
  document.body.dataset.theme = themes.includes(theme) ? theme : "auto";

  const isInView = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };

  /* The fragment that leads to what is being read: "#..." or "". Ids are the same in every
     language, because they come from the source's titles and labels; only the numbers of index
     entries are not. */
  const place = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = !/^index-\d+$/.test(id) && document.getElementById(id);
    if (target && isInView(target)) return location.hash;
    const sections = [...document.querySelectorAll("#furo-main-content section section[id]")];
    const reached = sections.filter((it) => it.getBoundingClientRect().top < innerHeight / 3);
    return reached.length ? `#${reached.at(-1).id}` : "";
  };

  const keepPlace = (event) => {
    const link = event.target.closest?.(".language-switch a");
    if (!link) return;
    const url = new URL(link.getAttribute("href"), location.href);
    url.hash = place();
    url.search = location.search;
    link.href = url.href;
    if (event.type === "click") remember("language", link.hreflang);
  };
  // Computed when it is needed, so that scrolling costs nothing.
  for (const type of ["pointerover", "focusin", "contextmenu", "click"]) {
    document.addEventListener(type, keepPlace);
  }

  // Code that has to be scrolled can be scrolled by keyboard, in every browser.
  const reachScrollingCode = () => {
    for (const code of document.querySelectorAll("pre")) {
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
      else code.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reachScrollingCode);

  /* Both languages at once, for pages that are not read from a disk. */
  const offerParallelView = () => {
    const offer = document.querySelector(".parallel-switch");
    if (!offer || location.protocol === "file:") return;
    offer.hidden = false;
    const link = offer.querySelector("a");
    const isParallel = new URLSearchParams(location.search).has("parallel");
    if (isParallel) {
      link.textContent = link.dataset.back;
      const script = document.createElement("script");
      script.src = `${document.documentElement.dataset.content_root}_static/parallel.js`;
      document.head.append(script);
    }
    link.addEventListener("click", () => {
      link.href = location.pathname + (isParallel ? "" : "?parallel") + place();
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    reachScrollingCode();
    offerParallelView();
    // From a disk, the search may not read the pages to show what surrounds a match.
    if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  });
})();
