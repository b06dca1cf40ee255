"""统一社会信用代码 (GB 32100-2015): organ, class, registrar's division, organisation code (GB 11714) and a check character.

Checked here and not by python-stdnum, which leaves the 17th character unchecked and rejects a lettered first character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minzheng.identity.findings import Finding, normalised, refuse_if_blocking

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(3**power % 31 for power in range(17))
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
KINDS = {
    "51": "社会团体",
    "52": "民办非企业单位",
    "53": "基金会",
    "54": "基层群众性自治组织",
    "55": "基层群众性自治组织",
    "59": "其他",
}
"""First two characters for organisations registered by civil affairs. 54 and 55 from knowledge, not from a text read."""
ISSUED_BY_A_DISTRICT = ("51", "52")


@dataclass(frozen=True)
class CreditCode:
    """A code that passed the check. `kind` is 51, 52 …; `area` the registrar's division; `organisation` 9 characters."""

    text: str
    kind: str
    area: str
    organisation: str

    @property
    def title(self) -> str:
        return KINDS.get(self.kind, "不是民政部门登记的组织")


def check_character(first_17: str) -> str:
    """The 18th character for the first 17 (GB 32100-2015)."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(first_17, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def organisation_check_character(first_8: str) -> str:
    """The 9th character of an organisation code (GB 11714): letters count 10 to 35."""
    total = sum(int(character, 36) * weight for character, weight in zip(first_8, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def credit_code_findings(text: str, registrar: str | None = None) -> list[Finding]:
    """Everything wrong with `text`. With `registrar` (a district's division code) also what that district cannot issue."""
    code = normalised(text)
    if not re.fullmatch(f"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}", code):
        return [Finding("应为18位数字或大写字母（不用I、O、S、V、Z），第3至8位是数字")]
    found = []
    if check_character(code[:17]) != code[17]:
        found.append(Finding("校验码不符，至少有一位录错"))
    if organisation_check_character(code[8:16]) != code[16]:
        found.append(Finding("第17位与主体标识码的校验规则不符，请对照登记证书", blocking=False))
    return found if registrar is None else found + _registrar_findings(code, registrar)


def read_credit_code(text: str, registrar: str | None = None) -> CreditCode:
    """The parts of a valid code. Raises Refusal on any blocking finding."""
    refuse_if_blocking("统一社会信用代码", credit_code_findings(text, registrar))
    code = normalised(text)
    return CreditCode(code, code[:2], code[2:8], code[8:17])


def make_credit_code(kind: str, area: str, first_8: str) -> str:
    """A code with both check characters for 8 characters of organisation code. Raises ValueError on a malformed part."""
    organisation = first_8 + organisation_check_character(first_8)
    code = kind + area + organisation
    code += check_character(code)
    if any(finding.blocking for finding in credit_code_findings(code)):
        raise ValueError(f"not the parts of a credit code: {kind!r} {area!r} {first_8!r}")
    return code


def _registrar_findings(code: str, registrar: str) -> list[Finding]:
    if code[:2] == "53" and code[2:8] == registrar:
        return [Finding("区级民政部门不登记基金会")]
    if code[:2] not in ISSUED_BY_A_DISTRICT:
        return [Finding("不是社会团体（51）或者民办非企业单位（52）的代码")]
    if code[2:8] != registrar:
        return [Finding(f"登记机关区划代码不是{registrar}")]
    return []
