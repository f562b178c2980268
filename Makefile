# What a newcomer, a contributor and a packager run. Everything that is installed comes from Debian, by name.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
SYSCONFDIR ?= /etc
UNITDIR ?= $(SYSCONFDIR)/systemd/system
UNITS := datelined.service datelined@.service datelined-once.service datelined-once.timer datelined.socket

# To build, and to try and test: python3 checks the log independently, jq and zstd read it, tmux plays the terminal.
PACKAGES := g++ libsystemd-dev libgcrypt20-dev libutf8proc-dev libuchardet-dev libcld2-dev libzstd-dev
TOOLS := jq lnav openssh-client openssh-sftp-server python3 python3-jsonschema rsync tmux vim-tiny xfsprogs zstd
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
RELEASE := -c release --static-swift-stdlib

.PHONY: help deps demo build test test-all check lint format release deb install clean

help: ## Show what there is.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | column -t -s $$'\t'

deps: ## Install what is needed to build and test, from Debian's packages.
	@missing=$$(for p in $(PACKAGES) $(TOOLS); do \
	    [ "$$(dpkg-query -W -f '$${Status}' $$p 2>/dev/null)" = "install ok installed" ] || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	    $(SUDO) apt-get update -qq; \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 1; }

demo: deps ## Build, drop five articles twice, and watch the log.
	swift build
	deploy/demo.sh .build/debug

build: deps ## Build for debugging.
	swift build

test: deps ## Run the tests.
	swift build --build-tests
	timeout 20m swift test --skip-build

test-all: deb ## Run the tests, the slow ones too, and the package under a systemd of its own.
	swift build --build-tests
	DATELINE_TEST_CASES=20000 DATELINE_TEST_PACKAGE=$$(realpath .build/deb/*.deb) \
	    timeout 60m swift test --skip-build
	DATELINE_PROGRAMS=$(CURDIR)/.build/release DATELINE_SCALE=100 DATELINE_SOAK_SECONDS=600 timeout 60m \
	    swift test --skip-build --filter 'ScaleTests|SoakTests|FollowTests'

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## Format the sources.
	swift format --in-place --recursive Package.swift Sources Tests

check: lint test ## Lint, build with warnings as errors, and test.

release: deps ## Build the programs to be installed, with the Swift runtime in them.
	swift build $(RELEASE) --product datelined
	swift build $(RELEASE) --product dateline

deb: TOOLS += dpkg-dev lintian
deb: release ## Build the Debian package, and let lintian look at it.
	rm -rf .build/deb
	deploy/deb/build.sh .build/release .build/deb
	lintian --allow-root --fail-on error .build/deb/*.deb

install: release ## Install programs, units, settings, manual and completions; needs root unless DESTDIR is set.
	install -D -s -m 755 .build/release/datelined $(DESTDIR)$(PREFIX)/bin/datelined
	install -D -s -m 755 .build/release/dateline $(DESTDIR)$(PREFIX)/bin/dateline
	install -d $(DESTDIR)$(UNITDIR) $(DESTDIR)$(SYSCONFDIR)/datelined/datelined.conf.d
	for unit in $(UNITS); do \
	    sed 's|@BINDIR@|$(PREFIX)/bin|g; s|@TMPFILES@|$(SYSCONFDIR)/tmpfiles.d/datelined.conf|g' \
	        deploy/$$unit > $(DESTDIR)$(UNITDIR)/$$unit; done
	[ -e $(DESTDIR)$(SYSCONFDIR)/datelined/datelined.conf ] \
	    || install -m 644 config/datelined.conf $(DESTDIR)$(SYSCONFDIR)/datelined/datelined.conf
	for page in datelined.8 dateline.1 datelined.conf.5; do \
	    install -D -m 644 deploy/man/$$page $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$$page; done
	deploy/completions.sh .build/release $(DESTDIR)$(PREFIX)/share
	install -D -m 644 deploy/datelined.lnav.json $(DESTDIR)$(SYSCONFDIR)/lnav/formats/datelined/datelined.json
	install -D -m 644 deploy/datelined.catalog $(DESTDIR)$(PREFIX)/lib/systemd/catalog/datelined.catalog
	install -D -m 644 deploy/datelined.sysusers $(DESTDIR)$(SYSCONFDIR)/sysusers.d/datelined.conf
	install -D -m 644 deploy/datelined.tmpfiles $(DESTDIR)$(SYSCONFDIR)/tmpfiles.d/datelined.conf

clean: ## Remove what was built.
	rm -rf .build
