# make demo    reads seeds/ and prints what it finds
# make test    every check; what the continuous integration runs
# make lint    format and lints only
# make docs    the reference of both languages, into target/doc
# make bench   the benchmarks, and with PEERS="OPTIONS" the table of peers (scripts/peers.py --help)
# make test-engines   Spark, Dask, Ray, DuckDB and DataFusion against a single machine (minutes; needs Java for Spark)
# make fuzz    bytes of all kinds against every reader, SECONDS (60) each; needs cargo-fuzz and a nightly compiler
# make deny    licences, sources and banned crates of all that is depended on; builds cargo-deny at first
# make wheel   the wheel that is published
# make sbom    the bills of materials of crate and wheel, in dist/; builds cargo-cyclonedx at first
# make clean   removes what was built
#
# Needs Rust and Python 3.11 or newer; everything else goes into .venv and target.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: demo test test-engines lint docs bench fuzz deny wheel sbom clean rust python install java

PYTHON ?= python3
BIN := .venv/bin
STEP := @scripts/step

# One interpreter for every build, so that none undoes another's.
export PYO3_PYTHON := $(CURDIR)/$(BIN)/python
export PYO3_BUILD_EXTENSION_MODULE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export CARGO_TERM_COLOR ?= always

demo: .venv/built
	@echo
	@$(BIN)/detente analyze seeds --published 2024-11-22 --format table

.venv/maturin: scripts/requirements.txt
	$(STEP) "make .venv with the build tool" bash -c '$(PYTHON) -m venv .venv && \
		$(BIN)/pip install --quiet "$$(grep ^maturin== $<)" && touch $@'

.venv/tools: scripts/requirements.txt .venv/maturin
	$(STEP) "install the tools of the checks" bash -c '$(BIN)/pip install --quiet -r $< && touch $@'

# Cargo knows what has changed.
.PHONY: .venv/built
.venv/built: .venv/maturin
	$(STEP) "build the package (minutes at first)" $(BIN)/maturin develop --profile dev

test: lint rust python docs install
	@echo "all is well"

lint: .venv/tools
	$(STEP) "check the format of Rust" cargo fmt --all --check
	$(STEP) "check the format of Python" $(BIN)/ruff format --check python scripts tests
	$(STEP) "lint Python" $(BIN)/ruff check python scripts tests
	$(STEP) "lint Rust, default features" cargo clippy --all-targets -- -D warnings
	$(STEP) "lint Rust, all features" cargo clippy --workspace --all-targets --all-features -- -D warnings

# `detente` has what users call; the others what they import beside it, and the records' fields.
REFERENCE := detente $(addprefix detente.,records list_records treaty_records plots pandas sklearn arrow spark ray dask \
	duckdb datafusion)

docs: .venv/tools .venv/built
	$(STEP) "write the reference of Rust" env RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features
	$(STEP) "write the reference of Python" $(BIN)/python -W ignore::UserWarning -m pdoc --docformat google \
		--no-show-source --output-directory target/doc/python $(REFERENCE)

rust: .venv/tools
	$(STEP) "test Rust, default features" cargo test
	$(STEP) "test Rust, all features" cargo test --workspace --all-features

python: .venv/tools .venv/built
	$(STEP) "check the types of Python" $(BIN)/mypy python/detente scripts/records.py tests/python
	$(STEP) "check the stub of the native module" $(BIN)/python -m mypy.stubtest detente._native
	$(STEP) "test Python and the documentation's examples" $(BIN)/pytest

.venv/engines: scripts/requirements-engines.txt .venv/tools
	$(STEP) "install the engines" bash -c '$(BIN)/pip install --quiet -r scripts/requirements.txt -r $< && touch $@'

java:
	@scripts/check-java

test-engines: java .venv/engines .venv/built
	$(STEP) "check the types of Python against the engines" $(BIN)/mypy python/detente tests/engines
	$(STEP) "test the engines and the examples of docs/scale.md" $(BIN)/pytest tests/engines

SOURCES := Cargo.toml Cargo.lock pyproject.toml src data models python README.md seeds scripts LICENSE-* NOTICE

install: .venv/tools
	$(STEP) "install from a wheel" bash -c 'rm -rf target/wheel && \
		$(BIN)/maturin build --profile dev --out target/wheel && \
		scripts/check-install $(PYO3_PYTHON) target/wheel/*.whl && \
		scripts/wheel-sbom target/wheel/*.whl'
	$(STEP) "install from the source distribution" \
		scripts/unchanged sdist $(SOURCES) -- scripts/check-sdist $(PYO3_PYTHON)

# Peers need their own packages and data; see the head of scripts/peers.py.
bench: .venv/maturin
	cargo bench
	$(STEP) "build the package with all optimisations" $(BIN)/maturin develop --profile dist
ifdef PEERS
	$(BIN)/python scripts/peers.py $(PEERS)
else
	@echo 'For the table of peers: make bench PEERS="--treebank FILE --quotes FILE --names FILE --spacy PIPELINE"'
endif

SECONDS_EACH = $(or $(SECONDS),60)

# What is found on the way is kept outside the committed corpus.
fuzz:
	for target in $$(cd fuzz && cargo +nightly fuzz list); do \
		mkdir -p target/fuzz/$$target; \
		(cd fuzz && cargo +nightly fuzz run $$target ../target/fuzz/$$target corpus/$$target -- \
			-max_total_time=$(SECONDS_EACH) -timeout=20 -rss_limit_mb=2048) || exit 1; \
	done

# Tools of Cargo, each in its own version and beside what is built here.
target/tools/bin/cargo-%:
	$(STEP) "build cargo-$* (minutes at first)" cargo install --locked --root target/tools cargo-$*@$(VERSION)

target/tools/bin/cargo-deny: VERSION = 0.20.2
target/tools/bin/cargo-cyclonedx: VERSION = 0.5.9

deny: target/tools/bin/cargo-deny
	$(STEP) "check licences, bans and sources" $< --all-features --workspace check licenses bans sources

wheel: .venv/maturin
	$(STEP) "build the wheel with all optimisations" $(BIN)/maturin build --out dist
	@ls dist/*.whl

sbom: target/tools/bin/cargo-cyclonedx wheel
	$(STEP) "bill of materials of the crate" bash -c 'PATH=target/tools/bin:$$PATH \
		cargo cyclonedx --all-features --target all --format json --spec-version 1.5 --override-filename detente.cdx && \
		mv detente.cdx.json dist/ && rm {python,train}/detente.cdx.json'
	$(STEP) "bill of materials of the wheel" scripts/wheel-sbom dist/*.whl
	@ls dist/*.json

clean:
	rm -rf .venv target dist python/detente/*.so
