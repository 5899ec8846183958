# `make help` lists what can be made. Needs make and Python 3.11 or newer.
#
# VENV=dir         where the environment goes (default .venv)
# PYTHON=command   which Python makes it (default: the first fit one of the list below)

VENV ?= .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
SOURCES := $(wildcard indexer webapp tests benchmarks)
UV := uv==0.13.9

# A Python is fit if it is new enough and can make an environment with pip in it.
FIT := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
FIND_PYTHON := for python in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	if $$python -c '$(FIT)' >/dev/null 2>&1; then echo $$python; break; fi; done

# How to install a Debian package without asking anybody: as root, or with sudo that asks for
# no password. Fails where neither is possible.
APT := apt_get() { \
	command -v apt-get >/dev/null || return 1; \
	if [ "$$(id -u)" = 0 ]; then root=; \
	elif sudo -n true 2>/dev/null; then root='sudo -n'; \
	else return 1; fi; \
	$$root apt-get update && \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$$@"; }

# Starts the browser that the tests use: an installed Chromium, else Playwright's own.
START_BROWSER := $(BIN)/python -c "import shutil, playwright.sync_api as api; \
	path = shutil.which('chromium'); \
	play = api.sync_playwright().start(); \
	play.chromium.launch(executable_path=path, args=['--no-sandbox']).close(); \
	play.stop()"

# Python keeps what it has compiled, also where the surroundings forbid it: the tests start it often.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: serve test check try translate audit links screenshots accuracy bench faults stress lint format lock clean help

serve: $(VENV)/.installed ## index corpus/ and serve it on http://127.0.0.1:8000
	$(BIN)/floor serve

test: $(VENV)/.installed-dev $(VENV)/.browser lint ## run every check and every test, the browser's too
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.installed-dev lint ## the checks for every commit: style, types, the fast tests
	@.ci/changelog
	$(BIN)/python -m pytest -q -n 3 --dist loadfile --ignore=tests/browser --hypothesis-profile=check \
		-m "not cluster and not slow and not shared"

TEST ?= tests
try: $(VENV)/.installed-dev ## run some tests while you write: make try TEST=tests/webapp
	$(BIN)/python -m pytest -q -m "not browser" $(TEST)

accuracy: $(VENV)/.installed-dev ## measure how well speakers are told, against a reading by people
	$(BIN)/python -m tests.accuracy.scoring

SIZES ?= beirut corpora
bench: $(VENV)/.installed-dev ## measure speed beside others; SIZES="beirut languages corpora scale million", BENCH=options
	$(BIN)/python -m benchmarks $(SIZES) $(BENCH)

faults: $(VENV)/.installed-dev ## kill it, fill its disk and damage its files, and write benchmarks/RELIABILITY.md; FAULTS=options
	FLOOR_FAULTS=1 $(BIN)/python -m pytest -q -s tests/stress/test_cluster_failures.py
	$(BIN)/python -m benchmarks.faults $(FAULTS)

STRESS ?= corpora
STRESS_CORPUS ?= $(or $(wildcard ../shared/corpora),corpus)
stress: $(VENV)/.installed-dev ## put the server under load, beside gunicorn and granian where they are installed, and ask 20,000 nasty queries; STRESS=size, STRESS_CORPUS=folder
	$(BIN)/python -m benchmarks.stress $(STRESS)
	for engine in whoosh tantivy; do \
		$(BIN)/python -m tests.stress.queries $(STRESS_CORPUS) build/stress-$$engine --engine $$engine --keep || exit 1; \
	done

translate: $(VENV)/.installed-dev ## bring the catalogues of the pages up to date; LANGUAGE=code begins one of another language
	$(BIN)/python -m tests.catalogues $(LANGUAGE)

lint: $(VENV)/.installed-dev ## check style, types and the direction of imports
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

audit: $(VENV)/.installed-dev ## look up known weaknesses of what is installed; status 3 where they can't be looked up
	@$(BIN)/python .ci/audit requirements.lock

links: $(BIN)/pip ## ask for every page elsewhere that the documentation links to; status 3 without a network
	@$(BIN)/python .ci/links *.md docs/*.md webapp/help/*.md tests/accuracy/*.md

screenshots: $(VENV)/.installed-dev $(VENV)/.browser ## take pictures of the pages, into build/screenshots, and those of the documentation
	$(BIN)/python -m pytest -q tests/browser/test_screenshots.py
	for name in search timeline grid reading speaker; do cp build/screenshots/$$name-light.png docs/screenshots/$$name.png; done

format: $(VENV)/.installed-dev ## put the code in its standard form
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

lock: $(BIN)/pip ## choose the newest fit versions of all dependencies anew
	$(PIP) install --quiet $(UV)
	$(BIN)/uv pip compile pyproject.toml --output-file requirements.lock --upgrade $(LOCK_OPTIONS) \
		--extra metrics --extra office --extra opensearch --extra pdf
	$(BIN)/uv pip compile pyproject.toml --output-file requirements-dev.lock --upgrade $(LOCK_OPTIONS) \
		--extra dev --constraint requirements.lock

LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

clean: ## remove the environment, the index and everything else that was made
	rm -rf $(VENV) index build dist *.egg-info
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# The environment. The .installed files say what has been done, so that it is done once.

$(BIN)/pip:
	@$(APT); python="$(PYTHON)"; \
	[ -n "$$python" ] || python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ] && apt_get python3-venv; then python=$$($(FIND_PYTHON)); fi; \
	if [ -z "$$python" ]; then \
		echo 'No Python 3.11 or newer that can make an environment was found.' >&2; \
		echo 'On Debian or Ubuntu: sudo apt-get install python3-venv' >&2; \
		echo 'Elsewhere: install Python from https://www.python.org, or name yours: make PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	if ! "$$python" -c '$(FIT)' >/dev/null 2>&1; then \
		echo "$$python is no Python 3.11 or newer that can make an environment: name another, make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "$$python -m venv $(VENV)"; \
	"$$python" -m venv "$(VENV)"

$(VENV)/.installed: pyproject.toml requirements.lock | $(BIN)/pip
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml requirements-dev.lock | $(BIN)/pip
	$(PIP) install --quiet --require-hashes --requirement requirements-dev.lock
	$(PIP) install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.browser: | $(VENV)/.installed-dev
	@$(APT); \
	if $(START_BROWSER) >/dev/null 2>&1; then touch $@; exit 0; fi; \
	echo 'Bringing a browser for the tests.'; \
	apt_get chromium \
		|| $(BIN)/playwright install --with-deps chromium \
		|| $(BIN)/playwright install chromium; \
	if $(START_BROWSER); then touch $@; exit 0; fi; \
	echo 'The tests need Chromium, and it could not be installed or started (see above).' >&2; \
	echo 'Install it by hand and try again. On Debian: sudo apt-get install chromium' >&2; \
	exit 1
