# make demo and make test need nothing beforehand; the rest is for people who change the project.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?=
BIN := .venv/bin
export PYTHONUTF8 := 1

.PHONY: help setup demo explorer explore test check format soak fuzz bench compiled quality lexicon-report rejections lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

setup: ## make .venv with .venv/bin/isnad
	@PYTHON="$(PYTHON)" .ci/setup

demo: setup ## read the example reports; print a brief and three claims with their chains
	@$(BIN)/python examples/demo.py

explorer: setup ## build the page of the explorer into the package
	@.ci/explorer

explore: explorer ## open the explorer on the demo store
	@test -f build/demo.sqlite || $(BIN)/python examples/demo.py >/dev/null
	@$(BIN)/isnad explore --store build/demo.sqlite

test: explorer ## all tests; in Chromium and PostgreSQL, which it installs where it may
	@.ci/browser
	@.ci/postgres
	@$(BIN)/python -m pytest

check: setup ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## format, and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

soak: setup ## isnad add, killed 500 times and taken up again: nothing lost, doubled or partial
	@$(BIN)/python -m benchmarks.soak
	@.ci/postgres
	@$(BIN)/python -m benchmarks.soak --postgres --kills 100

fuzz: setup ## a million hostile inputs for everything that reads them (some minutes)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || \
		$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-fuzz.lock
	@$(BIN)/python -m benchmarks.fuzz

bench: explorer ## speed and memory beside peers, in one run, written to docs/performance.md (FULL=1: in the sizes of the bars)
	@.ci/browser
	@.ci/postgres
	@$(BIN)/python -c 'import ray' 2>/dev/null || \
		$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-ray.lock
	-@.ci/compiled
	@$(BIN)/python -m benchmarks $(if $(FULL),--full)

compiled: setup ## the engine compiled for this machine, faster: a wheel in dist/ (needs a C compiler)
	@.ci/compiled

quality: setup ## scores on the development sets, written to docs/quality.md
	@$(BIN)/python -m benchmarks.quality

lexicon-report: setup ## entries that never fire on real text
	@$(BIN)/python -m benchmarks.lexicon

rejections: setup ## docs/rejections.md, from the table of reasons
	@$(BIN)/python -m isnad.reading.reasons > docs/rejections.md

lock: ## write the lock files anew (needs uv)
	.ci/lock --upgrade

clean: ## remove what the targets above made
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
