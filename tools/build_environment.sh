#!/bin/sh
# Builds .venv from the hash-pinned requirement files; does nothing when it is already as they say.
# Needs Python >= 3.11 with venv; honours PYTHON=, a mirror set for pip, and an empty or read-only HOME.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
venv=$root/.venv
stamp=$venv/built-from
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV 2>/dev/null || true

say() { printf '%s\n' "$*" >&2; }

usable='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'

# pyenv shims answer "command not found" for versions that are not active, so every candidate is run, not only looked up.
find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3 /usr/local/bin/python3}; do
        if "$candidate" -c "$usable" >/dev/null 2>&1; then
            "$candidate" -c 'import sys; print(getattr(sys, "_base_executable", None) or sys.executable)'
            return
        fi
    done
    say "找不到可用的 Python（需要 3.11 或更新，并带 venv 与 ensurepip 模块）。"
    say "Debian、Ubuntu 请执行：apt install python3 python3-venv；或用 make env PYTHON=解释器路径 指定。"
    exit 1
}

wanted() {
    printf '%s\n' "$root"
    cat requirements/*.txt pyproject.toml tools/build_environment.sh | cksum
}

healthy() {
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 &&
        { [ -z "${PYTHON:-}" ] || [ "$(minor "$PYTHON")" = "$(minor "$venv/bin/python")" ]; }
}

minor() { "$1" -c 'import sys; print(sys.version_info[:2])' 2>/dev/null; }

# Two makes at once (a person's and a test's) must not build into each other.
if command -v flock >/dev/null 2>&1; then
    exec 9<Makefile
    flock 9
fi

if ! healthy; then
    python=$(find_python)
    say "建立 Python 环境 .venv（$("$python" --version)）……"
    rm -rf "$venv"
    "$python" -m venv "$venv"
elif [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted)" ]; then
    exit 0
fi

say "按 requirements/ 中的版本与哈希安装依赖……"
rm -f "$stamp"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0 PIP_NO_INPUT=1
export UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1 UV_NO_PROGRESS=1
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
if ! mkdir -p "${HOME:-/nonexistent}/.cache" 2>/dev/null || [ ! -w "$HOME/.cache" ]; then
    export UV_CACHE_DIR="$venv/.cache/uv" PIP_CACHE_DIR="$venv/.cache/pip"
fi

pip() { "$venv/bin/python" -m pip --quiet "$@" 2>"$venv/pip.log" || { cat "$venv/pip.log" >&2; return 1; }; }

# uv does not read pip's settings, so a mirror that is set for pip is handed on; the hashes hold whoever serves the files.
mirror=${PIP_INDEX_URL:-$("$venv/bin/python" -m pip config get global.index-url 2>/dev/null || true)}
if [ -n "$mirror" ] && [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
    export UV_DEFAULT_INDEX="$mirror"
fi

pip install --require-hashes --requirement requirements/tools.txt
uv() { "$venv/bin/uv" --quiet "$@" --python "$venv/bin/python"; }
if ! uv pip sync --require-hashes requirements/*.txt; then
    say "uv 未能完成安装，改用 pip 再试……"
    pip install --require-hashes --requirement requirements/tools.txt --requirement requirements/runtime.txt --requirement requirements/tests.txt
fi
pip install --no-deps --no-build-isolation --no-index --editable .
wanted >"$stamp"
say "环境已就绪：$venv"
