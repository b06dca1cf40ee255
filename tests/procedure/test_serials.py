"""Case numbers: Chinese, kept as they were given, and never asked what the case is about."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from django.db import connection
from django.urls import resolve, reverse

from minzheng import catalogue
from minzheng.catalogue import edition, matter, matters
from minzheng.procedure.cases import Wanted, narrowed, typed_number
from minzheng.procedure.deep.serials import serials
from minzheng.procedure.models import Case
from minzheng.procedure.serials import case_number

PAGE = matter("subsistence")


def kept(number: str, id: str = "subsistence") -> Case:
    return Case.objects.create(number=number, matter=id, line="社会救助", opened_on="2024-03-04", facts="{}")


@pytest.mark.django_db
def test_a_number_begins_with_the_word_of_its_matter_and_runs_on() -> None:
    assert [case_number(PAGE, 2024) for _ in range(2)] == ["低保-2024-000001", "低保-2024-000002"]
    assert case_number(PAGE, 2025) == "低保-2025-000001"
    assert case_number(matter("penalty"), 2024) == "处罚-2024-000001"


@pytest.mark.parametrize("word", ["", "低", "subsistence", "低保 ", "低保-", "最低生活保障申请审"])
def test_a_word_is_a_few_chinese_characters(word: str) -> None:
    with pytest.raises(ValueError, match="Chinese characters"):
        replace(PAGE, word=word)


def test_two_matters_with_one_word_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Module:
        ispkg, name = False, "one"

    pair = (PAGE, replace(PAGE, id="other"))
    monkeypatch.setattr(catalogue.pkgutil, "walk_packages", lambda *_, **__: [Module])
    monkeypatch.setattr(catalogue.importlib, "import_module", lambda _: type("Page", (), {"matters": pair}))
    with pytest.raises(ValueError, match=r"share a word.*低保"):
        catalogue.matters.__wrapped__()


def test_the_word_decides_no_case() -> None:
    assert edition(replace(PAGE, word="别的")) == edition(PAGE)


def test_every_number_stands_in_an_address() -> None:
    for one in matters():
        number = f"{one.word}-2024-000123"
        where = reverse("desk:case", kwargs={"number": number})
        assert where == f"/desk/cases/{quote(number)}/"
        assert resolve(f"/desk/cases/{number}/").kwargs == {"number": number}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("低保-2024-000001", {"低保-2024-000001"}), (" 低保－２０２４－000001", {"低保-2024-000001"}), ("低保—2024", {"低保-2024-000001", "低保-2024-000002"}),
        ("低保", {"低保-2024-000001", "低保-2024-000002", "低保边缘-2024-000001"}), ("低保-2025", set()),
        ("Subsistence-2023-000007", {"subsistence-2023-000007"}),
    ],
)  # fmt: skip
def test_cases_are_found_by_number_however_it_is_typed(typed: str, found: set[str]) -> None:
    for number in ("低保-2024-000001", "低保-2024-000002", "低保边缘-2024-000001", "subsistence-2023-000007"):
        kept(number)
    assert {one.number for one in narrowed(Case.objects.all(), Wanted(text=typed))} == found
    assert typed_number(typed) in found or len(found) != 1


@pytest.mark.django_db
def test_numbers_of_before_keep_their_series() -> None:
    """The series is the matter's: what was numbered with its id and what is numbered with its word run on in one."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procedure_serial (series, last) VALUES ('case:subsistence:2024', 7)")
    kept("subsistence-2024-000007")
    assert list(serials()) == []
    kept(case_number(PAGE, 2024))
    assert Case.objects.filter(number="低保-2024-000008").exists()
    assert list(serials()) == []
    kept("低保-2024-000009")
    assert [finding.text for finding in serials()] == ["系列case:subsistence:2024的最后编号为8，已用到9号"]
