# Kundenbindung: one command to see the site, one to test it. `make help` lists all.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SITE   := $(VENV)/.site
ENGINES ?= chromium firefox webkit
DEV    := $(VENV)/.dev
ZENSICAL := $(VENV)/zensical
RELEASE := $(VENV)/release
VERSION = $(shell git describe --always --tags)
PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist worksteal
# Files keep their real times, or Python would compile every module anew.
SHIFTED := NO_FAKE_STAT=1 faketime -f
export PYTHONPATH := hooks
# Some machines forbid Python to keep what it has compiled; each of the many programs here would compile all of ours again.
unexport PYTHONDONTWRITEBYTECODE
export NO_MKDOCS_2_WARNING := 1

# An own edition: its folder, and where its site goes.
EDITION ?= $(KB_EDITION)
export KB_EDITION := $(EDITION)
# To look at the site before everything is said that only whoever runs it knows.
PREVIEW ?= $(KB_PREVIEW)
ifneq ($(PREVIEW),)
export KB_PREVIEW := $(PREVIEW)
endif
OUT := $(if $(EDITION),$(EDITION)/site,site)

# Side by side, and all of them though one finds something: an own edition has contents only.
CHECKS := check-contents $(if $(EDITION),,check-style check-types check-scripts)

.DEFAULT_GOAL := help
.PHONY: help serve build offline audit committed release pages zensical test test-days check $(CHECKS) ids export import edition accept engines hosting bench pictures browser requirements clean

help: ## diese Liste
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: $(SITE) ## Website bauen und unter http://127.0.0.1:8000 zeigen; Änderungen erscheinen von selbst
	$(BIN)/mkdocs serve --livereload

# Built aside: where a server reads, the last one stays until this one is whole.
build: $(SITE) ## Website streng prüfen und nach site/ bauen, Einstellungen für Webserver nach site-server/; zum Ansehen: PREVIEW=1
	$(BIN)/python -m kb.final docs --address
	$(BIN)/mkdocs build --strict --site-dir build/site
	$(BIN)/python -m kb.publish build/site --to $(OUT) $(PUBLISH)

offline: $(SITE) ## die Website als ZIP, das sich ohne Webserver öffnet, nach site-offline/kundenbindung.zip
	$(BIN)/python -m kb.final docs
	$(BIN)/mkdocs build --strict --site-dir build/offline
	$(BIN)/python -m kb.offline build/offline $(OUT)-offline/kundenbindung.zip

audit: $(SITE) $(RELEASE)/.ready ## die benutzten Pakete auf bekannte Lücken prüfen, wo pypi.org zu erreichen ist
	$(BIN)/python -m kb.audit --python $(RELEASE)/bin/python requirements-dev.txt requirements-zensical.txt requirements-release.txt $(AUDIT)

release: committed audit build offline ## alles für ein Haus ohne Netz in eine Datei in release/; mit den Paketen: make release WHEELS=1
	rm -rf build/release
	mkdir -p build/release
	cp -R $(OUT) build/release/site
	cp -R $(OUT)-server build/release/site-server
	cp $(OUT)-offline/kundenbindung.zip build/release/kundenbindung-offline.zip
	git archive --format zip --output build/release/quelltext.zip HEAD
	$(RELEASE)/bin/python -m cyclonedx_py requirements --output-reproducible --output-file build/release/stueckliste.cdx.json requirements.txt
	$(if $(WHEELS),$(BIN)/pip download --quiet --disable-pip-version-check --require-hashes --only-binary :all: --dest build/release/pakete -r requirements.txt)
	$(BIN)/python -m kb.release build/release release/kundenbindung-$(VERSION).zip --version $(VERSION)$(if $(EDITION), --edition $(EDITION))

# The day of the commit, so that whoever builds it again gets the same files.
release: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)

committed:
	@test -z "$$(git status --porcelain)" || { echo 'Git kennt noch nicht alle Änderungen. Halten Sie sie zuerst fest, mit: git commit' >&2; exit 1; }

pages: $(SITE) ## alle Seiten als Markdown-Dateien mit Skripten und Stilen nach build/pages/ schreiben, ohne MkDocs
	rm -rf build/pages
	$(BIN)/python -m kb docs build/pages

zensical: $(SITE) $(ZENSICAL)/.ready ## dieselbe Website mit Zensical nach build/zensical/site/ bauen, ohne MkDocs
	$(BIN)/python -m kb.final docs --address
	rm -rf build/zensical
	$(BIN)/python -m kb docs build/zensical --strict --zensical
	cd build/zensical && $(CURDIR)/$(ZENSICAL)/bin/python -m zensical build --strict

check: $(DEV) ## Inhalte, Sprache, Typen und Stil prüfen (schnell, ohne Browser)
	@$(MAKE) --no-print-directory --keep-going --jobs $(CHECKS)

check-contents:
	$(BIN)/python -m kb.check docs --words woerter.txt --hosts adressen.txt --inventory tests/inventory.csv --promises tests/promises.csv --ids kennungen.csv --menu mkdocs.yml --kept=.cache/dictionary

check-style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types:
	$(BIN)/mypy

check-scripts:
	DENO_DIR=.cache/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno check --quiet --config browser/deno.json browser

ids: $(SITE) ## neue Kennungen in kennungen.csv eintragen
	$(BIN)/python -m kb.ledger docs kennungen.csv

export: $(SITE) ## alle Fragen für eine Lernplattform schreiben: make export FORMAT=moodle TO=fragen.xml
	@test -n "$(FORMAT)$(TO)" || { echo 'Nennen Sie Format und Datei: make export FORMAT=moodle TO=fragen.xml' >&2; exit 1; }
	$(BIN)/python -m kb export $(FORMAT) $(TO)

import: $(SITE) ## fremde Fragen als Markdown zeigen: make import FILE=fragen.xml > neu.md
	@test -n "$(FILE)" || { echo 'Nennen Sie die Datei: make import FILE=fragen.xml > neu.md' >&2; exit 1; }
	@$(BIN)/python -m kb import $(FILE)

edition: $(SITE) ## eine eigene Ausgabe beginnen: make edition NAME=../firma; danach überall EDITION=../firma
	@test -n "$(NAME)" || { echo 'Nennen Sie einen Ordner neben diesem: make edition NAME=../firma' >&2; exit 1; }
	$(BIN)/python -m kb.edition new $(NAME)

accept: $(SITE) ## festhalten, dass jemand gesehen hat, was eine Ausgabe von uns ändert: make accept EDITION=../firma
	@test -n "$(EDITION)" || { echo 'Nennen Sie den Ordner der Ausgabe: make accept EDITION=../firma' >&2; exit 1; }
	$(BIN)/python -m kb.edition accept $(EDITION)

test: check browser ## alles prüfen, auch in einem echten Browser, jedes Mal in anderer Reihenfolge; auch, was lange dauert: make test OFTEN=1
	KB_OFTEN=$(OFTEN) $(PYTEST) $(if $(OFTEN),,-m "not thorough")

test-days: $(DEV) browser ## alle Tests an drei anderen Tagen und Orten, mit faketime
	@command -v faketime >/dev/null || { echo 'faketime fehlt. Unter Debian und Ubuntu: apt-get install faketime' >&2; exit 1; }
	TZ=Pacific/Auckland $(SHIFTED) -400d $(PYTEST)
	TZ=America/Los_Angeles $(SHIFTED) +200d $(PYTEST)
	LC_ALL=C $(SHIFTED) +1461d $(PYTEST)

engines: $(DEV) ## was Leser tun, in Chromium, Firefox und WebKit prüfen; nur einer: make engines ENGINES=firefox
	$(BIN)/python -m tests.engines.install $(ENGINES)
	$(BIN)/pytest tests/engines --engines "$(ENGINES)"

hosting: $(DEV) browser ## die Website hinter nginx, Caddy und Apache prüfen, mit den Einstellungen aus site-server/; auch hier: ENGINES=firefox
	$(BIN)/python -m tests.hosting.programs
	$(BIN)/python -m tests.engines.install $(ENGINES)
	KB_ENGINES="$(ENGINES)" $(BIN)/pytest tests/hosting

bench: $(DEV) browser ## Bauzeit, Speicher und Bytes gegen Material und mkdocs-quiz messen, die Suche auch gegen Pagefind; nur einen Teil: make bench ONLY=search
	$(BIN)/python -m bench $(if $(ONLY),--only $(ONLY))

pictures: $(DEV) browser ## die Bilder der README neu aufnehmen, mit einem erfundenen Betrieb
	$(BIN)/python -m pictures

browser: $(DEV)
	$(BIN)/python -m tests.browser.install

requirements: $(DEV) ## requirements*.txt aus requirements*.in neu erzeugen
	$(BIN)/pip install --quiet uv
	for name in requirements requirements-dev requirements-zensical requirements-release bench/requirements-mkdocs-quiz bench/requirements-pagefind tests/requirements-properdocs; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url --no-emit-find-links --upgrade $$name.in -o $$name.txt || exit 1; \
	done

clean: ## alles Erzeugte löschen
	rm -rf $(VENV) site site-server site-offline release build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 oder neuer wird gebraucht, gefunden: " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)

$(SITE): requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $(SITE) $@

$(ZENSICAL)/.ready: requirements-zensical.txt | $(BIN)/python
	$(BIN)/python -m venv --clear $(ZENSICAL)
	$(ZENSICAL)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-zensical.txt
	@touch $@

$(RELEASE)/.ready: requirements-release.txt | $(BIN)/python
	$(BIN)/python -m venv --clear $(RELEASE)
	$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-release.txt
	@touch $@
