"""The work list: ordered by deadline, narrowed in the address, and everything it shows or counts keeps to one's scope."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote, unquote

import pytest
from django.test import Client

from minzheng.desk import worklist

from .district import OTHER, TOWN

NUMBER = re.compile(r'href="/desk/cases/([%\w]+-\d{4}-\d{6})/"')


def numbers(client: Client, query: str = "") -> list[str]:
    return listed(client.get(f"/desk/{query}").content.decode())


def listed(page: str) -> list[str]:
    return [unquote(one) for one in NUMBER.findall(page)]


def tally(client: Client, query: str = "") -> list[int]:
    return [int(count) for count in re.findall(r"<b>(\d+)</b>", client.get(f"/desk/{query}").content.decode())]


def test_open_cases_stand_by_deadline(made, signed_in):
    found = numbers(signed_in("H01"))
    assert found[0] == made["accepted"]  # overdue since 7 March
    assert set(found[-2:]) == {made["old"], made["older"]}  # no text sets a limit for these
    assert len(found) == 9


def test_a_town_sees_only_its_own_cases_counts_and_choices(made, signed_in):
    page = signed_in("T01").get("/desk/").content.decode()
    assert set(listed(page)) == {made["accepted"], made["published"], made["decided"], made["old"]}
    assert re.findall(r"<b>(\d+)</b>", page)[0] == "4"
    assert "龙塘镇" not in page
    assert "行政处罚" not in page  # a line in which the town has no step is not offered either


def test_asking_for_another_town_in_the_address_shows_nothing_of_it(made, signed_in):
    page = signed_in("T01").get(f"/desk/?town={OTHER}&colour=red").content.decode()
    assert made["refused"] not in page
    assert "龙塘镇" not in page
    assert set(listed(page)) <= {made["accepted"]}


def test_counts_are_of_what_the_filters_leave(made, signed_in):
    client = signed_in("H01")
    everything, town = tally(client), tally(client, f"?town={TOWN}")
    assert everything[0] == 9
    assert town[0] == 4
    assert len(numbers(client, f"?town={TOWN}")) == 4
    assert tally(client, "?matter=divorce")[0] == 1
    assert numbers(client, "?matter=divorce") == [made["divorce"]]


@pytest.mark.parametrize(("colour", "for_what"), [("red", {"accepted"}), ("grey", {"old", "older"}), ("closed", set())])
def test_a_colour_shows_its_cases(made, signed_in, colour, for_what):
    assert set(numbers(signed_in("B01"), f"?colour={colour}")) == {made[one] for one in for_what}


def test_a_case_is_found_by_number_and_the_number_leads_to_it(made, signed_in):
    client = signed_in("B01")
    assert client.post("/desk/find/", {"text": made["decided"].upper()})["Location"] == quote(f"/desk/cases/{made['decided']}/")
    assert numbers(client, "?q=低保-2024-000003") == [made["decided"]]


@pytest.mark.parametrize("text", ["王秀", "王秀珍", "wxz", "WX"])
def test_a_case_is_found_by_name_or_initials_which_stay_out_of_the_address(made, signed_in, text):
    client = signed_in("B01")
    answer = client.post("/desk/find/", {"text": text})
    assert answer["Location"] == "/desk/?found=1"
    assert numbers(client, "?found=1") == [made["decided"]]


def test_a_name_of_another_town_is_not_found(made, signed_in):
    client = signed_in("T01")
    client.post("/desk/find/", {"text": "赵永强"})
    assert numbers(client, "?found=1") == []
    assert "没有符合这些条件的办件" in client.get("/desk/?found=1").content.decode()


def test_names_are_masked_in_the_list(made, signed_in):
    page = signed_in("H01").get("/desk/").content.decode()
    assert "王**" in page
    assert not any(name in page for name in ("王家国", "王秀珍", "赵永强", "欧阳建国", "周大明"))
    assert "清城区某某服务中心" in page  # an organisation's name is not personal


def test_an_empty_list_teaches(here, signed_in):
    page = signed_in("T01").get("/desk/").content.decode()
    assert "现在没有在办的办件" in page
    assert "/desk/new/" in page


def test_only_a_part_answers_htmx(made, signed_in):
    page = signed_in("B01").get("/desk/?matter=subsistence", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert made["decided"] in page


def test_twenty_five_to_a_page(made, signed_in):
    from minzheng.procedure.perform import open_case

    from .district import by, old_age

    for _ in range(30):
        open_case(old_age("林玉兰", TOWN, date(2024, 3, 18)), "accept", on=date(2024, 3, 18), by=by("V01"))
    client = signed_in("V01")
    assert len(numbers(client)) == 25
    assert len(numbers(client, "?page=2")) == 6
    assert "共2页（31条）" in client.get("/desk/").content.decode()


def test_at_most_twelve_statements_however_many_cases(made, signed_in, django_assert_max_num_queries):
    client = signed_in("H01")
    with django_assert_max_num_queries(12):
        client.get("/desk/")
    with django_assert_max_num_queries(12):
        client.get("/desk/?q=wx&colour=yellow&town=441802106")


def test_the_list_as_narrowed_is_a_spreadsheet_masked_and_marked(made, signed_in, monkeypatch):
    from io import BytesIO

    from openpyxl import load_workbook

    monkeypatch.setattr(worklist, "AT_A_TIME", 2)
    answer = signed_in("T01").get("/desk/list.xlsx?matter=subsistence")
    cells = [str(cell) for row in load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows(values_only=True) for cell in row if cell]
    assert {made["accepted"], made["published"], made["decided"]} <= set(cells)
    assert made["refused"] not in cells  # another town's
    assert made["old"] not in cells  # another matter's
    assert "王**" in cells
    assert "王家国" not in cells
    assert "演练" in cells[0]
    assert "共3件" in cells[0]


def test_what_is_due_today_and_this_week_is_counted_and_stands_in_the_address(made, signed_in):
    due = date(2024, 5, 6)  # the divorce's last day, a Monday
    for day, today, week in ((due, 1, 1), (date(2024, 5, 5), 0, 0), (date(2024, 5, 7), 0, 0)):
        client = signed_in("R01", day)
        page = client.get("/desk/?matter=divorce").content.decode()
        counted = dict(re.findall(r"tab-(today|week)\"[^>]*><b>(\d+)</b>", page))
        assert counted == {"today": str(today), "week": str(week)}, day
        assert (numbers(client, "?matter=divorce&colour=today") == [made["divorce"]]) == bool(today)
    assert "今天没有到期的办件" in signed_in("R01", date(2024, 5, 5)).get("/desk/?matter=divorce&colour=today").content.decode()
    assert "本周没有到期的办件" in signed_in("R01", date(2024, 3, 20)).get("/desk/?matter=divorce&colour=week").content.decode()
