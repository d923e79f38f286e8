# Two commands do everything: `make serve` and `make test`. The others are parts of them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SOURCE ?= findings
SITE_DIR ?= site

.PHONY: serve test bench fuzz mutants audit browser site check lint lock clean

serve: $(VENV)/.installed
	$(BIN)/findings serve

site: $(VENV)/.installed
	$(BIN)/findings build --source $(SOURCE) --site-dir $(SITE_DIR)

check: $(VENV)/.installed
	$(BIN)/findings check --source $(SOURCE)

test: $(VENV)/.installed-test lint browser
	$(BIN)/findings check
	$(BIN)/python -m pytest -n 2 -rs

# Takes an hour; let nothing else run meanwhile. Writes its tables into docs/performance.md.
bench: $(VENV)/.installed-test browser
	$(BIN)/python -m benchmarks.finder
	$(BIN)/python -m benchmarks.index_of_words
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.pages

# Ever new files for the reader; a million take some minutes. What fails lies in FUZZ afterwards.
RUNS ?= 1000000
FUZZ ?= .cache/fuzz
fuzz: $(VENV)/.installed-deep
	$(BIN)/python -m tests.reading.fuzz_reader $(FUZZ) $(RUNS)

# Small changes to the program, one at a time: the tests should notice 85 % of those to each file. Takes an hour on
# two processors. What was tried stays in mutants/: the next run tries what changed since, and MUTANTS names
# what to try in any case, such as MUTANTS='generator.reading.origin*'. `make clean` forgets everything.
MUTANTS ?=
mutants: $(VENV)/.installed-deep
	rm -rf mutants/tests mutants/docs mutants/findings  # copied anew; what was removed since must not stay
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/mutmut run $(MUTANTS)
	$(BIN)/mutmut results --all true | $(BIN)/python -m tests.mutation_score

# The browser tests use the Chromium of this machine, or else Playwright's own, where it may be fetched;
# where there is neither, they are skipped, and the run lists them (-rs).
CHROMIUM := $(firstword $(foreach name,chromium chromium-browser google-chrome google-chrome-stable,$(shell command -v $(name))))
browser: $(VENV)/.installed-test
ifeq ($(CHROMIUM),)
	-$(BIN)/playwright install chromium
endif

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Everything is installed from the lock files, by hash; the package itself is linked, not copied.
$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --only-binary :all: -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-test: requirements-test.lock $(VENV)/.installed
	$(PIP) --require-hashes --only-binary :all: -r requirements-test.lock
	touch $@

$(VENV)/.installed-deep: requirements-deep.lock $(VENV)/.installed-test
	$(PIP) --require-hashes --only-binary :all: -r requirements-deep.lock
	touch $@

$(VENV)/.installed-audit: requirements-audit.lock $(VENV)/.installed-test
	$(PIP) --require-hashes --only-binary :all: -r requirements-audit.lock
	touch $@

# Asks a public database about every pinned package; fails on a known vulnerability, and says so where the
# database cannot be reached. With FINDINGS_AUDIT=required that is a failure, too.
audit: $(VENV)/.installed-audit
	$(BIN)/python .ci/audit.py requirements*.lock

# Needs uv. Run it after changing the dependencies in pyproject.toml. Each file begins with its command, by which
# Renovate makes it anew (renovate.json).
LOCK := uv pip compile --universal --python-version=3.11 --generate-hashes
lock:
	$(LOCK) --extra=build --output-file=requirements.lock pyproject.toml >/dev/null
	$(LOCK) --extra=test --output-file=requirements-test.lock pyproject.toml >/dev/null
	$(LOCK) --extra=deep --constraints=requirements-test.lock --output-file=requirements-deep.lock pyproject.toml >/dev/null
	$(LOCK) --extra=audit --constraints=requirements-test.lock --output-file=requirements-audit.lock pyproject.toml >/dev/null

clean:
	rm -rf $(VENV) site mutants
