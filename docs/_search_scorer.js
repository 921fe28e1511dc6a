/* How the search of this site finds and ranks pages. It becomes part of Sphinx's language_data.js,
   which the search page alone loads, after Sphinx's own search; the index then brings
   Search.counts (how often a page has each of its frequent words) and Search.known (titles and
   terms in all languages, see docs/_site/search_terms.py).

   Words are compared without case, umlauts, hyphens and endings. A word that no page has may be a
   compound of words that some have, a typing error, or a term of another language. What a query is
   most like, a title, a term or a word of the text, decides what comes first. */
"use strict";

// Sphinx asks for these; they say how it would rank.
var Scorer = {
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};

const Finder = {
  // Pages that name everything: a reader looks for the chapter that explains it.
  references: new Set(["cheat_sheet", "course", "coverage", "further_reading", "glossary", "index"]),

  // Words of questions, which say nothing of what is asked for.
  fillers: new Set(
    (
      "a an and are instead can do does for from how i in into is it my of on or the to what when where which why with you " +
      "als am an auf statt aus bei bekomme bekommt das dem den der des die ein eine einem einen einer es für geht ich im in ist kann " +
      "macht man mein mit oder sich sind um und von vom was wann warum welche wie wird wo zu zum zur python"
    ).split(" "),
  ),

  // An umlaut, however it is typed, and what looks like one.
  fold: (text) =>
    text
      .toLowerCase()
      .replace(/ß/g, "ss")
      .replace(/[äöü]/g, (sign) => ({ ä: "a", ö: "o", ü: "u" })[sign])
      .replace(/([ao])e/g, "$1")
      .replace(/(?<!q)ue(?!u)/g, "u")
      .replace(/ph/g, "f"),

  split: (text) => text.toLowerCase().split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean),

  stem(word) {
    this.stems ??= new Map();
    if (!this.stems.has(word)) {
      this.stemmer ??= new Stemmer();
      this.stems.set(word, this.fold(this.stemmer.stemWord(word)).replace(/(e|s|n|en|er|es)$/, ""));
    }
    return this.stems.get(word);
  },

  /* Words of a text by their stems; those that only ask are left out where others are left. */
  words(text) {
    const all = this.split(text);
    const telling = all.filter((word) => !this.fillers.has(word));
    return (telling.length ? telling : all).map((word) => this.stem(word));
  },

  /* The words of a text, each as the first of those that mean the same. */
  meant(text) {
    return this.words(text).map((stem) => this.same.get(stem) ?? stem);
  },

  /* How many letters have to be changed, left out, put in or swapped; more than `most` is all one. */
  distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, last] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  },

  /* From 0 (another word) to 1 (the same); a longer one may have more typing errors. */
  likeness(one, other) {
    if (one === other) return 1;
    const shorter = Math.min(one.length, other.length);
    const most = shorter < 4 ? 0 : shorter < 8 ? 1 : 2;
    const wrong = most && this.distance(one, other, most);
    if (most && wrong <= most) return wrong === 1 ? 0.85 : 0.7;
    return 0;
  },

  /* What the index knows, ready to be compared with. */
  prepare() {
    const { terms, titleterms, docnames, titles } = Search._index;
    this.pages = new Map();
    const add = (word, page, count) => {
      const stem = this.fold(word).replace(/(e|s|n|en|er|es)$/, "");
      if (!this.pages.has(stem)) this.pages.set(stem, new Map());
      const found = this.pages.get(stem);
      found.set(page, Math.max(found.get(page) ?? 0, count));
    };
    for (const index of [terms, titleterms])
      for (const [word, where] of Object.entries(index))
        for (const page of [where].flat()) add(word, docnames[page], 1);
    for (const [page, counts] of Object.entries(Search.counts))
      for (const [word, count] of Object.entries(counts)) add(word, page, count);
    this.titleOf = new Map(docnames.map((page, index) => [page, titles[index]]));
    this.all = docnames.length;
    this.same = new Map();
    this.groups = new Map();
    for (const words of Search.known.same) {
      const stems = words.map((word) => this.stem(word));
      for (const stem of stems) {
        this.same.set(stem, stems[0]);
        this.groups.set(stem, stems);
      }
    }
    const known = (text, rest) => ({ text, words: this.meant(text), joined: this.joined(text), ...rest });
    this.names = [
      ...Search.known.titles.flatMap(([page, anchor, ...texts]) =>
        texts.map((text) => known(text, { page, anchor, shown: texts[0], weight: anchor ? 34 : 46 })),
      ),
      ...Search.known.words.flatMap(([page, anchor, ...texts]) =>
        texts.map((text) => known(text, { page, anchor, weight: 60, group: texts })),
      ),
      ...Search.known.terms.flatMap((texts) => texts.map((text) => known(text, { weight: 0, group: texts }))),
    ].filter(({ words }) => words.length);
    this.topics = Search.known.words.map(([page, anchor, ...texts]) => ({
      page,
      anchor,
      words: new Set([...texts, ...this.titlesAt(page, anchor)].flatMap((text) => this.meant(text))),
    }));
    this.topicsOf = new Map();
    for (const { words } of this.topics)
      for (const word of words) this.topicsOf.set(word, (this.topicsOf.get(word) ?? 0) + 1);
  },

  titlesAt: (page, anchor) =>
    Search.known.titles.flatMap(([name, place, ...texts]) =>
      name === page && place === anchor ? texts : [],
    ),

  /* How much of a query is about a topic, whichever of its words it takes from which phrase. */
  about(query, topic) {
    let found = 0;
    let all = 0;
    for (const stem of query.meant) {
      const known = this.topicsOf.has(stem);
      const like = (word) => (known ? Number(word === stem) : this.likeness(stem, word));
      // What no topic has may be anything: it tells less than what one topic alone has.
      const worth = known ? Math.log2(1 + this.topics.length / this.topicsOf.get(stem)) : 3;
      all += worth;
      let best = 0;
      for (const word of topic.words) best = Math.max(best, like(word));
      found += best * worth;
    }
    return (found / all) ** 1.6;
  },

  joined(text) {
    return this.fold(this.split(text).join(""));
  },

  /* Rare words tell more. */
  rarity(stem) {
    return Math.log2(1 + this.all / (1 + (this.pages.get(stem)?.size ?? 0)));
  },

  /* The words of the pages that a word may mean, each with how sure that is. */
  meanings(stem) {
    const found = new Map();
    if (this.pages.has(stem)) found.set(stem, 1);
    const sure = found.size > 0;
    for (const word of this.groups.get(stem) ?? [])
      if (word !== stem && this.pages.has(word)) found.set(word, 0.7);
    for (const word of this.pages.keys()) {
      if (word === stem || word.length < 4 || stem.length < 3) continue;
      let worth = 0;
      if (stem.length > 3 && word.includes(stem)) worth = sure ? 0.35 : 0.8;
      else if (!sure && stem.includes(word) && word.length > 4) worth = 0.6;
      else if (!sure) worth = this.likeness(stem, word);
      if (worth) found.set(word, Math.max(found.get(word) ?? 0, worth));
    }
    return found;
  },

  /* How much of a query a name is, from 0 to 1. */
  match(query, name) {
    let best = 0;
    // Written together or apart, with a hyphen or without, in their order.
    const { parts, weights, total } = query;
    for (let first = 0; first < parts.length; first += 1) {
      let text = "";
      let weight = 0;
      for (let last = first; last < Math.min(first + 5, parts.length); last += 1) {
        text += parts[last];
        weight += weights[last];
        const worth = this.likeness(text, name.joined) * (weight / total) ** 1.6;
        best = Math.max(best, worth);
      }
    }
    // In any order, and with other words between them.
    let matched = 0;
    let hits = 0;
    const free = new Set(name.words.keys());
    query.meant.forEach((stem, index) => {
      let [like, where] = [0, -1];
      for (const place of free) {
        const worth = this.likeness(stem, name.words[place]);
        if (worth > like) [like, where] = [worth, place];
      }
      if (where < 0) return;
      free.delete(where);
      matched += like * query.worth[index];
      hits += like;
    });
    const part = hits / name.words.length;
    return Math.max(best, 0.95 * (matched / query.whole) ** 2 * part ** 1.5);
  },

  /* The query in the forms that names and words are compared with. */
  read(text) {
    const parts = this.split(text);
    const stems = this.words(text);
    const worth = stems.map((stem) => {
      const words = this.pages.has(stem) ? [stem] : [...this.meanings(stem).keys()];
      return words.length ? Math.max(...words.map((word) => this.rarity(word))) : this.rarity(stem);
    });
    const weights = parts.map((part) => (this.fillers.has(part) ? 0.1 : this.rarity(this.stem(part))));
    return {
      parts: parts.map((part) => this.fold(part)),
      weights,
      total: weights.reduce((sum, weight) => sum + weight, 0),
      stems,
      meant: this.meant(text),
      worth,
      whole: worth.reduce((sum, weight) => sum + weight, 0),
    };
  },

  /* Return what Sphinx shows: [page, title, anchor, description, score, file, kind], best last. */
  find(text) {
    this.pages ?? this.prepare();
    const query = this.read(text);
    if (!query.stems.length) return [];
    const scores = new Map();
    const places = new Map();
    const topics = new Map();
    const also = new Map(); // stems of other names of what is asked for
    for (const name of this.names) {
      const worth = this.match(query, name);
      if (worth < 0.12) continue;
      if (name.page) {
        const score = name.weight * worth;
        if (score > (places.get(name.page)?.score ?? 0)) places.set(name.page, { ...name, score });
      }
      if (worth > 0.6)
        for (const other of name.group ?? [])
          for (const stem of this.words(other)) also.set(stem, Math.max(also.get(stem) ?? 0, 0.4 * worth));
    }
    for (const topic of this.topics) {
      const score = 45 * this.about(query, topic);
      if (score > 4 && score > (topics.get(topic.page)?.score ?? 0)) topics.set(topic.page, { ...topic, score });
    }
    // A phrase and a topic of the same page speak for each other.
    for (const [page, topic] of topics) {
      const phrase = places.get(page) ?? { score: 0 };
      const [more, less] = phrase.score < topic.score ? [topic, phrase] : [phrase, topic];
      places.set(page, { ...more, score: more.score + 0.4 * less.score });
    }
    const count = (stem, sure, weight) => {
      const best = new Map();
      for (const [word, like] of stem)
        for (const [page, times] of this.pages.get(word) ?? [])
          best.set(page, Math.max(best.get(page) ?? 0, like * Math.log2(1 + times)));
      for (const [page, worth] of best) {
        const found = scores.get(page) ?? { text: 0, words: 0 };
        found.text += worth * weight * sure;
        if (sure === 1) found.words += weight;
        scores.set(page, found);
      }
    };
    query.stems.forEach((stem, index) => count(this.meanings(stem), 1, query.worth[index]));
    for (const [stem, sure] of also)
      if (!query.stems.includes(stem)) count(new Map([[stem, 1]]), sure, this.rarity(stem) / 2);
    const results = [];
    for (const page of new Set([...scores.keys(), ...places.keys()])) {
      const { text: said, words } = scores.get(page) ?? { text: 0, words: 0 };
      const place = places.get(page);
      const isReference = this.references.has(page) && !(place?.score > 40);
      const all = (said * (words / query.whole || 0) * (isReference ? 0.3 : 1)) + (place?.score ?? 0);
      if (all > 0.5) results.push({ page, place, all });
    }
    const most = Math.max(...results.map(({ all }) => all));
    return results
      .filter(({ all }) => all > most / 60)
      .sort((one, other) => one.all - other.all || (one.page < other.page ? 1 : -1))
      .map(({ page, place, all }) => {
        const title = this.titleOf.get(page);
        const anchor = place?.anchor ? `#${place.anchor}` : "";
        return [page, this.titleAt(page, place, title), anchor, null, Math.round(all), `${page}.rst`, "text"];
      });
  },

  titleAt(page, place, title) {
    const [found] = place?.anchor ? this.titlesAt(page, place.anchor) : [];
    return found ? `${title} > ${found}` : title;
  },
};

Search._performSearch = (query) => {
  document.getElementById("search-progress")?.replaceChildren();
  return Finder.find(query);
};

// Sphinx shows beside a result the text of the element that it leads to, and fails where that is
// empty, as the place of an entry of the index is: then it is the beginning of the page.
document.addEventListener("DOMContentLoaded", () => {
  const summarize = Search.makeSearchSummary;
  Search.makeSearchSummary = (page, words, anchor) =>
    summarize(page, words, anchor) ?? summarize(page, words, null) ?? new Text();
});
