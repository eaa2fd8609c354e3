# make run    speak the sample show in seeds/ and write its podcast to episodes/
# make test   run the tests
# make check  format, lint, types, import contract and tests, as CI does
# make quality  what cleaning leaves in and takes out on pages with gold text; PAGES="en01 a3" lists only those
# make listen what a recogniser understands of the episodes, with our narration and without; SOURCE=FILE as for bench
# make bench  speed and memory, as ratios measured in one run; SOURCE=FILE for a page of your own
#
# Each makes what it needs: an environment in .venv, with the versions in constraints.txt.

PYTHON ?= python3
SOURCE ?= seeds
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check quality listen bench clean

run: $(VENV)/installed
	$(BIN)/audioposts run
	@echo
	@echo "Listen: open the files in episodes/audio-posts, or subscribe in a podcast app with: $(BIN)/audioposts serve"

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/installed-dev
	./check

quality: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.quality $(PAGES)

listen: $(VENV)/installed-dev
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[listen]'
	$(BIN)/python -m benchmarks.listen $(SOURCE)

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/bench.py $(SOURCE)
	$(BIN)/python -m benchmarks.joining
	$(BIN)/python -m benchmarks.keeping
	$(BIN)/python -m benchmarks.serving
	$(BIN)/python -m benchmarks.pages

$(BIN)/python:
	PYTHON="$(PYTHON)" sh .ci/environment $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml constraints.txt
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: $(BIN)/python pyproject.toml constraints.txt
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) .audioposts .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache episodes/*/
