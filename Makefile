# make run    install, read the corpus, serve the assistant on loopback
# make test   format, lint, types and tests, as CI runs them
# make eval   the gate: lint and score every question set, write the report under eval/results/
# make defects  plant ten defects in a copy; the gate has to catch each
# make bench  speed and size of this machine's server, and the peers beside it

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := .venv/bin
INSTALLED := .venv/.installed

export ANONYMIZED_TELEMETRY := False
export HF_HUB_DISABLE_TELEMETRY := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: run test eval defects bench

run: $(INSTALLED)
	$(BIN)/assistant ingest
	$(BIN)/assistant serve --host $(HOST) --port $(PORT)

# More arenas of malloc would keep the memory that many threads once needed together.
run: export MALLOC_ARENA_MAX := 2

# With every core busy, two torch threads once took a hundred times as long as one.
test eval defects bench: export OMP_NUM_THREADS := 1
test eval defects bench: export HF_HUB_OFFLINE := 1

test: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

eval: $(INSTALLED)
	$(BIN)/python -m eval.lint
	$(BIN)/python -m eval

defects: $(INSTALLED)
	$(BIN)/python -m eval.defects

bench: $(INSTALLED)
	$(BIN)/python -m eval.bench

# Once per change of the lock or the packaging; a second call is instant.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
	    "Python 3.11 or newer is needed. Name one: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
