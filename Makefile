# Two commands for a fresh clone: `make demo` and `make test`.  Both set up .venv first.
PYTHON ?= python3.11
VENV := .venv
PROCESSES ?= 2
BIN := $(VENV)/bin

QUICK := tests/language tests/theatres tests/reports tests/record tests/propositions tests/questions

.PHONY: demo test check lint docs package pictures bench lock assets clean

demo: $(VENV)/ready
	@$(BIN)/python ui/build.py || echo "The pages are served without scripts, which they can do."
	$(BIN)/sayso read --theatre samples/vesna.toml samples/bridge-at-orlivka.md
	@$(BIN)/sayso read --format html --theatre samples/vesna.toml --output samples/bridge-at-orlivka.html samples/bridge-at-orlivka.md
	@echo
	@echo "The same as a page: open samples/bridge-at-orlivka.html in a browser."
	@echo "Read a report of your own: $(BIN)/sayso read REPORT.txt"
	@echo
	@rm -rf samples/vesna.db* samples/vesna.captures
	$(BIN)/sayso add --ledger samples/vesna.db --theatre samples/vesna.toml samples/vesna.jsonl
	@echo
	$(BIN)/sayso questions --ledger samples/vesna.db --limit 7
	@echo
	@echo "Open this ledger in a browser, at http://localhost:8170/ :"
	@echo "  $(BIN)/sayso serve --ledger samples/vesna.db --theatre samples/vesna.toml"

test: lint assets
	$(BIN)/python ui/build.py test
	$(BIN)/pytest -n $(PROCESSES) --dist loadfile

check: lint ## Lint, types and the quick tests
	$(BIN)/pytest -n $(PROCESSES) --dist loadfile $(QUICK)

assets: $(VENV)/ready ## What a browser loads, built from ui/ if that is newer
	$(BIN)/python ui/build.py

lint: $(VENV)/ready
	$(BIN)/ruff format --check src tests bench ui hatch_build.py
	$(BIN)/ruff check src tests bench ui hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python ui/build.py check

docs: $(VENV)/ready ## Write the generated parts of the docs anew
	$(BIN)/python -m tests.docs.generate
	$(BIN)/python -m tests.web.access.acts_table
	$(BIN)/python -m tests.docs.licences

package: assets ## Build the wheel and the sources, and try the wheel without what developers have
	$(BIN)/python -m tests.packaging.smoke

PICTURES ?= bench/out/pictures
pictures: assets ## Pictures of the pages, and a page of what differs from the last ones
	$(BIN)/python -m tests.web.picture_differences $(PICTURES)

bench: $(VENV)/ready
	$(BIN)/python -m bench.reading

lock: ## Pin the development environment anew
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --extra dev --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements-dev.lock pyproject.toml
	@# What followthemoney brings of old types would hide those that sqlalchemy has itself.
	sed -i '/^sqlalchemy2-stubs==/,/# via followthemoney/d' requirements-dev.lock

$(VENV)/ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist src/sayso/web/assets ui/node_modules
