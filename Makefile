# `make` prints what there is. Every target sets up what it needs first and is safe to run again.
PYTHON ?= python3
PORT ?= 4010
JOB_SECONDS ?= 2
STATE ?=
ROUNDS ?= 20
DIST ?= openapi/dist
CLIENTS ?= generated_client

export PATH := $(CURDIR)/.venv/bin:$(PATH)
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true

# A vendor is a folder with an openapi.yaml in it.
VENDORS := $(patsubst openapi/%/openapi.yaml,%,$(wildcard openapi/*/openapi.yaml))
PYTHON_SOURCES := client_core mocks generator languages openapi tests examples benchmarks

# LANG is also the locale of whoever runs make: only `make client LANG=go` names a language.
LANGUAGE := $(if $(findstring command,$(origin LANG)),$(LANG))

# Commands that print a result write it to stdout; progress of the set-up goes there too.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo mock prism test conformance check lint types format bundle readme scenarios generate lock clean bench client client-docs client-tools test-clients test-kill test-teeth test-pages browser proxy diff mutation drift release

help:  ## Print what there is
	@echo "Contract, client and mock for: $(VENDORS)"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

## --- set-up -----------------------------------------------------------------------------------------------------------

PRISM := mocks/image_api_mocks/node/prism.cjs

setup: .venv/.installed node_modules/.installed $(PRISM)  ## Set up .venv (Python tools, Node), node_modules, and Prism

.venv/.installed: requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, $(PYTHON) is " + sys.version.split()[0] + ": make PYTHON=python3.12 ...")'
	@echo "==> Setting up .venv (Python tools and Node), once"
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/.installed: package-lock.json .npmrc | .venv/.installed
	@echo "==> Setting up node_modules (Redocly and other tools), once"
	@npm ci --silent
	@touch $@

mocks/node/node_modules/.installed: mocks/node/package-lock.json mocks/node/.npmrc | .venv/.installed
	@echo "==> Setting up mocks/node/node_modules (Prism, Scalar), once"
	@npm ci --silent --prefix mocks/node
	@touch $@

$(PRISM): mocks/node/node_modules/.installed $(wildcard mocks/node/*.mjs mocks/node/licences/*)
	@echo "==> Building mocks/image_api_mocks/node (Prism, Scalar), once"
	@node mocks/node/build.mjs

lock: .venv/.installed  ## Lock the Python and Node dependencies anew
	uv pip compile pyproject.toml --extra mock --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade --quiet -o requirements-dev.txt
	uv pip compile benchmarks/peers.in --constraint requirements-dev.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade --quiet -o benchmarks/peers.txt
	npm install --package-lock-only
	npm install --package-lock-only --prefix mocks/node

## --- from the contract to what is made of it --------------------------------------------------------------------------

bundle: setup  ## Bundle the contracts into openapi/dist
	@mkdir -p build $(DIST)
	@set -e; for vendor in $(VENDORS); do \
	  echo "==> Bundling $$vendor into $(DIST)"; \
	  for ext in yaml json; do npx --no-install redocly bundle openapi/$$vendor/openapi.yaml -o $(DIST)/$$vendor.openapi.$$ext >build/bundle.log 2>&1 || { cat build/bundle.log; exit 1; }; done; \
	  npx --no-install openapi-down-convert --input $(DIST)/$$vendor.openapi.json --output $(DIST)/$$vendor.openapi-3.0.json; \
	  python generator/receiver_contract.py $(DIST)/$$vendor.openapi.json; \
	done

readme: setup  ## Write the table of operations into the README
	@python openapi/operations_table.py

scenarios: setup  ## Write docs/scenarios.md from mocks/scenarios
	@python mocks/scenarios_page.py

generate: setup  ## Generate the Python clients into generated_client
	@python generator/generate.py --dist $(DIST) --output $(CLIENTS)

release: setup  ## Take the bundles as the released contracts, which `make diff` and `make check` compare with
	@mkdir -p openapi/released
	@cp $(VENDORS:%=$(DIST)/%.openapi.json) openapi/released/

## --- use it -----------------------------------------------------------------------------------------------------------

mock: setup  ## Serve the mock of both vendors, and its pages, at http://127.0.0.1:4010 (PORT= moves it, JOB_SECONDS= is how long a job takes, STATE=mock.db outlives it)
	@python -m image_api_mocks --port $(PORT) --job-seconds $(JOB_SECONDS) $(if $(STATE),--state "$(STATE)")

prism: setup  ## Serve plain Prism instead, which remembers nothing (PORT= moves it)
	@python -m image_api_mocks --plain --port $(PORT)

demo: setup  ## Make every documented request through the clients, on the mock
	@python examples/demo.py

client: setup  ## Make a client in another language into build/clients (LANG=go); alone, list the languages
	@LANG=C.UTF-8 python -m languages.make_client $(LANGUAGE)

client-docs: setup  ## Write docs/other-languages.md anew
	@python -m languages.document

client-tools: setup  ## Install what is missing for other languages and Debian has (as root)
	@LANG=C.UTF-8 python -m languages.install_tools

## --- prove it ---------------------------------------------------------------------------------------------------------

# Three at a time keep two cores busy: many tests wait for a process or a time-out.
test: setup  ## Run the tests, five to six minutes on two cores; test-pages and test-teeth are apart
	@python -m pytest --numprocesses 3 --dist loadfile --ignore tests/browser -m "not teeth"

test-teeth: setup  ## Break the mock and the receiver on purpose, and see that Schemathesis notices
	@python -m pytest --numprocesses 2 tests/conformance -m teeth

test-pages: setup  ## Run the tests of the mock's pages, in Chromium
	@python -m pytest --numprocesses 2 --dist loadfile tests/browser

browser: setup  ## Install Chromium from Debian's packages (as root), for the tests of the mock's pages
	@LANG=C.UTF-8 PYTHONPATH=tests python -m browser.chromium

test-kill: setup  ## Kill the mock under load and start it again, 20 times (ROUNDS=)
	@KILL_ROUNDS=$(ROUNDS) python -m pytest tests/mocks/test_kill.py

test-clients: setup  ## Generate, compile and test a client in every language (LANG=go: in one), on the mock
	@LANG=C.UTF-8 PYTHONPATH=tests python -m polyglot.run $(LANGUAGE)

ifdef TARGET
conformance: setup
	@PYTHONPATH=tests python -m live --target $(TARGET) $(if $(SPEND),--spend $(SPEND)) $(if $(PRICE),--price $(PRICE)) $(if $(PER_MINUTE),--per-minute $(PER_MINUTE)) \
	  $(foreach id,$(ID),--id '$(id)') $(if $(DRY_RUN),--dry-run)
else
conformance: setup  ## Hold the mock to the contracts and report what was exercised; the live API with TARGET=<vendor> (SPEND=, PRICE=, ID=, PER_MINUTE=, DRY_RUN=1)
	@mkdir -p build/conformance && rm -f build/conformance/*
	@CONFORMANCE_EXCHANGES=$(CURDIR)/build/conformance/exchanges.jsonl python -m pytest tests/conformance --ignore tests/conformance/test_teeth.py
	@PYTHONPATH=tests python -m conformance.long_run
	@PYTHONPATH=tests python -m conformance.coverage_report
endif

proxy: setup  ## Put Prism's validating proxy in front of the live API at UPSTREAM=<url>, and tell deviations as you work (TARGET=, PORT=)
	@test -n "$(UPSTREAM)" || { echo "error: name the live API: make proxy UPSTREAM=<url>" >&2; exit 2; }
	@PYTHONPATH=tests python -m live.proxy --upstream '$(UPSTREAM)' --port $(PORT) $(if $(TARGET),--target $(TARGET))

diff: setup  ## Tell what has changed in the contracts since BASE= (default: the released ones), and whom it breaks
	@PYTHONPATH=tests python -m breaking --dist $(DIST) $(if $(BASE),--base $(BASE))

mutation: setup  ## Break the contracts, one statement at a time, and see what the suite notices (ONLY=, KIND=, SIDE=, FILE=, SAMPLE=, LIST=1)
	@PYTHONPATH=tests:generator python -m mutation $(if $(ONLY),--only $(ONLY)) $(if $(KIND),--kind $(KIND)) $(if $(SIDE),--side $(SIDE)) \
	  $(if $(FILE),--file $(FILE)) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(LIST),--list) $(if $(TABLE),--table)

drift: setup  ## Hold a new TEXT= of a vendor's PAGE= against the facts drawn from the old one (docs/sources)
	@PYTHONPATH=tests python -m drift $(if $(PAGE),--page $(PAGE)) $(if $(TEXT),--text $(TEXT)) $(if $(FACTS),--facts '$(FACTS)')

bench: setup  ## Measure clients and mock beside their peers, about 10 minutes (QUICK=1: two minutes)
	@python benchmarks/prepare.py
	@build/bench-venv/bin/python -m benchmarks.run $(if $(QUICK),--quick)

check: setup  ## Check format, lint, types, and that bundles, clients and README are up to date
	ruff format --check $(PYTHON_SOURCES)
	ruff check $(PYTHON_SOURCES)
	$(MAKE) --no-print-directory lint types
	@rm -rf build/check && mkdir -p build/check
	@$(MAKE) --no-print-directory bundle DIST=build/check/dist
	@diff -ru $(DIST) build/check/dist || { echo "openapi/dist is not what the contracts say: run 'make bundle' and commit the result." >&2; exit 1; }
	@$(MAKE) --no-print-directory generate CLIENTS=build/check/generated_client
	@diff -ru --exclude=__pycache__ $(CLIENTS) build/check/generated_client || { echo "generated_client is not what the bundles say: run 'make generate' and commit the result." >&2; exit 1; }
	@python openapi/operations_table.py --check
	@python mocks/scenarios_page.py --check
	@PYTHONPATH=tests python -m breaking --quiet
	@echo "==> All checks passed"

lint: setup  ## Lint the contracts, source and bundle, the workflows, and the container's files
	hadolint Dockerfile
	npx --no-install dclint --quiet --max-warnings 0 compose.yaml
	npx --no-install redocly lint $(wildcard openapi/*/openapi.yaml openapi/*/workflows.arazzo.yaml openapi/dist/*.yaml openapi/dist/*.json)
	npx --no-install redocly lint --skip-rule contract/operation-secured --skip-rule contract/operation-id-form mocks/image_api_mocks/admin.openapi.json

types: setup  ## Type-check with mypy --strict and pyright strict
	mypy
	npx --no-install pyright --pythonpath .venv/bin/python

format: setup  ## Format the Python code
	ruff format $(PYTHON_SOURCES)
	ruff check --fix $(PYTHON_SOURCES)

clean:  ## Remove what was set up and built; nothing that is committed
	rm -rf .venv node_modules languages/typescript/node_modules mocks/node/node_modules mocks/image_api_mocks/node build .mypy_cache .ruff_cache .pytest_cache .hypothesis
