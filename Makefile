# Two commands for a fresh machine with Python 3.11: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test lint unit quick laws browser bench heads samples chaos fuzz additions soak licences audit reader pages minutes labeller lock clean

help:
	@echo 'make demo    set up, convert the samples, show what came out'
	@echo 'make test    set up, then everything CI runs'
	@echo 'make quick   the tests without browser, scans and batches'
	@echo 'make laws    random outlines of minutes, 2,000 a law (some minutes)'
	@echo 'make bench   speed, with ratios in one run (minutes)'
	@echo 'make heads   what is lost where heads, agenda words or titles are spoilt (seconds)'
	@echo 'make samples print the sample minutes anew (needs LibreOffice, Chromium, Thai fonts)'
	@echo 'make chaos   batches killed, on a full disk, robbed of inputs (some minutes)'
	@echo 'make fuzz    spoilt papers for an hour; SECONDS=60 for a minute. What fails is kept as a case'
	@echo 'make soak    20,000 documents in one batch, memory and handles watched (two hours; DOCUMENTS=500)'
	@echo 'make licences list the licences of what is shipped; make audit asks for known weaknesses'
	@echo 'make reader  train the line reader for scans anew (hours on a CPU; needs npm and a few GB)'
	@echo 'make pages   pages with truth, for the part of make bench about scans'
	@echo 'make minutes random minutes with truth and a label a line, for training and for measuring'
	@echo 'make labeller learn what lines of minutes are anew (some minutes)'
	@echo 'make lock    pin and hash the dependencies anew'

# Nothing is resolved at install: the locks name everything, and `pip check` says whether they do.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --no-deps

# What a user runs.
$(BIN)/minutes-extract: requirements.txt pyproject.toml
	@echo '→ making the environment in .venv (about a minute, 175 MB to fetch)'
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo 'Python 3.11 or newer is needed; name it with make PYTHON=python3.11'; exit 3)
	@$(PYTHON) -m venv .venv
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-build-isolation --editable .
	@$(PIP) check
	@$(BIN)/python -m compileall -q src
	@touch $@

# What developers add to it.
DEVELOPERS := .venv/developers
$(DEVELOPERS): requirements-dev.txt $(BIN)/minutes-extract
	@echo '→ adding what developers need (about a minute, 130 MB to fetch)'
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@$(PIP) check
	@touch $@

demo: $(BIN)/minutes-extract
	@$(BIN)/python scripts/demo.py

test: lint unit

PYTEST := $(BIN)/pytest -n auto --dist worksteal

lint: $(DEVELOPERS)
	$(BIN)/ruff check src tests scripts training
	$(BIN)/ruff format --check src tests scripts training
	$(BIN)/mypy
	$(BIN)/mypy --platform win32
	$(BIN)/lint-imports
	$(BIN)/python scripts/one_meaning.py

# Coverage is measured where it is held, by the tests of those floors: it makes a test a third slower.
FLOORS := tests/parsing tests/thai tests/checks tests/layout tests/test_laws.py tests/test_samples.py
unit: $(DEVELOPERS) browser
	$(PYTEST) $(FLOORS) --cov --cov-report=term:skip-covered --cov-report=json:.coverage.json
	$(BIN)/python scripts/coverage_floors.py .coverage.json
	$(PYTEST) $(addprefix --ignore=,$(FLOORS))

# What a change is tried with before `make test`.
quick: $(DEVELOPERS)
	$(PYTEST) --ignore=tests/e2e --ignore=tests/ocr --ignore=tests/batch

heads: $(BIN)/minutes-extract
	$(BIN)/python scripts/spoil_heads.py

laws: $(BIN)/minutes-extract
	LAWS_EXAMPLES=2000 $(BIN)/pytest tests/test_laws_documents.py

# The end-to-end tests drive the system's Chromium and axe-core; without them they are skipped and say so.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || echo 'tests in the browser are skipped: install chromium'
	@test -e .venv/node_modules/axe-core || { command -v npm >/dev/null && npm install --silent --no-save --no-package-lock --prefix .venv axe-core; } || echo 'the accessibility test is skipped: npm is not there'

bench: $(DEVELOPERS)
	$(BIN)/python scripts/bench_all.py

samples: $(DEVELOPERS)
	$(BIN)/python scripts/build_samples.py

chaos: $(DEVELOPERS)
	$(BIN)/python scripts/chaos.py --documents 300 --kills 50

SECONDS ?= 3600
DOCUMENTS ?= 20000

fuzz: $(DEVELOPERS)
	PYTHONPATH=src:. $(BIN)/python scripts/fuzz.py --seconds $(SECONDS)

PAPERS ?= 1000

additions: $(DEVELOPERS)
	PYTHONPATH=src:. $(BIN)/python scripts/additions.py --count $(PAPERS)

soak: $(DEVELOPERS)
	PYTHONPATH=src:. $(BIN)/python scripts/soak.py --documents $(DOCUMENTS)

licences: $(BIN)/minutes-extract
	PYTHONPATH=src:. $(BIN)/python scripts/licences.py

audit: $(BIN)/minutes-extract
	PYTHONPATH=src:. $(BIN)/python scripts/audit.py

# Two networks: one that has never seen the designs it is measured on, then, going on from it, the one that is shipped.
TRAIN := .venv-training/bin/python
WORK := .training
WEIGHTS := src/minutes_extract/ocr/weights

.venv-training: training/requirements.txt
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet -r training/requirements.txt

reader: .venv-training
	PYTHONPATH=src:. $(TRAIN) -m training.fonts
	PYTHONPATH=src:. $(TRAIN) -m training.letter_model
	PYTHONPATH=src:. $(TRAIN) -m training.train $(WORK)/first --chunks 150 --hold-out
	PYTHONPATH=src:. $(TRAIN) -m training.train $(WORK)/held-out --chunks 120 --start $(WORK)/first/checkpoint.pt --rate 1.5e-3 --seed 2571 --hold-out
	PYTHONPATH=src:. $(TRAIN) -m training.export $(WORK)/held-out/checkpoint.pt training/held_out.onnx
	PYTHONPATH=src:. $(TRAIN) -m training.train $(WORK)/all-fonts --chunks 100 --start $(WORK)/held-out/checkpoint.pt --rate 1.2e-3 --seed 2570
	PYTHONPATH=src:. $(TRAIN) -m training.train $(WORK)/shipped --chunks 80 --start $(WORK)/all-fonts/checkpoint.pt --rate 8e-4 --seed 2572
	PYTHONPATH=src:. $(TRAIN) -m training.export $(WORK)/shipped/checkpoint.pt $(WEIGHTS)/reader.onnx

# Pages with truth in fonts that the measured reader has not seen; `make bench` reads them.
pages: $(DEVELOPERS)
	@$(PIP) install --quiet weasyprint fonttools brotli
	PYTHONPATH=src:. $(BIN)/python -m training.fonts
	PYTHONPATH=src:. $(BIN)/python -m training.pages --work $(WORK)/pages

# Random minutes with truth: a set to learn from, and the sets that are for testing only, sound and damaged.
MINUTES := $(WORK)/minutes
COUNT ?= 500

minutes: $(DEVELOPERS)
	PYTHONPATH=src:. $(BIN)/python -m training.minutes --count $(COUNT) --configuration mixed --out $(MINUTES)/mixed
	PYTHONPATH=src:. $(BIN)/python -m training.minutes --count $(COUNT) --configuration held_out --out $(MINUTES)/held-out
	PYTHONPATH=src:. $(BIN)/python -m training.minutes --count $(COUNT) --configuration held_out --damage ocr_light --out $(MINUTES)/held-out-damaged

labeller: $(DEVELOPERS)
	PYTHONPATH=src:. $(BIN)/python -m training.labeller

lock: $(DEVELOPERS)
	@$(PIP) install --quiet uv
	$(BIN)/python scripts/lock.py

clean:
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.json
