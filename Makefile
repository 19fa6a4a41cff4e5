# make run      open the program on the invented centre
# make test     everything that must hold before a change lands
# make lint     only the reading checks: ruff, mypy, import-linter
# make torture  break real things, in full (long)
# make bench    print the table of what it costs, beside its floors
# make lock     renew the locked dependencies
# make clean    remove what the checks and the set-up made

SHELL := /bin/bash
PYTHON := .venv/bin/python
WORKERS ?= 2
# Thousands of synced commits wait for a real disk; memory takes the same tests in a fraction.
# A machine without a few free gigabytes there uses its usual temporary folder.
TEST_TMP := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 { print "/dev/shm" }')
# Without its bytecode every one of the many processes below would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test lint torture bench lock clean setup setup-dev

help:
	@sed -n '/^# make/s/^# //p' Makefile

setup:
	@bash scripts/setup.sh run

setup-dev:
	@bash scripts/setup.sh dev

run:
	@bash scripts/run.sh

lint: setup-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	PYTHONPATH=. .venv/bin/lint-imports --no-logo

test: lint
	TMPDIR=$(or $(TEST_TMP),$(TMPDIR),/tmp) $(PYTHON) -m pytest -n $(WORKERS) --dist worksteal

torture: setup-dev
	IPSO_TORTURE=full $(PYTHON) -m pytest tests/torture tests/services/test_seats_machine.py -n $(WORKERS) --dist worksteal

bench: setup-dev
	@$(PYTHON) -m tests.bench

lock:
	bash scripts/lock.sh

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find ipso_desk tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
