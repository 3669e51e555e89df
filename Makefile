# Everything runs in .venv, which the first target that needs it makes. Needs python3 (3.11 or later), pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test browser-test screenshots lint types eval-selection clean

demo: $(VENV)/installed
	$(BIN)/gather-context demo

test: $(VENV)/developing
	$(BIN)/python -m pytest -n 2

browser-test: $(VENV)/browsing
	$(BIN)/python -m pytest tests/browser

screenshots: $(VENV)/browsing
	$(BIN)/python -m tests.browser.screenshots docs/images

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

eval-selection: $(VENV)/developing
	$(BIN)/python -m tests.evaluation.selection $(CORPUS)

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/developing: $(VENV)/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

$(VENV)/browsing: $(VENV)/developing $(VENV)/browser.txt tests/browser/install.sh
	tests/browser/install.sh $(VENV)
	touch $@

# pip learnt --group only in 25.1, later than the pip that comes with Python 3.11: a group is read from pyproject.toml
$(VENV)/%.txt: $(VENV)/installed
	$(BIN)/python -c "import tomllib; print('\n'.join(tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['$*']))" > $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
