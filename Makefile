# 民政：从一份干净的克隆到运行与测试的全部命令。
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help env run serve test test-all lint glossary pictures requirements clean

PROCESSES ?= 2
# one file's tests stay in one process, for what they share; the files in the order of tests/conftest.py
PYTEST = .venv/bin/python -m pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder
COMPILE = UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=1 UV_NO_CONFIG=1 .venv/bin/uv pip compile --quiet --universal \
	--generate-hashes --python-version 3.11 --python .venv/bin/python --no-header --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

help: ## 列出这些命令
	@printf '用法：make 命令 [变量=值]\n\n'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22
	@printf '\n变量：PORT=端口  MINZHENG_DATA=数据目录（默认 ./var）  DATABASE_URL=postgres://…\n'
	@printf '      ON=2024-12-31（只读查看当日情形）  PYTHON=解释器  NO_APT=1（测试不装系统软件）\n'
	@printf '      PROCESSES=2（测试分几个进程跑）\n'

env: ## 建立 Python 环境 .venv，别的什么也不做
	@tools/build_environment.sh

run: env ## 演练 2024 年，写出报告，并在本机打开系统
	@.venv/bin/minzheng up --rehearse 2024

serve: env ## 只打开系统，不演练
	@.venv/bin/minzheng up

test: env ## 代码检查和测试（SQLite，慢的只取样；15 分钟以内）
	@tools/system_packages.sh browser
	@failed=0; $(MAKE) --no-print-directory lint || failed=1; \
	$(PYTEST) -m "not slow and not postgres" || failed=1; exit $$failed

test-all: env ## 全部测试：慢的、PostgreSQL、故障注入（75 分钟以内）
	@tools/system_packages.sh browser postgresql
	@failed=0; $(MAKE) --no-print-directory lint || failed=1; \
	.venv/bin/python -m tests.postgresql $(PYTEST) -m "not slow and not postgres and not browser" || failed=1; \
	$(PYTEST) || failed=1; exit $$failed

lint: env ## 只做代码检查：ruff、mypy、导入方向
	@failed=0; .venv/bin/ruff check --quiet . || failed=1; .venv/bin/mypy || failed=1; .venv/bin/lint-imports --no-logo || failed=1; exit $$failed

glossary: env ## 由程序生成 GLOSSARY.md
	@.venv/bin/python tools/glossary.py

pictures: env ## 由已有的演练重拍 README 和主要页面的图片（要先 make run）
	@tools/system_packages.sh browser
	@.venv/bin/python tools/pictures.py

requirements: env ## 由 requirements/*.in 重新锁定版本与哈希（UPGRADE=1 则升级）
	$(COMPILE) requirements/tools.in --output-file requirements/tools.txt
	$(COMPILE) requirements/runtime.in --output-file requirements/runtime.txt
	$(COMPILE) requirements/tests.in --output-file requirements/tests.txt
	@! grep -nE '://|--(index|find|extra)|file:' requirements/*.txt
	@tools/build_environment.sh

clean: ## 删除环境和缓存（不动 var/ 里的数据）
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage build *.egg-info
	find minzheng tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
