# make run    install, read the corpus, serve the assistant on loopback
# make test   format, lint, types and tests, as CI runs them
# make eval   the gate: lint and score every question set, write the report under eval/results/
# make defects  plant ten defects in a copy; the gate has to catch each
# make page   how soon the page is painted and answers, with one and with twenty open
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

.PHONY: run test eval defects bench page postgres chromium

run: $(INSTALLED)
	$(BIN)/assistant ingest
	$(BIN)/assistant serve --host $(HOST) --port $(PORT)

# More arenas of malloc would keep the memory that many threads once needed together.
run: export MALLOC_ARENA_MAX := 2

# With every core busy, two torch threads once took a hundred times as long as one.
test eval defects bench page: export OMP_NUM_THREADS := 1
test eval defects bench page: export HF_HUB_OFFLINE := 1

test: $(INSTALLED) postgres chromium
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# The journal is tested with a PostgreSQL of the run's own, where its programs can be had.
postgres:
	@ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 \
	|| { [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	     apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null 2>&1 \
	|| echo "PostgreSQL is not here and cannot be installed: its tests are skipped." \
	        "As root: apt-get install postgresql"

# The page is tested in a real browser, where one can be had; the font shows Chinese in pictures.
chromium:
	@{ ls /usr/bin/chromium /usr/bin/chromium-browser 2>/dev/null | grep -q . \
	   && fc-list :lang=zh | grep -q .; } \
	|| { [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	     apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig; } \
	     >/dev/null 2>&1 \
	|| echo "Chromium is not here and cannot be installed: the tests of the page are skipped." \
	        "As root: apt-get install chromium fonts-noto-cjk"

eval: $(INSTALLED)
	$(BIN)/python -m eval.lint
	$(BIN)/python -m eval

defects: $(INSTALLED)
	$(BIN)/python -m eval.defects

page: $(INSTALLED) chromium
	$(BIN)/python -m eval.page

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
