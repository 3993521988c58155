# One door for people and for CI. `make help` lists what is behind it.
PYTHON ?= $(or $(shell command -v python3.11),python3)
PY := .venv/bin/python
PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup install setup-tests run test test-fast test-security soak sbom lint format bench lock screens clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: install ## install everything, bring the database up to date, load the demo data once
	@$(PY) manage.py prepare

install:
	@$(PYTHON) -m scripts.setup

setup-tests: ## install everything, and what the tests need
	@$(PYTHON) -m scripts.setup --tests

run: install ## start the portal with demo data on http://127.0.0.1:$PORT (8000)
	@$(PY) manage.py prepare --accounts
	@echo "http://127.0.0.1:$(PORT)"
	@exec $(PY) scripts/serve.py

test: setup-tests ## every gate: lint, types, layers, tests on both databases, browser journeys
	@$(PY) scripts/quality.py all

test-fast: setup-tests ## tests on SQLite, without a browser
	@$(PY) scripts/quality.py fast

test-security: setup-tests ## the security catalogue: what was wanted, what was reached, whether the control failed
	@$(PY) -m scripts.security_report

soak: setup-tests ## the long sizes: 20.000 generated requests, 20 rounds of killed servers and databases, 4 × 8 threads
	@FUZZ_REQUESTS=20000 $(PY) -m pytest tests/test_fuzz.py -n auto
	@REGEX_LENGTH=10000 $(PY) -m pytest tests/test_regexes.py
	@BOMB_SECONDS=60 $(PY) -m pytest tests/documents/test_limited_printing.py
	@FAULT_ROUNDS=20 $(PY) -m pytest tests/faults
	@APPROVAL_ROUNDS=200 $(PY) -m pytest tests/reports/test_approval_races.py
	@MIGRATIONS=all $(PY) -m pytest tests/test_migrations_both_ways.py
	@MIGRATIONS=all APPROVAL_ROUNDS=200 $(PY) scripts/pg_cluster.py $(PY) -m pytest tests/reports/test_approval_races.py tests/test_migrations_both_ways.py
	@EVERY_VIEW=1 $(PY) -m pytest tests/journeys/test_every_page.py -n 2
	@FAULT_ROUNDS=20 $(PY) scripts/pg_cluster.py $(PY) -m pytest tests/faults

lint: setup-tests ## format, lint, types, layers, migrations, deployment settings
	@$(PY) scripts/quality.py lint

sbom: ## print the list of components (CycloneDX) from the lock files
	@$(PYTHON) -m scripts.sbom

format: setup-tests ## put code into the agreed format
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .

bench: setup ## measure speed and memory on throw-away databases; benchmarks/README.md
	@$(PY) -m benchmarks.run sqlite
	@$(PY) -m benchmarks.run postgresql
	@$(PY) -m benchmarks.run documents
	@$(PY) -m benchmarks.run lengths
	@$(PY) -m benchmarks.deadline sqlite
	@$(PY) -m benchmarks.deadline postgresql

lock: setup-tests ## resolve the newest allowed versions into the lock files
	@CUSTOM_COMPILE_COMMAND="make lock" scripts/lock.sh

screens: setup-tests ## pictures of every page in screens/, to be looked at one by one
	@$(PY) -m scripts.screens

clean: ## remove what set-up made; data, uploads and .env stay
	rm -rf .venv node_modules staticfiles .run/static .run/tests .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
