"""The domain's worked cases, where they lie beside the checkout: only to notice when ours and theirs drift apart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.conftest import skip_loudly

CASES = Path(__file__).resolve().parents[3] / "shared" / "domain" / "benefits" / "cases.yaml"
TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[{}\[\],]|:(?=\s)|(?:[^\s{}\[\],:"]|:(?!\s)|(?<=\S) (?=\S))+)')


def domain_cases() -> dict[str, dict[str, Any]]:
    """Every case by its id. Skips the test, loudly, where the domain is not there."""
    if not CASES.is_file():
        skip_loudly("与业务资料案例的比对", "业务资料不在本仓库旁边")
    lines = (line[2:] for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("- {"))
    return {case["id"]: case for case in map(read_flow, lines)}


def domain_exclusions() -> list[dict[str, Any]]:
    """The rows of the domain's exclusion matrix. Skips the test, loudly, where the domain is not there."""
    if not CASES.is_file():
        skip_loudly("与业务资料互斥表的比对", "业务资料不在本仓库旁边")
    text = CASES.with_name("benefits.yaml").read_text(encoding="utf-8")
    part = text.split("\nexclusions:", 1)[1].split("\ncascades:", 1)[0]
    return [read_flow(line.strip()[2:]) for line in part.splitlines() if line.strip().startswith("- {")]


def read_flow(text: str) -> Any:
    """One value in YAML's flow style, of the few kinds that occur: mappings, lists, numbers, true/false, plain and quoted text."""
    value, rest = _value([match.group(1) for match in TOKEN.finditer(text)])
    assert not rest, rest
    return value


def _value(tokens: list[str]) -> tuple[Any, list[str]]:
    head, *rest = tokens
    if head == "{":
        return _mapping(rest)
    if head == "[":
        return _list(rest)
    return _scalar(head), rest


def _mapping(tokens: list[str]) -> tuple[dict[str, Any], list[str]]:
    found: dict[str, Any] = {}
    while tokens[0] != "}":
        key, colon, *tokens = tokens
        assert colon == ":", (key, colon)
        found[key], tokens = _value(tokens)
        tokens = tokens[1:] if tokens[0] == "," else tokens
    return found, tokens[1:]


def _list(tokens: list[str]) -> tuple[list[Any], list[str]]:
    found = []
    while tokens[0] != "]":
        value, tokens = _value(tokens)
        found.append(value)
        tokens = tokens[1:] if tokens[0] == "," else tokens
    return found, tokens[1:]


def _scalar(text: str) -> Any:
    if text.startswith('"'):
        return text[1:-1]
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"-?\d+", text) else text
