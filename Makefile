# `make` prints what there is. Every target sets up what it needs first and is safe to run again.
# The only variable to set is PYTHON, the Python that makes .venv: make PYTHON=python3.12 setup.
# Tools with options are run by themselves, from .venv/bin: see the end of `make`.
PYTHON ?= $(shell .venv/bin/python -c 'import sys; print(sys._base_executable)' 2>/dev/null || echo python3)

# Where `make check` writes what it compares with the committed files.
DIST = openapi/dist
CLIENTS = generated_client

export PATH := $(CURDIR)/.venv/bin:$(PATH)
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true
# Or each of the hundreds of processes that the tests start would compile the same modules.
unexport PYTHONDONTWRITEBYTECODE

# A vendor is a folder with an openapi.yaml in it.
VENDORS := $(patsubst openapi/%/openapi.yaml,%,$(wildcard openapi/*/openapi.yaml))
PYTHON_SOURCES := hatch_readme.py client_core contract_model mocks tools tests examples benchmarks

# Commands that print a result write it to stdout; progress of the set-up goes there too.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo mock proxy prism bundle generate format lock clean check lint test test-all test-clients test-install diff mutation bench release

help:
	@echo "Contract, client and mock for: $(VENDORS)"
	@while IFS= read -r line; do case "$$line" in \
	  '#: '*) printf '\n%s\n' "$${line#???}" ;; \
	  [a-z]*:*'## '*) printf '  make %-13s %s\n' "$${line%%:*}" "$${line##*## }" ;; \
	esac; done <Makefile
	@echo
	@echo "Tools with options, each with --help. First: . .venv/bin/activate"
	@echo "  image-api-mocks            serve, proxy, check: the mock, the validating proxy, the check of a live API"
	@echo "  python -m tools.languages  clients in other languages (go, java, kotlin, php, ruby, rust, typescript)"
	@echo "  python -m tools.mutation, .diff, .drift, .conformance, .client_tests, .install"

#: Use it
demo: setup  ## Run every documented request through the clients, on the mock
	@python examples/demo.py

mock: setup  ## Serve the mock of all vendors, and its pages, at http://127.0.0.1:4010
	@image-api-mocks

proxy: setup  ## Serve Prism's validating proxy before the live API at IMAGE_API_MOCKS_UPSTREAM
	@image-api-mocks proxy

prism: setup  ## Serve plain Prism, as `npx prism mock openapi/dist/<vendor>.openapi.json` does
	@image-api-mocks --plain

setup:  ## Set up .venv and the Node tools; every other target does it when it is needed
	@"$(PYTHON)" tools/set_up.py

#: Change it
generate: bundle  ## Write what follows from the contracts: bundles, clients and generated pages
	@python -m tools.generator --dist $(DIST) --output $(CLIENTS)
	@python -m tools.docs

bundle: setup
	@mkdir -p build $(DIST)
	@set -e; for vendor in $(VENDORS); do \
	  echo "==> Bundling $$vendor into $(DIST)"; \
	  for ext in yaml json; do npx --no-install redocly bundle openapi/$$vendor/openapi.yaml -o $(DIST)/$$vendor.openapi.$$ext >build/bundle.log 2>&1 || { cat build/bundle.log; exit 1; }; done; \
	  npx --no-install openapi-down-convert --input $(DIST)/$$vendor.openapi.json --output $(DIST)/$$vendor.openapi-3.0.json; \
	  python -m tools.generator.receiver_contract $(DIST)/$$vendor.openapi.json; \
	done

format: setup  ## Format the Python code
	ruff format $(PYTHON_SOURCES)
	ruff check --fix $(PYTHON_SOURCES)

LOCK = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --quiet
# npm ci needs a lock that agrees with package.json, which this target writes: only .venv is set up.
lock:  ## Lock the Python and Node dependencies anew
	@"$(PYTHON)" tools/set_up.py .venv
	$(LOCK) pyproject.toml mocks/pyproject.toml --extra progress --group dev --no-emit-package image-api-contracts --upgrade -o requirements-dev.txt
	$(LOCK) pyproject.toml mocks/pyproject.toml --constraint requirements-dev.txt --no-emit-package image-api-contracts --upgrade -o mocks/requirements.txt
	$(LOCK) --group install --constraint requirements-dev.txt --upgrade -o tests/install/requirements.txt
	$(LOCK) benchmarks/peers.in --constraint requirements-dev.txt --upgrade -o benchmarks/peers.txt
	npm install --package-lock-only
	npm install --package-lock-only --prefix mocks/node

clean:  ## Remove what was set up and built; nothing that is committed
	rm -rf .venv node_modules .set-up-node_modules mocks/node/node_modules mocks/node/.set-up-node_modules mocks/image_api_mocks/node tools/languages/typescript/node_modules build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

#: Prove it
check: setup lint  ## Check format, lint and types, and that all generated files are up to date
	ruff format --check $(PYTHON_SOURCES)
	ruff check $(PYTHON_SOURCES)
	mypy
	mypy --platform win32 client_core contract_model generated_client mocks
	mypy --platform darwin client_core contract_model generated_client mocks
	npx --no-install pyright --pythonpath .venv/bin/python
	@rm -rf build/check && mkdir -p build/check
	@$(MAKE) --no-print-directory bundle DIST=build/check/dist
	@diff -ru $(DIST) build/check/dist || { echo "openapi/dist is not up to date: run 'make generate' and commit the result." >&2; exit 1; }
	@python -m tools.generator --dist $(DIST) --output build/check/generated_client
	@diff -ru --exclude=__pycache__ $(CLIENTS) build/check/generated_client || { echo "generated_client is not up to date: run 'make generate' and commit the result." >&2; exit 1; }
	@python -m tools.docs --check
	@python -m tools.diff --quiet
	@echo "==> All checks passed"

lint: setup
	actionlint
	shellcheck .ci/run .ci/reduced-path
	hadolint Dockerfile
	npx --no-install dclint --quiet --max-warnings 0 compose.yaml
	npx --no-install redocly lint $(wildcard openapi/*/openapi.yaml openapi/*/workflows.arazzo.yaml openapi/dist/*.yaml openapi/dist/*.json)
	npx --no-install redocly lint --skip-rule contract/operation-secured --skip-rule contract/operation-id-form mocks/image_api_mocks/http/admin.openapi.json

# Three at a time keep two cores busy: many tests wait for a process or a time-out.
test: setup  ## Run the tests, at the depth that finds faults: about three and a half minutes on two cores
	@python -m pytest --numprocesses 3 --dist loadfile --ignore tests/browser --ignore tests/install --hypothesis-profile short -m "not teeth and not full"

test-all: setup  ## Run all tests at full depth, the mock's pages in Chromium among them
	@KILL_ROUNDS=20 python -m pytest --numprocesses 3 --dist loadfile --ignore tests/install

test-clients: setup  ## Generate, compile and test a client in every language, on the mock
	@python -m tools.client_tests

test-install: setup  ## Build the distributions, and test each in an empty environment of its own
	@python -m pytest --confcutdir tests/install tests/install

diff: setup  ## Say what has changed in the contracts since the baseline, and whom it breaks
	@python -m tools.diff

mutation: setup  ## Change the contracts, one statement at a time, and see that the judges notice
	@python -m tools.mutation

bench: setup  ## Measure clients and mock beside their peers, about 10 minutes
	@python benchmarks/prepare.py
	@PYTHONPATH=contract_model build/bench-venv/bin/python -m benchmarks.run

release: setup  ## Do all that the release workflow does but the publishing
	@python -m tools.release
