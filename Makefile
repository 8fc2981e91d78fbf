# Two commands do all the set-up: `make run` and `make test`. Only Python >= 3.11 and make are needed.

PYTHON ?= python3
VENV   ?= .venv
PY     := $(VENV)/bin/python
SAM    := $(VENV)-sam/bin/sam
CONFIG_ENV ?= default
export SAM_CLI_TELEMETRY = 0

.DEFAULT_GOAL := help
.PHONY: help run test check proof spam-train spam-eval deploy screenshots lock

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.local ## the whole stack on this machine: site, endpoint, inbox (PORT=8000 AWS_PORT=4566)
	@$(PY) -m local.run

test: $(VENV)/.dev ## unit, moto, end-to-end and browser tests
	$(PY) -m pytest $(ARGS)

check: $(VENV)/.dev $(SAM) ## format, lint, types, forms.toml and template.yaml: one gate
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m ops.forms_check forms.toml
	$(VENV)/bin/cfn-lint template.yaml
	$(SAM) validate --lint --region us-east-1

proof: $(VENV)/.dev ## never lost, mailed once: prove it (SUBMISSIONS=100000 SEED=1 REPORT=proof.json)
	@$(PY) -m tests.simulation --submissions $(SUBMISSIONS) --seed $(SEED) --report "$(or $(REPORT),proof.json)" \
	  --history "$(HISTORY)" --point "$(POINT)"

SUBMISSIONS ?= 100000
SEED ?= 1
spam-train: $(VENV)/.dev ## train the spam filter (DATA=../shared/data/spam CORRECTIONS="corrections/mailchute.jsonl")
	@test -n "$(DATA)$(CORRECTIONS)" || { echo "say what to learn from: make spam-train CORRECTIONS=corrections/mailchute.jsonl" >&2; exit 2; }
	@$(PY) -m ops.spam.learn $(if $(DATA),--data "$(DATA)" --card docs/spam-model.md) $(if $(CORRECTIONS),--corrections $(CORRECTIONS))

spam-eval: $(VENV)/.local ## measure the spam filter on labelled messages (DATA=FILE-OR-DIR REPORT=spam.json)
	@test -n "$(DATA)" || { echo "say which messages: make spam-eval DATA=messages.jsonl REPORT=spam.json" >&2; exit 2; }
	@$(PY) -m ops.spam.evaluate "$(DATA)" $(if $(REPORT),--report "$(REPORT)")

deploy: $(VENV)/.local $(SAM) ## check forms.toml, build, and deploy to your AWS account
	$(PY) -m ops.forms_check forms.toml
	$(SAM) build --config-env $(CONFIG_ENV)
	parameters=$$($(PY) -m ops.parameters $(CONFIG_ENV)) && eval "set -- $$parameters" && \
	  $(SAM) deploy --config-env $(CONFIG_ENV) $(ARGS) --parameter-overrides "$$@"

screenshots: $(VENV)/.dev ## the pictures in docs/images, by the browser tests
	SCREENSHOTS=1 $(PY) -m pytest tests/browser

lock: ## bring the pinned, hashed requirements up to date
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip install --quiet uv
	cd requirements && for set in dev deploy; do \
	  ../$(VENV)-lock/bin/uv pip compile -q --upgrade --universal --python-version 3.11 $(LOCK) $$set.in -o $$set.txt; done
	cd requirements && ../$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 $(LOCK) -c dev.txt local.in -o local.txt
	cd requirements && for set in feedback intake mailer watch webhook; do \
	  ../$(VENV)-lock/bin/uv pip compile -q --python-version 3.13 --python-platform aarch64-manylinux2014 $(LOCK) \
	  -c dev.txt --no-emit-package dnspython $$set.in -o $$set.txt; done

LOCK := --no-header --no-annotate --generate-hashes

# Bundles. `sam build` calls build-<Function>; each bundle holds its function's slice of the repo, its own
# locked requirements, and of botocore's 400 services only the ones it calls.

BUNDLE_FOR  ?= --platform manylinux2014_aarch64 --implementation cp --python-version 3.13 --only-binary=:all:
FORMS       ?= forms.toml
PIP_INSTALL := -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps
SERVICES_intake := dynamodb sqs
SERVICES_mailer := dynamodb sesv2 sns sqs
SERVICES_feedback := dynamodb sns
SERVICES_watch := dynamodb sns sqs

build-%Function: $(VENV)/.local
	$(eval NAME := $(shell echo $* | tr A-Z a-z))
	@$(PY) -m ops.forms_check --quiet $(FORMS)
	@mkdir -p "$(ARTIFACTS_DIR)/functions"
	@cp functions/__init__.py "$(ARTIFACTS_DIR)/functions/"
	@cp -R functions/$(NAME) "$(ARTIFACTS_DIR)/functions/"
	@cp -R shared "$(ARTIFACTS_DIR)/"
	@cp $(FORMS) "$(ARTIFACTS_DIR)/forms.toml"
	@$(PY) $(PIP_INSTALL) --no-compile $(BUNDLE_FOR) -r requirements/$(NAME).txt --target "$(ARTIFACTS_DIR)"
	@test ! -d "$(ARTIFACTS_DIR)/botocore" || find "$(ARTIFACTS_DIR)/botocore/data" -mindepth 1 -maxdepth 1 -type d \
	  $(foreach service,$(SERVICES_$(NAME)),! -name $(service)) -exec rm -rf {} +
	@rm -rf "$(ARTIFACTS_DIR)/bin" "$(ARTIFACTS_DIR)/boto3/examples"
	@find "$(ARTIFACTS_DIR)" -name __pycache__ -prune -exec rm -rf {} +

# Virtual environments: `make run` needs the first only.

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Mailchute needs Python 3.11 or newer: make PYTHON=python3.13 …")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.local: requirements/local.txt | $(PY)
	@echo "Installing what 'make run' needs into $(VENV) (once, about a minute) …"
	@$(PY) $(PIP_INSTALL) -r $<
	@$(COMMAND)
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(PY)
	@echo "Installing what 'make test' needs into $(VENV) (once, one or two minutes) …"
	@$(PY) $(PIP_INSTALL) -r $<
	@$(COMMAND)
	@touch $@ $(VENV)/.local

# The operator's command, from wherever it is called.
COMMAND = printf '\#!/bin/sh\nPYTHONPATH="%s" exec "%s" -m ops.mailchute "$$@"\n' "$(CURDIR)" "$(abspath $(PY))" \
  > $(VENV)/bin/mailchute && chmod +x $(VENV)/bin/mailchute

$(SAM): requirements/deploy.txt
	@echo "Installing AWS SAM into $(VENV)-sam (once, about a minute) …"
	@$(PYTHON) -m venv $(VENV)-sam || { rm -rf $(VENV)-sam; exit 1; }
	@$(VENV)-sam/bin/python $(PIP_INSTALL) -r $<
	@touch $@
