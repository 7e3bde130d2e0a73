# Two commands matter: `make figures` and `make test`. Both set everything up by themselves; they need python3 (3.11 or newer) and make.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready

# Your own articles: make figures CORPUS=folder [METADATA=file] [ACTORS=file] [NAMES=file] [OUT=folder]
CORPUS ?=
METADATA ?=
ACTORS ?=
NAMES ?=
OUT ?= data/output
POLNEAR ?=
OPTIONS = $(if $(METADATA),--metadata "$(METADATA)") $(if $(ACTORS),--actors "$(ACTORS)") $(if $(NAMES),--names "$(NAMES)")

.PHONY: help setup figures test test-browser lab notebooks report bench docs clean

help:
	@echo "make figures    figures and tables of the sample, or of yours: CORPUS=folder [METADATA= ACTORS= NAMES= OUT=]"
	@echo "make test       style, tests, notebooks"
	@echo "make test-browser  notebooks, explorers and report in Chromium"
	@echo "make lab        the notebooks on the sample, or on yours, in JupyterLab: CORPUS= as above"
	@echo "make report     one page of figures, numbers and their sentences, CORPUS= as above"
	@echo "make notebooks  run the committed notebooks again and renew docs/images"
	@echo "make docs       the documentation site, into site/"
	@echo "make bench      speed and quality beside the peers [POLNEAR=folder]"
	@echo "make setup      the environment alone            make clean   undo it all"

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "Python is missing: install Python 3.11 or newer, then run make again." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is too old: install Python 3.11 or newer and run make PYTHON=python3.11." >&2; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --clear --python "$$(command -v $(PYTHON))" $(VENV) && \
	  uv pip install --quiet --python $(RUN) --constraint constraints.txt --editable '.[dev]'; \
	else \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "Python's venv module is missing: install it (Debian and Ubuntu: apt install python3-venv), then run make again." >&2; exit 1; }; \
	  echo "Setting up $(VENV); this takes a minute or two, once."; \
	  $(PYTHON) -m venv --clear $(VENV) && \
	  $(RUN) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'; \
	fi
	@touch $@

figures: $(READY)
	@$(RUN) -m analysis figures $(if $(CORPUS),"$(CORPUS)") --out "$(OUT)" $(OPTIONS)

report: $(READY)
	@$(RUN) -m analysis report $(if $(CORPUS),"$(CORPUS)") --out "$(OUT)" $(OPTIONS)

# Tests start many processes: the bytecode that one leaves spares the next compiling.
test: export PYTHONDONTWRITEBYTECODE =
test: $(READY)
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy & types=$$!; \
	  $(RUN) -m pytest -n auto --maxprocesses 4 --dist loadfile; tests=$$?; \
	  wait $$types || { echo "Types do not hold: mypy says above where." >&2; exit 1; }; \
	  exit $$tests

# In a real browser. Chromium is used where it is there, and installed where that can be done without a question.
test-browser: $(READY)
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1; } || true
	@if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then \
	  $(RUN) -m pytest -m browser tests; \
	else echo "test-browser: no Chromium here, and it cannot be installed; the browser tests were left out."; fi

lab: $(READY)
	@$(RUN) -m analysis lab $(if $(CORPUS),"$(CORPUS)") --out "$(OUT)" $(OPTIONS)

notebooks: $(READY)
	@$(RUN) notebooks/renew.py

# Offline; stops at the first broken link.
docs: $(READY)
	@NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs build --quiet --strict --clean
	@echo "site/index.html; its search needs a server: $(RUN) -m http.server --directory site"

bench: $(READY)
	@for name in terms intervals corpus statements sample_gold attribution frames; do \
	  echo "== benchmarks/$$name.py"; $(RUN) benchmarks/$$name.py || exit 1; done
	@if [ -n "$(POLNEAR)" ]; then for name in rules_engine inference; do \
	  echo "== benchmarks/$$name.py"; $(RUN) benchmarks/$$name.py --data "$(POLNEAR)" || exit 1; done; \
	else echo "rules_engine and inference need PolNeAR: make bench POLNEAR=folder"; fi

clean:
	rm -rf $(VENV) site data/output .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
