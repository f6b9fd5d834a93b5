# demo, test, bench: each sets up what it needs, in .venv, from pyproject.toml.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE := .demo/store

.PHONY: demo test check bench browser clean
.DEFAULT_GOAL := help

help:
	@echo "make demo   set up, read the project's own articles, answer a question, draw a page"
	@echo "make test   set up, then lint, types, import contracts and tests"
	@echo "make bench  measure: start-up, lookups, reading, drawing"

demo: $(VENV)/.installed
	@rm -rf .demo
	@mkdir -p .demo
	$(BIN)/kg --store $(STORE) --lang en ingest --table seeds/articles
	$(BIN)/kg --store $(STORE) --lang en ask heads-of-government --meeting "Bishkek summit" --table
	$(BIN)/kg --store $(STORE) --lang en draw "Bishkek summit" -o .demo/bishkek.html

test: check
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(VENV)/.developed browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/.developed browser
	$(BIN)/python tests/bench

# The pages are tested in Debian's Chromium; without it those tests are left out, and say so.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; }; } || \
	  echo "no Chromium: the tests of pages are left out; install it with: apt-get install chromium"

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one: make $(MAKECMDGOALS) PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "this Python cannot make virtual environments; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

clean:
	rm -rf $(VENV) .demo
