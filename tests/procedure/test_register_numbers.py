"""Numbers of the rows of registers: Chinese, one series a register and year, and those of before go on being found."""

from dataclasses import replace

import pytest
from django.db import connection

from minzheng import catalogue
from minzheng.catalogue import edition, matter, register_words
from minzheng.procedure.cases import Wanted, narrowed
from minzheng.procedure.models import Case
from minzheng.procedure.serials import row_number
from minzheng.registers.models import Record
from minzheng.vocabulary.matter import Entry

PAGE = matter("road_naming")


@pytest.mark.parametrize("word", ["低", "place", "地名 ", "地名-", "最低生活保障申请审"])
def test_a_word_is_a_few_chinese_characters(word: str) -> None:
    with pytest.raises(ValueError, match="Chinese characters"):
        Entry("place", {}, PAGE.steps[0], word=word)


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ((Entry("place", {}, PAGE.steps[0]),), "named by one entry"),
        ((Entry("place", {}, PAGE.steps[0], word="地名"), Entry("place", {}, PAGE.steps[1], word="街名")), "named by one entry"),
        ((Entry("place", {}, PAGE.steps[0], word="地名"), Entry("road", {}, PAGE.steps[0], word="地名")), "share a word"),
        ((Entry("place", {}, PAGE.steps[0], word=PAGE.word),), "share a word"),
    ],
)
def test_a_register_without_a_word_of_its_own_is_refused(entries: tuple[Entry, ...], why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "matters", lambda: (replace(PAGE, enters=entries),))
    with pytest.raises(ValueError, match=why):
        register_words.__wrapped__()


def test_the_word_decides_no_case() -> None:
    assert edition(replace(PAGE, enters=tuple(replace(entry, word="") for entry in PAGE.enters))) == edition(PAGE)


@pytest.mark.django_db
def test_numbers_run_on_in_the_series_of_before_and_certificates_keep_their_form() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procedure_serial (series, last) VALUES ('register:place:2024', 574)")
    assert [row_number("place", 2024, "441802") for _ in range(2)] == ["地名-2024-000575", "地名-2024-000576"]
    assert row_number("place", 2025, "441802") == "地名-2025-000001"
    assert row_number("marriage", 2024, "441802") == "J441802-2024-000001"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("地名-2024-000575", {"街路命名-2024-000900"}), ("地名－２０２４－000575", {"街路命名-2024-000900"}),
        ("Place-2024-000007", {"road_naming-2024-000003"}),
        ("care_home-2023-000001", {"双随机-2024-000001"}), ("J441802-2024-000005", {"结婚-2024-000005"}), ("51441802YL0000012T", {"组织变更-2024-000001"}),
        ("地名-2024-999999", set()),
    ],
)  # fmt: skip
def test_cases_are_found_by_the_number_of_a_row_old_or_new(typed: str, found: set[str]) -> None:
    rows = (
        ("place", "地名-2024-000575", "街路命名-2024-000900"), ("place", "place-2024-000007", "road_naming-2024-000003"),
        ("care_home", "care_home-2023-000001", ""), ("marriage", "J441802-2024-000005", "结婚-2024-000005"), ("organisation", "51441802YL0000012T", ""),
    )  # fmt: skip
    for register, number, case in rows:
        Record.objects.create(
            register=register, number=number, name="甲", since="2024-01-01", entered=1, details={"case": case} if case else {}
        )
    about = {"双随机-2024-000001": "organisation:care_home-2023-000001", "组织变更-2024-000001": "organisation:51441802YL0000012T"}
    for number in ("街路命名-2024-000900", "road_naming-2024-000003", "结婚-2024-000005", *about):
        Case.objects.create(
            number=number, matter="road_naming", line="区划地名", opened_on="2024-03-04", facts="{}", subject=about.get(number, "")
        )
    assert {one.number for one in narrowed(Case.objects.all(), Wanted(text=typed))} == found
