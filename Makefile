# Everything that one does with this project; `make` alone lists the targets.
#
# Needs GNU make 4.0 or later and one Python, 3.11 or later. Another one than python3 is chosen with
# `make PYTHON=python3.12 ...`, as long as there is no .venv. All paths are relative, so the
# folder may have any name.

# Older ones (macOS brings 3.81) know no --output-sync, and fail in words that help nobody.
ifeq ($(filter output-sync,$(.FEATURES)),)
$(error This is GNU make $(MAKE_VERSION), and 4.0 or later is needed; where make is an older one, a \
  newer one may be there as gmake (macOS: brew install make))
endif

.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

PYTHON ?= python3
PORT ?= 8000
SECONDS ?= 60
SOURCE_LANGUAGE := de
# A further language is a folder.
LANGUAGES := $(SOURCE_LANGUAGE) \
  $(filter-out $(SOURCE_LANGUAGE),$(patsubst locales/%/.,%,$(sort $(wildcard locales/*/.))))
TRANSLATIONS := $(filter-out $(SOURCE_LANGUAGE),$(LANGUAGES))

RUN = .venv/bin/python

# The day of this edition of the books, in seconds since 1970 (date -ud 2026-11-30 +%s): the same
# sources give the same bytes, with and without git's history, and in every year.
SOURCE_DATE_EPOCH ?= 1795996800
BUILDING = SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) $(RUN)

# sphinx-lint knows the markup of reStructuredText only.
MARKDOWN_CATALOGUES = $(foreach language,$(TRANSLATIONS), \
  $(patsubst docs/%.md,locales/$(language)/LC_MESSAGES/%.po,$(wildcard docs/*.md)))

# Two languages on two cores, each one's output in one piece. Where make already runs in
# parallel, its own number of jobs holds; tools/site.py takes it as an option.
JOBS = $(patsubst -j%,--jobs=%,$(filter-out -j,$(filter -j%,$(MAKEFLAGS))))
PARALLEL = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j2) --output-sync=target

WORKERS = $(shell $(RUN) -c "import os; print((os.cpu_count() or 1) + 1)")

##@ Read

help: ## list these targets
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

html: .venv/installed $(LANGUAGES:%=catalogues-%) ## build the site in all languages: build/html/index.html
	@$(BUILDING) -m tools.site build/html $(LANGUAGES) $(JOBS)
	@echo "The site is in build/html: open build/html/index.html, or see it with make serve."

serve: ## show the built site at http://127.0.0.1:8000 (PORT=... for another port)
	@test -e build/html/index.html || { echo "There is no site yet: run make html first." >&2; exit 1; }
	@exec $(RUN) -m tools.serve build/html $(PORT)

offline: html ## add an EPUB and a PDF per language, and the whole site as a zip, to build/html
	+@$(PARALLEL) $(LANGUAGES:%=epub-%)
	@$(BUILDING) -m tools.waiting site $(RUN) -m tools.offline build/html build/epub build/offline

##@ Write

live: .venv/installed ## build and show the site, again at each change, reloading the browser
	@exec $(RUN) -m tools.live --port $(PORT)

workshop: .venv/installed ## try again to get what runs programs in the page (needs npm)
	@$(RUN) -m tools.pyodide .venv/pyodide

examples: .venv/installed ## write every example into examples/, one folder per language
	+@$(PARALLEL) $(LANGUAGES:%=examples-%)

locales: .venv/installed ## bring the translators' catalogues up to date with docs/
	@$(BUILDING) -m tools.build gettext $(SOURCE_LANGUAGE) build/gettext
	@$(RUN) -m tools.catalogues build/gettext locales $(TRANSLATIONS)

##@ Check

# The tests start many a Python: each would compile our modules anew if none might keep them. One
# worker more than there are cores, since many tests wait for a browser or for what they started.
test: html ## build the site, then run all tests: units, examples, doctest, site, browser
	@GLEICHLAUF_SITE=build/html env -u PYTHONDONTWRITEBYTECODE \
	  $(RUN) -m pytest -n $(WORKERS) --maxprocesses 8 --dist worksteal tests examples

corpus: .venv/installed ## check translations of others: make corpus TREES="folder ..."
	@test -n "$(TREES)" || { echo 'Name folders of catalogues: make corpus TREES="es fr"' >&2; exit 1; }
	@$(RUN) -m tests.guard.trees $(TREES)

doctest: .venv/installed ## run Sphinx's own doctest over all languages
	+@$(PARALLEL) $(LANGUAGES:%=doctest-%)

lint: .venv/installed ## check style, types, spelling and terms
	@status=0; check() { echo "$$*"; $(RUN) -m "$$@" || status=1; }; \
	check ruff check . ; \
	check ruff format --check . ; \
	check mypy ; \
	check codespell_lib ; \
	check sphinxlint docs README.md README.de.md CHANGELOG.md ; \
	check sphinxlint --disable trailing-whitespace $(MARKDOWN_CATALOGUES:%=--ignore %) locales ; \
	check tools.language ; \
	exit $$status

# Not in CI: it takes hours. SEEDS chooses how many kills.
SEEDS ?= 200
torture: html ## play all kinds of machines, and kill builds and tests at seeded moments (hours)
	@$(RUN) -m tools.pythons | while read -r python; do tools/units "$$python" </dev/null; done
	@GLEICHLAUF_TORTURE=$(SEEDS) GLEICHLAUF_SITE=build/html $(RUN) -m pytest -q \
	  tests/torture tests/site/test_reproducible.py

bench: .venv/installed ## measure speed and memory beside plain Sphinx (takes minutes)
	@$(RUN) -m tests.benchmarks.site
	@$(RUN) -m tests.benchmarks.schedules
	@$(RUN) -m tests.benchmarks.check

fuzz: .venv/installed ## compare searches of thread schedules for SECONDS=60, under every Python here
	@$(RUN) -m tests.fuzz --seconds $(SECONDS) $(if $(FIRST),--first $(FIRST))

coverage-report: .venv/installed ## print per page what is translated, tested and equal
	@$(BUILDING) -m tools.build translation-coverage $(SOURCE_LANGUAGE) build/coverage

tested: examples ## run changed examples with every Python here, and record it for their pages
	@$(RUN) -m tools.pythons --options | tr '\n' '\0' | xargs -0 $(RUN) -m pytest -q -n logical \
	  --dist worksteal --gleichlauf-record-versions examples/tested_with.txt examples

bless: examples ## propose new expected output where the real one changed on purpose
	@$(RUN) -m gleichlauf bless examples --source $(SOURCE_LANGUAGE)

##@ Keep

lock: ## choose new versions of the packages in requirements.txt (needs uv)
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --upgrade --extra sphinx --extra pytest --group site --group offline --group test --group lint --group build pyproject.toml \
	  --output-file requirements.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --upgrade --extra sphinx --extra pytest --group neighbours pyproject.toml \
	  --output-file tests/neighbours/requirements.txt

clean: ## remove everything that was built
	rm -rf build

distclean: clean ## remove .venv as well, and what is known of thread schedules
	rm -rf .venv .gleichlauf_cache

# What `make live` builds at each change.
site: .venv/installed $(LANGUAGES:%=catalogues-%)
	@$(BUILDING) -m tools.site build/html $(LANGUAGES) --live $(JOBS)

$(LANGUAGES:%=pages-%): pages-%: .venv/installed catalogues-%
	@$(BUILDING) -m tools.build html $* build/pages/$*

$(LANGUAGES:%=examples-%): examples-%: .venv/installed catalogues-%
	@$(BUILDING) -m tools.build examples $* examples/$*

# Sphinx packs all that lies in the folder, so nothing of an earlier book may.
$(LANGUAGES:%=epub-%): epub-%: .venv/installed catalogues-%
	@rm -rf build/epub/$*
	@$(BUILDING) -m tools.build epub $* build/epub/$*

# The examples write files, so they run in an empty folder.
$(LANGUAGES:%=doctest-%): doctest-%: .venv/installed catalogues-%
	@$(BUILDING) -m tools.build doctest $* build/doctest/$* --empty-folder build/doctest/folder-$*

# A language that is misspelt would be the source text under another name.
$(LANGUAGES:%=catalogues-%): catalogues-%:
	@[ $* = $(SOURCE_LANGUAGE) ] || [ -d locales/$* ] || { echo \
	  "There are no catalogues in locales/$*: make locales LANGUAGES='$(LANGUAGES)' begins them." >&2; \
	  exit 1; }

.PHONY: help html serve offline live workshop examples locales test corpus doctest lint torture bench \
  fuzz coverage-report tested \
  bless lock clean distclean site \
  $(foreach what,pages examples epub doctest catalogues,$(LANGUAGES:%=$(what)-%))

# The stamp holds the folder's name, because the editable installation does: a copy of the
# folder makes a .venv of its own. Without a stamp the last installation was interrupted.
ifneq ($(shell cat .venv/installed 2>/dev/null),$(shell pwd -P))
.PHONY: .venv/installed
endif

# Where two calls of make install at once, the second one waits and finds it done.
.venv/installed: requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON) here. Please install Python 3.11 or later, or name one:" \
	    "make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is too old: Gleichlauf needs 3.11 or later. If there is one," \
	    "name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@mkdir -p build; \
	exec 9>build/installing; \
	if command -v flock >/dev/null && ! flock -n 9; then \
	  echo "Another make is installing here: waiting for it ..." >&2; flock 9; fi; \
	there=$$(cat $@ 2>/dev/null || true); \
	if [ "$$there" = "$$(pwd -P)" ] && [ $@ -nt requirements.txt ] && [ $@ -nt pyproject.toml ]; \
	then exit 0; fi; \
	echo "Installing the pinned packages into .venv: a minute or two, this once ..."; \
	if [ "$$there" != "$$(pwd -P)" ]; then \
	  $(PYTHON) -m venv --clear .venv || { \
	    echo "$(PYTHON) cannot make .venv. On Debian and Ubuntu this helps:" \
	      "apt install python3-venv" >&2; exit 1; }; fi; \
	rm -f $@; \
	pip="$(RUN) -m pip install -qq --disable-pip-version-check"; \
	$$pip --require-hashes -r requirements.txt; \
	$$pip --no-deps --no-build-isolation -e .; \
	$(RUN) -m tools.pyodide .venv/pyodide; \
	pwd -P > $@
