# Each line here can also be typed by hand; the README shows how.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint fix accept bench schema clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

# The stamp is newer than the two files that say what to install.
.venv/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --upgrade pip
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/.installed  ## check the made-up figures of June against the plan
	$(BIN)/xihaian check data/actuals/samples/2023-06.csv

test: .venv/.installed  ## run every test
	$(BIN)/python -m pytest

lint: .venv/.installed  ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/.installed  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

accept: .venv/.installed  ## rewrite the expected outputs; read the diff
	$(BIN)/python -m pytest tests/test_cases.py --accept

bench: .venv/.installed  ## speed as ratios, side by side
	$(BIN)/python tests/bench.py

schema: .venv/.installed  ## write docs/tasks.schema.json
	$(BIN)/xihaian schema --output docs/tasks.schema.json

clean:  ## remove what make made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
