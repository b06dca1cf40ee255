#!/bin/sh
# Tries to add the Debian packages that some tests need: `browser` (Chromium and Chinese fonts), `postgresql`.
# Never fails: tests whose package is missing are skipped and say so. NO_APT=1 leaves the machine alone.
set -u
missing=""
for need in "$@"; do
    case $need in
        browser)
            command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
            [ -d /usr/share/fonts/opentype/noto ] || missing="$missing fonts-noto-cjk"
            ;;
        postgresql) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql" ;;
    esac
done
[ -n "$missing" ] || exit 0
if [ -n "${NO_APT:-}" ] || [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    printf '%s\n' "未安装：$missing（此处不能用 apt 安装）。需要它们的测试将跳过。" >&2
    exit 0
fi
printf '%s\n' "用 apt 安装测试所需的系统软件：$missing ……" >&2
log=$(mktemp)
# RUNLEVEL=1: the PostgreSQL package must not start a server of its own; the tests start theirs.
install() { DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 timeout 600 apt-get install -y -q --no-install-recommends $missing >"$log" 2>&1; }
if install || { timeout 300 apt-get update -q >>"$log" 2>&1 && install; }; then
    printf '%s\n' "已安装：$missing" >&2
else
    tail -5 "$log" >&2
    printf '%s\n' "安装失败：$missing。需要它们的测试将跳过。" >&2
fi
rm -f "$log"
