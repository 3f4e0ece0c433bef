# One command each to set up, look, test, check and mend. Everything goes under .venv/ and node_modules/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
UPGRADE ?=
FOR ?= 600

VENV := .venv
STAMPS := $(VENV)/.stamps
BIN := $(CURDIR)/$(VENV)/bin
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python

export PATH := $(BIN):$(PATH)
# What Python has compiled once starts sooner ever after.
unexport PYTHONDONTWRITEBYTECODE
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif

.PHONY: help setup demo test check fix bench fuzz docs pictures lock clean

help: ## say what each command does
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

setup: $(STAMPS)/dev $(STAMPS)/assets ## everything to work on Alongside
	@echo "Ready. 'make demo' shows it, 'make test' proves it."

demo: $(STAMPS)/runtime $(STAMPS)/assets ## a signed-in page with example data on http://localhost:$(PORT)
	@exec $(BIN)/alongside demo --port $(PORT)

test: setup ## every test: map, SQLite, PostgreSQL, browser; ends with pytest's own count
	@scripts/test

check: setup ## format, lint, types, layers, templates; in seconds
	@scripts/check

fix: setup ## put format and simple lint right
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@scripts/djade-all --fix

bench: setup ## speed, memory and layout tables, also as JSON and as a page
	$(BIN)/python -m benchmarks

fuzz: setup ## look for files that break the importer, for FOR=600 seconds
	@$(INSTALL) --require-hashes -r requirements/fuzz.txt
	$(BIN)/python -m benchmarks.fuzz.imports .cache/fuzz -max_total_time=$(FOR) -timeout=5 -rss_limit_mb=600 -max_len=60000
	$(BIN)/python -m benchmarks.fuzz.large

docs: setup ## renew the generated reference pages
	$(BIN)/python -m scripts.coverage_reference
	$(BIN)/python -m scripts.dependency_reference
	$(BIN)/python -m scripts.command_reference
	$(BIN)/python -m scripts.addresses_reference
	$(BIN)/python -m benchmarks.page
	$(BIN)/python -m scripts.operations_reference
	$(BIN)/python -m tests.journeys.map_operations

pictures: setup ## renew the pictures of the map in the docs
	DOCS_PICTURES=renew $(BIN)/python -m pytest -q tests/journeys/test_docs_pictures.py

lock: $(STAMPS)/build ## renew the locked versions (UPGRADE=--upgrade takes newer ones)
	@scripts/lock $(UPGRADE)

clean: ## remove everything that was installed or built
	rm -rf $(VENV) node_modules .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

# --- what the commands stand on; each stamp is as new as the lock it was made from ---------------------

$(STAMPS)/build: requirements/build.txt
	@scripts/make-venv "$(PYTHON)" $(VENV)
	@mkdir -p $(@D) && touch $@

$(STAMPS)/runtime: $(STAMPS)/build requirements/runtime.txt pyproject.toml
	@echo "Installing what Alongside runs on"
	@$(INSTALL) --require-hashes -r requirements/runtime.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/runtime requirements/dev.txt
	@echo "Installing the tools for tests and checks"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(STAMPS)/node: $(STAMPS)/build package-lock.json requirements/node.txt
	@scripts/ensure-node
	@npm ci --silent
	@touch $@

$(STAMPS)/assets: $(STAMPS)/node $(shell scripts/asset-sources)
	@npm run --silent build
	@touch $@
