"""Numbers and names that identify people, organisations, certificates and divisions: checking, reading, masking them."""

from __future__ import annotations

from minzheng.identity.certificate_number import (
    CertificateNumber,
    certificate_number_findings,
    read_certificate_number,
    series_findings,
)
from minzheng.identity.credit_code import CreditCode, credit_code_findings, make_credit_code, read_credit_code
from minzheng.identity.division import StatisticalCode, read_statistical_code, statistical_code_findings
from minzheng.identity.fictional import FictionalNumbers, fictional_credit_code, fictional_resident_number, is_fictional
from minzheng.identity.findings import Finding
from minzheng.identity.masking import mask_account, mask_phone, mask_resident_number
from minzheng.identity.names import initials, mask_name, pinyin_of, search_initials, split_name
from minzheng.identity.resident_number import ResidentNumber, read_resident_number, resident_number_findings

__all__ = [
    "CertificateNumber",
    "CreditCode",
    "FictionalNumbers",
    "Finding",
    "ResidentNumber",
    "StatisticalCode",
    "certificate_number_findings",
    "credit_code_findings",
    "fictional_credit_code",
    "fictional_resident_number",
    "initials",
    "is_fictional",
    "make_credit_code",
    "mask_account",
    "mask_name",
    "mask_phone",
    "mask_resident_number",
    "pinyin_of",
    "read_certificate_number",
    "read_credit_code",
    "read_resident_number",
    "read_statistical_code",
    "resident_number_findings",
    "search_initials",
    "series_findings",
    "split_name",
    "statistical_code_findings",
]
