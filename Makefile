# Two commands matter: `make serve` and `make test`. Each finds Python, sets up .venv when it has to, and hands over;
# what they do is written in tools/ (the machine) and hooks/sitekit/ (the site).

.DEFAULT_GOAL := help
.PHONY: help serve test build photo check bench shots pictures references lock links-online clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

serve: ## show the site at http://127.0.0.1:8000, live as you write (another port: make serve PORT=8001)
	@sh tools/run serve

test: ## run every test, in a real browser too
	@sh tools/run test

build: ## write the finished site to site/, or leave the last good one there
	@sh tools/run build

photo: ## put a photograph into a gallery: make photo FILE=IMG_0042.HEIC
	@sh tools/run photo "$(FILE)"

check: ## look for faults in code, types and spelling
	@sh tools/run check

bench: ## measure what builds, plates, renditions, pages and figures cost (needs node and npm to compare with others)
	@sh tools/run bench
	@sh tools/run bench-plates
	@sh tools/run bench-renditions
	@sh tools/run bench-pages
	@sh tools/run bench-figures

shots: ## take pictures of one page of every template (keep the style page as it is now: make shots RENEW=1)
	@sh tools/run shots $(if $(RENEW),--renew)

pictures: ## draw what changed in illustrations/ into docs/gallery/ (some of it: make pictures ONLY='rose*')
	@sh tools/run pictures $(if $(ONLY),--only '$(ONLY)')

references: ## model the subjects anew with Blender, 1.4 GB the first time (one of them: make references ONLY=rose)
	@sh tools/run references $(ONLY)

lock: ## write the exact versions and hashes of requirements/*.in to requirements/*.txt
	@sh tools/run lock

links-online: ## fetch every outside address once, politely, and note which still work
	@sh tools/run links-online

clean: ## remove all that these commands made
	rm -rf .venv .venv-subjects site .site-* shots .cache .bench .mypy_cache .ruff_cache .pytest_cache
