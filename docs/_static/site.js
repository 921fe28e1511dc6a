/* Runs before the page is painted: the reader's theme, and language links that keep the place. */
"use strict";

(() => {
  const root = document.documentElement;
  // Here and not at the end, as the theme does it: nothing that needs scripts appears later.
  root.classList.remove("no-js");

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

  // What has to be scrolled can be scrolled by keyboard, in every browser.
  const reachWhatScrolls = () => {
    for (const box of document.querySelectorAll("pre, .table-wrapper")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reachWhatScrolls);
  // Not every browser lays out what is folded: its width is known once it is unfolded.
  document.addEventListener("toggle", reachWhatScrolls, true);

  const load = (name) => {
    const script = document.createElement("script");
    script.src = `${root.dataset.content_root}_static/${name}`;
    document.head.append(script);
    return script;
  };

  /* Both languages at once. Until the second is there nothing is shown, so that nothing moves. */
  const query = new URLSearchParams(location.search);
  const isParallel = query.has("parallel") && "hasTwin" in document.currentScript.dataset;
  root.classList.toggle("parallel", isParallel);
  root.classList.toggle("waiting", isParallel);
  const offerParallelView = () => {
    const link = document.querySelector(".parallel-switch a");
    if (isParallel) {
      link.textContent = link.dataset.back;
      load("parallel.js").addEventListener("error", () => root.classList.remove("parallel", "waiting"));
    }
    link?.addEventListener("click", () => {
      link.href = location.pathname + (isParallel ? "" : "?parallel") + place();
    });
  };

  // On the landing page, "play" leads into the player itself.
  document.addEventListener("click", (event) => {
    const player = event.target.closest?.(".start a[href^='#']") && document.querySelector(".gleichlauf-play");
    if (!player) return;
    event.preventDefault();
    player.open = true;
    player.querySelector("summary").focus({ preventScroll: true });
    player.scrollIntoView({ block: "start" });
  });

  /* What was read to its end is ticked in the list of all pages: in this browser, and nowhere else. */
  const { page, read } = document.currentScript.dataset;
  const marks = () => new Set((recall("read") ?? "").split(" ").filter(Boolean));
  const showMarks = () => {
    const known = marks();
    for (const link of document.querySelectorAll(".sidebar-tree a.reference")) {
      const number = link.querySelector(".chapter-number");
      // The page itself is linked as "#".
      const name = link.pathname.split("/").at(-1).replace(/\.html$/, "");
      if (!number || number.dataset.read || !known.has(name)) continue;
      number.dataset.read = read;
    }
  };
  const noteWhatIsRead = () => {
    showMarks();
    const end = document.querySelector("footer .related-pages");
    if (!end || !page || marks().has(page)) return;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting) || !scrollY) return;
      seen.disconnect();
      remember("read", [...marks().add(page)].join(" "));
      showMarks();
    });
    seen.observe(end);
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, button")) return;
    document.querySelector("input[name=q]")?.focus();
    event.preventDefault();
  });

  // The results take the screen, so that what follows them does not jump.
  root.classList.toggle("searching", query.has("q"));

  document.addEventListener("DOMContentLoaded", () => {
    reachWhatScrolls();
    offerParallelView();
    noteWhatIsRead();
    const isSearch = typeof Search !== "undefined";
    if (!isSearch && recall("sphinx_highlight_terms")) load("found.js");
    // From a disk, the search may not read the pages to show what surrounds a match.
    if (isSearch && location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  });
})();
