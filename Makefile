# Everything that one does with this project. `make` alone lists the targets.
#
# Needs GNU make 4 and one Python, 3.11 or later; another one than python3 is chosen by
# `make PYTHON=python3.12 ...` before .venv exists. All paths are relative, so the folder may
# have any name.

.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
LANGUAGES := de en
SOURCE_LANGUAGE := de
TRANSLATIONS := $(filter-out $(SOURCE_LANGUAGE),$(LANGUAGES))
PORT ?= 8000

# Sphinx stops at every warning, but only after it has shown all of them.
STRICT := -W --keep-going -n -q

# Two languages on two cores, each one's output in one piece. Where make already runs in
# parallel, its own number of jobs holds.
PARALLEL = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j2) --output-sync=target

##@ Read

help: ## list these targets
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

html: .venv/installed ## build the site in both languages: build/html/index.html
	@rm -rf build/html
	@$(PARALLEL) $(LANGUAGES:%=pages-%)
	@$(MAKE) --no-print-directory publish
	@echo "The site is in build/html: open build/html/index.html, or see it with make serve."

serve: ## show the built site at http://127.0.0.1:8000 (PORT=... for another port)
	@test -e build/html/index.html || { echo "There is no site yet: run make html first." >&2; exit 1; }
	@python=.venv/bin/python; test -x $$python || python=$(PYTHON); \
	  exec $$python -m http.server --bind 127.0.0.1 --directory build/html $(PORT)

##@ Write

live: .venv/installed ## build and show the site, again at each change, reloading the browser
	@mkdir -p build/live
	@exec .venv/bin/python -m sphinx_autobuild --port $(PORT) -C -q -b dummy docs build/html

examples: .venv/installed ## write every example into examples/, one folder per language
	@$(PARALLEL) $(LANGUAGES:%=examples-%)

locales: .venv/installed ## bring the translators' catalogues up to date with docs/
	@rm -rf build/gettext
	@.venv/bin/python -m sphinx -b gettext -c . $(STRICT) -d build/doctrees/gettext docs build/gettext
	@.venv/bin/python -m sphinx_intl update -p build/gettext -d locales $(TRANSLATIONS:%=-l %) -w 0

##@ Check

test: html ## build the site, then run all tests: units, examples, doctest, site, browser
	@GLEICHLAUF_SITE=build/html .venv/bin/python -m pytest -n logical --maxprocesses 8 \
	  --dist worksteal tests examples

doctest: .venv/installed ## run Sphinx's own doctest over both languages
	@$(PARALLEL) $(LANGUAGES:%=doctest-%)

lint: .venv/installed ## check style, types and spelling
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m mypy
	.venv/bin/python -m codespell_lib
	.venv/bin/python -m sphinxlint docs README.md

bench: .venv/installed ## measure speed and memory beside plain Sphinx (about ten minutes)
	@.venv/bin/python tests/benchmarks/site.py

##@ Keep

lock: ## choose new versions of the packages in requirements.txt (needs uv)
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
	  --upgrade --group site --group test --group lint --group build pyproject.toml \
	  --output-file requirements.txt

clean: ## remove everything that was built
	rm -rf build

distclean: clean ## remove .venv as well
	rm -rf .venv

.PHONY: help html serve live examples locales test doctest lint bench lock clean distclean publish \
  $(foreach what,pages examples doctest locales-of,$(LANGUAGES:%=$(what)-%))

# One builder of Sphinx for one language: $(call sphinx,builder,language,target folder).
#
# A mark tells that it finished; it lists the files of docs/. Without it the last build failed
# or was interrupted, and everything starts from nothing: Sphinx may have left half a page that
# looks up to date, and warns of a page only in the build that reads it. So it does when a file
# of docs/ is gone (its page would stay) or our own code has changed (Sphinx would not notice).
mark = build/finished/$(1)-$(2)
define sphinx
@mkdir -p build/finished
@find docs -type f | LC_ALL=C sort > $(mark).next
@if [ ! -e $(mark) ] || [ -n "$$(LC_ALL=C comm -23 $(mark) $(mark).next)" ] || \
    [ -n "$$(find $(wildcard conf.py requirements.txt src) -type f ! -name '*.pyc' -newer $(mark))" ]; then \
  rm -rf build/doctrees/$(1)-$(2) $(filter build/%,$(3)); find locales -path '*/$(2)/*.mo' -delete; fi
@rm -f $(mark)
@root=$$PWD; cd $(or $(4),.); "$$root/.venv/bin/python" -m sphinx -b $(1) -c "$$root" $(STRICT) \
  -D language=$(2) -d "$$root/build/doctrees/$(1)-$(2)" "$$root/docs" "$$root/$(3)"
@mv $(mark).next $(mark)
endef

$(LANGUAGES:%=pages-%): pages-%: .venv/installed locales-of-%
	$(call sphinx,html,$*,build/pages/$*)

$(LANGUAGES:%=examples-%): examples-%: .venv/installed locales-of-%
	$(call sphinx,examples,$*,examples/$*)

# The examples write files, so they run in an empty folder.
$(LANGUAGES:%=doctest-%): doctest-%: .venv/installed locales-of-%
	@rm -rf build/folder-$*
	@mkdir -p build/folder-$*
	$(call sphinx,doctest,$*,build/doctest/$*,build/folder-$*)

# Without catalogues Sphinx would build the source text under another language's name.
$(LANGUAGES:%=locales-of-%): locales-of-%:
	@[ $* = $(SOURCE_LANGUAGE) ] || [ -d locales/$*/LC_MESSAGES ] || { echo \
	  "There are no catalogues in locales/$*: make locales LANGUAGES='$(LANGUAGES)' begins them." >&2; exit 1; }

# The site appears as a whole or not at all.
publish:
	@rm -rf build/html.new
	@mkdir build/html.new
	@cp -Rp $(LANGUAGES:%=build/pages/%) build/html.new
	@if [ -d docs/_root ]; then cp -Rp docs/_root/. build/html.new; fi
	@rm -rf build/html
	@mv build/html.new build/html

# The stamp holds the folder's name, because the editable installation does: a copy of the
# folder makes a .venv of its own. Without a stamp the last installation was interrupted.
ifneq ($(shell cat .venv/installed 2>/dev/null),$(shell pwd -P))
.PHONY: .venv/installed
endif

.venv/installed: requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON) here. Please install Python 3.11 or later, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is too old: Gleichlauf needs 3.11 or later. If there is one, name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Installing the pinned packages into .venv ..."
	@if [ ! -e $@ ] || [ "$$(cat $@)" != "$$(pwd -P)" ]; then \
	  $(PYTHON) -m venv --clear .venv || { \
	  echo "$(PYTHON) cannot make .venv. On Debian and Ubuntu this helps: apt install python3-venv" >&2; exit 1; }; fi
	@rm -f $@
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@pwd -P > $@
