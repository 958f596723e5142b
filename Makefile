# Rowantree's tasks. The bare `make` lists them.

# From the environment or the command line: `PORT=9000 make run` and `make run PORT=9000` do the same.
PORT ?= 8000
DATA ?= rowantree-data
SEED ?= 1
SIZE ?= small
REQUESTS ?= 20000
FUZZ_SEED ?=
# From the command line alone: some shells set HOST to the machine's name, and the demo should not be seen by everybody.
HOST = 127.0.0.1
# More arguments for pytest: `make test ARGS='-k tag -x'`.
ARGS ?=

# The first of these that is Python 3.11 or newer; `make run PYTHON=/path/to/python` takes another.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; done)

VENV = .venv
BIN = $(VENV)/bin
PIP = PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet --quiet
# What is installed, and when: newer than what says what to install, or installed again.
SERVER = $(VENV)/installed-server
DEV = $(VENV)/installed-dev
LOCK = $(VENV)/lock
COVERAGE = $(BIN)/rowantree coverage conformance/reference-operations.txt

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.PHONY: help install run test prove fuzz check bench openapi coverage wheel lock clean

help: # List the tasks
	@awk -F ': .*# |: # ' '/^[a-z]+:.*# / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

install: $(DEV) # Install everything for development into .venv

run: $(SERVER) # Start a demo at http://127.0.0.1:8000 (PORT= HOST= DATA= SEED= SIZE=)
	@exec $(BIN)/rowantree demo --host '$(HOST)' --port '$(PORT)' --data '$(DATA)' --seed '$(SEED)' --size '$(SIZE)'

# Compiled code is kept even where that is switched off: a hundred processes are started.
test: $(DEV) # Run the tests on SQLite and PostgreSQL (ARGS= for pytest)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest tests -n auto --dist worksteal $(ARGS)

prove: $(DEV) # Run the long proofs: kills, sync under load, full disks (ARGS= for pytest)
	$(BIN)/python -m pytest prove $(ARGS)

fuzz: $(DEV) # Make 20,000 requests from openapi.json on each database (REQUESTS= FUZZ_SEED=)
	FUZZ_REQUESTS='$(REQUESTS)' FUZZ_SEED='$(FUZZ_SEED)' $(BIN)/python -m pytest prove/test_fuzz.py -s $(ARGS)

check: $(DEV) # Check format, lint, types, imports, and that what is made from the operations is up to date
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests prove bench
	$(BIN)/lint-imports
	@$(BIN)/rowantree openapi > $(VENV)/openapi.json
	@cmp -s openapi.json $(VENV)/openapi.json || { echo 'openapi.json is out of date: make openapi'; exit 1; }
	@$(COVERAGE) > $(VENV)/coverage.md
	@cmp -s docs/coverage.md $(VENV)/coverage.md || { echo 'docs/coverage.md is out of date: make coverage'; exit 1; }

bench: $(DEV) # Measure how fast it is, against the raw driver and others
	$(BIN)/python -m bench

openapi: $(SERVER) # Write openapi.json from the operations
	@$(BIN)/rowantree openapi > $(VENV)/openapi.json
	@cp $(VENV)/openapi.json openapi.json

coverage: $(SERVER) # Write docs/coverage.md: what of the reference there is
	@$(COVERAGE) > $(VENV)/coverage.md
	@cp $(VENV)/coverage.md docs/coverage.md

wheel: $(DEV) # Build the wheel into dist/
	@rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist .

lock: # Write requirements.txt and requirements-dev.txt: the versions of everything, from pyproject.toml
	@rm -rf $(LOCK) && $(PYTHON) -m venv $(LOCK)
	@$(LOCK)/bin/python -m pip --quiet --quiet install .
	@$(call frozen,What the server runs with) > requirements.txt
	@$(LOCK)/bin/python -m pip --quiet --quiet install '.[dev]'
	@$(call frozen,What it is developed and tested with) > requirements-dev.txt
	@rm -rf $(LOCK)

clean: # Remove what the tasks made, but not the demo's data
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

frozen = { echo '\# $(1). Made by `make lock`; pip takes it as constraints.'; \
	$(LOCK)/bin/python -m pip freeze --exclude rowantree; }

$(SERVER): pyproject.toml requirements.txt
	@test -n '$(PYTHON)' || { echo 'Rowantree needs Python 3.11 or newer: make run PYTHON=/path/to/python'; exit 1; }
	@echo 'Installing the server into $(VENV) ...'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --constraint requirements.txt --editable .
	@touch $@

$(DEV): $(SERVER) requirements-dev.txt
	@echo 'Installing the tools for development into $(VENV) ...'
	@$(PIP) install --constraint requirements-dev.txt --editable '.[dev]'
	@touch $@
