# Everything runs in .venv, which the first target that needs it makes. Needs python3 (3.11 or later), pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test browser-test screenshots lint types eval-selection eval-terms eval-terms-ours clean

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

# DATA: a folder of further sets. The peers cost minutes and some hundred MB of downloads; eval-terms-ours does without.
eval-terms: $(VENV)/developing $(VENV)-peers/installed
	$(BIN)/python -m tests.evaluation.terms $(DATA) --peers-python $(VENV)-peers/bin/python

eval-terms-ours: $(VENV)/developing
	$(BIN)/python -m tests.evaluation.terms $(DATA) --ours

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

# One by one: a peer that cannot be installed is named, here and in the table, and the others are measured
$(VENV)-peers/installed: $(VENV)/peers.txt
	$(PYTHON) -m venv $(VENV)-peers
	while read -r peer; do $(VENV)-peers/bin/python -m pip install --quiet --disable-pip-version-check "$$peer" \
		|| echo "not installed: $$peer"; done < $<
	touch $@

# pip learnt --group only in 25.1, later than the pip that comes with Python 3.11: a group is read from pyproject.toml
$(VENV)/%.txt: $(VENV)/installed
	$(BIN)/python -c "import tomllib; print('\n'.join(tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['$*']))" > $@

clean:
	rm -rf $(VENV) $(VENV)-peers dist build .pytest_cache .mypy_cache .ruff_cache
