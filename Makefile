# What people do with Longlist. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help run test check bench bundle audit setup clean page icons
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

export CARGO_TARGET_DIR ?= $(CURDIR)/target
# Brings packages and icons; the same release as in Cargo.toml and ui/package.json.
TAURI := npx --yes @tauri-apps/cli@2.12.4

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: setup page ## build the app and open it on a demo workspace (without a display: drive it and take pictures)
# The development profile: it optimises what hashes, encrypts and stores, compiles in half the time of a release, and
# shares everything compiled with `make test`.
	cargo build --locked --workspace --bins
	"$$CARGO_TARGET_DIR/debug/longlist-demo"

test: ## everything continuous integration runs; fails rather than skips
	@.ci/install tests
	.ci/test

check: setup page ## format, lints, types, documentation and the rules of the house; no long tests
	.ci/test format lint
	cd ui && npm run --silent lint && npm run --silent typecheck
	cargo test --quiet --locked --workspace --test tidy

bench: setup page ## measure, side by side with a yardstick, in one run; prints the table of the README
# Only what has a number to reach; `BENCH="csv linkedin"` measures those parts alone. `cargo bench -p longlist-core` looks
# closer at addresses and at the pool.
	cargo build --locked --release --workspace --bins
	"$$CARGO_TARGET_DIR/release/longlist-bench" $(BENCH)

bundle: setup ## build the installable packages (.deb and .rpm), app and command line in one
	cargo build --locked --release -p longlist-cli
	$(TAURI) build --no-bundle
# What a profiler reads is three quarters of the programs, and nothing for those who use them.
	strip --strip-debug "$$CARGO_TARGET_DIR"/release/longlist "$$CARGO_TARGET_DIR"/release/longlist-desktop
	$(TAURI) bundle --bundles deb,rpm --config "$$(printf \
	  '{"bundle":{"linux":{"deb":{"files":{"/usr/bin/longlist":"%s"}},"rpm":{"files":{"/usr/bin/longlist":"%s"}}}}}' \
	  "$$CARGO_TARGET_DIR/release/longlist" "$$CARGO_TARGET_DIR/release/longlist")"
	@find "$$CARGO_TARGET_DIR/release/bundle" -maxdepth 2 \( -name '*.deb' -o -name '*.rpm' \) -printf '%p  %k KiB\n'

audit: ## known vulnerabilities of dependencies (needs the network)
	@command -v cargo-deny >/dev/null || cargo install cargo-deny --locked
	cargo deny --all-features check
	cd ui && npm audit

setup: ## install what is missing: system packages, the Rust toolchain, packages of the page
	@.ci/install

clean: ## remove everything that was built
	rm -rf ui/dist ui/coverage gen
	cargo clean

page:
	cd ui && npm run --silent build

# The pictures of the app from their one source; needed only after that has changed.
icons:
	folder=$$(mktemp -d) && $(TAURI) icon icons/longlist.svg -o "$$folder" >/dev/null && \
	cp "$$folder"/{32x32,64x64,128x128,128x128@2x,icon}.png "$$folder"/icon.{ico,icns} icons/ && rm -r "$$folder"
