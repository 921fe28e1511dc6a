/* The German texts of the search, in place of those that come with Sphinx: there the plural
   expression gives a boolean, the result counts are empty, and the expression is turned into a
   function by evaluating a string, which our Content-Security-Policy forbids. */
"use strict";

Documentation.LOCALE = "de";
Documentation.PLURAL_EXPR = (n) => (n === 1 ? 0 : 1);
Documentation.TRANSLATIONS = {
  ", in ": ", in ",
  "Hide Search Matches": "Treffer nicht mehr hervorheben",
  "Preparing search...": "Suche wird vorbereitet …",
  "Search Results": "Suchergebnisse",
  "Searching": "Suche läuft",
  "Search finished, found one page matching the search query.": [
    "Ein Treffer.",
    "${resultCount} Treffer.",
  ],
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "Nichts gefunden. Sind alle Wörter richtig geschrieben?",
};
