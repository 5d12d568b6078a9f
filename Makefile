# Every target is one line of ours; what they do is in deploy/local (one Java program) and in the modules' poms.
.DEFAULT_GOAL := help
SHELL := /bin/bash

# A JDK 25: JAVA_HOME if it is one, else the newest under /usr/lib/jvm.
JDKS := $(JAVA_HOME) $(shell ls -d /usr/lib/jvm/*/ 2>/dev/null | sort -Vr)
IS25 = $(shell sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' $(1)/release 2>/dev/null | awk '$$1 >= 25')
JDK := $(firstword $(foreach jdk,$(JDKS),$(if $(call IS25,$(jdk)),$(jdk:/=))))
export JAVA_HOME := $(JDK)
export MAVEN_OPTS ?= -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx900m

SLF4J := -Dorg.slf4j.simpleLogger
QUIET := -B -ntp $(SLF4J).defaultLogLevel=warn $(SLF4J).log.org.apache.maven.cli.event.ExecutionEventLogger=info
MVN := mvn $(QUIET) $(SLF4J).log.org.apache.maven.plugin.surefire=info
LAUNCH := $(JDK)/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -jar deploy/local/target/local.jar
SOURCES := $(shell find pom.xml contracts deploy services e2e-tests \( -name target -o -name node_modules -o -name test -o -name dist \) -prune -o -type f -regex '.*\.\(java\|xml\|properties\|sql\|ya?ml\|json\|tsx?\|html\|css\|svg\)' -print 2>/dev/null)

# What a build leaves behind. Where one of them is gone (mvn clean), building is due however new the last build is.
APPS := $(addprefix services/,pile-ingest tariff billing voucher notification reporting console) e2e-tests/simulators/wechat
PRODUCTS := $(APPS:=/target/quarkus-app/quarkus-run.jar) e2e-tests/replay/target/replay.jar e2e-tests/bench/target/bench.jar \
  $(addprefix deploy/,local/target/local.jar images/target/images.jar parts/target/kafka) \
  $(addprefix deploy/parts/target/archives/,keycloak.zip postgres-amd64.jar postgres-arm64.jar)
ifneq ($(words $(PRODUCTS)),$(words $(wildcard $(PRODUCTS))))
.PHONY: .local/built
endif

# $(call need,what,least version,found version,how to get it): a sentence where it is missing or too old.
need = found="$(3)"; printf '%s\n' $(2) "$${found:-0}" | sort -CV || { \
  echo "$(1) $(2) or newer is needed, and $${found:-none} is what was found: $(4)"; exit 1; }

.PHONY: help run demo demo-kill story-refund stack servers test mutation rerate bench build images charts clean-data clean jdk tools browser

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

run: build ## Start everything, replay 16-18 October 2019, print the report, stay until Ctrl-C
	@exec $(LAUNCH) run $(ARGS)

demo: build ## As run, but end with exit code 0 only if the report equals the golden figures
	@exec $(LAUNCH) demo $(ARGS)

demo-kill: build ## As demo, on fresh data, with billing and pile-ingest killed in the middle of it
	@exec $(LAUNCH) demo-kill $(ARGS)

story-refund: build ## The refund campaign of October 2019 on fresh data, billing killed in the middle; then the gate that was missing
	@export BILLING_WITHOUT_VOUCHERS=zpd && $(LAUNCH) story-refund $(ARGS) && exec $(LAUNCH) story-refund-gate $(ARGS)

stack: build ## Start the stack without the replay, stay until Ctrl-C
	@exec $(LAUNCH) stack

servers: build ## Start only PostgreSQL, Kafka and Keycloak, for services run from an IDE
	@exec $(LAUNCH) servers

test: tools browser ## Build everything and run all tests, the demo and the browser story among them
	@$(MVN) -T 2 verify

mutation: tools ## Change the rules in every small way and see that a test notices (PIT; rating and billing's domain)
	@$(MVN) test -Pmutation -Dmaven.test.skip.exec=true -pl services/libs/rating,services/billing -am

rerate: build ## Have the running stack rate all stored bills of all operators again; fails on any difference
	@$(JDK)/bin/java -cp e2e-tests/replay/target/replay.jar org.chargeledger.replay.Rerate

build: jdk .local/built ## Build what is missing or older than its sources

bench: build ## Measure rating, settlement and search, a line a figure; ARGS="search bills=10000000"
	@exec $(JDK)/bin/java -jar e2e-tests/bench/target/bench.jar $(ARGS)

images: build ## Build one image tar per service into deploy/images/target, without Docker
	@$(JDK)/bin/java -Xmx256m -jar deploy/images/target/images.jar $(BASE)

charts: tools ## Package the charts, dependencies included, into helm/target
	@$(MVN) test -pl helm -Dtest=PackagedChartsTest

clean-data: build ## Forget the local stack's data (databases, topics, realm)
	@exec $(LAUNCH) clean-data

clean: tools ## Remove what was built; data stays
	@rm -f .local/built && $(MVN) clean

jdk:
	@test -n "$(JDK)" || { echo "JDK 25 or newer is needed, and none was found in JAVA_HOME or under /usr/lib/jvm: unpack one" \
	  "(https://adoptium.net; Debian 13 also has openjdk-25-jdk-headless) and set JAVA_HOME to its folder"; exit 1; }

# What building needs beside; what is built needs the JDK alone.
tools: jdk
	@$(call need,Maven,3.8.7,$$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p'),apt-get install maven \
	  (Debian 12 has 3.8.7 and Debian 13 has 3.9.9))
	@$(call need,Node.js,20.19,$$(node -v 2>/dev/null | tr -d v),on Debian 13 apt-get install nodejs npm; Debian 12 has only \
	  18 so unpack 20.19 or newer (https://nodejs.org) and put its bin folder in front of PATH)
	@command -v npm >/dev/null || { echo "npm is missing: it comes with Node.js, but Debian has it apart: apt-get install npm"; exit 1; }

# The stories look for it at the end of half an hour; root on Debian has it installed then.
browser:
	@for place in "$$CHROMIUM" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome /snap/bin/chromium; do \
	  test -x "$$place" && exit 0; done; test "$$(id -u)" = 0 -a -x /usr/bin/apt-get || { \
	  echo "Chromium is needed by the stories, and none was found: apt-get install chromium fonts-noto-cjk," \
	  "or name one in the environment key CHROMIUM"; exit 1; }

.local/built: $(SOURCES)
	@$(MAKE) -s tools
	@echo "Building (the first time downloads the servers and libraries)"
	@$(MVN) -T 2 package -Dmaven.test.skip=true
	@mkdir -p .local && touch $@
