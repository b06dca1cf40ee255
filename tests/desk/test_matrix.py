"""Who sees which case, over every address of the desk: own town, another town, another line, sealed, a child's; lists, counts, files and finds too.

The table below is written from the law of each matter, not from the code: 社会救助 is the towns' and the bureau's (finance pays it), a
divorce the registrar's, a penalty the officers', their review's and the leaders', an adoption the section's and the bureau's.
"""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import quote

import pytest
from openpyxl import load_workbook

from minzheng.catalogue import matter
from minzheng.journal.read import of_case
from minzheng.procedure.cases import letters
from minzheng.procedure.models import Case
from minzheng.procedure.perform import Opening

from .conftest import AUDITOR, TODAY
from .district import OFFICERS, TOWN, by, everyday, person_of, walk
from .test_routes import addressed, named, places, routes

EVERYBODY = [staff for staff, *_ in OFFICERS] + [AUDITOR]
SEES = {
    "own town": ("accepted", {"T01", "T02", "T03", "B01", "B02", "F01"}),
    "other town": ("refused", {"T09", "T10", "B01", "B02", "F01"}),
    "other line": ("divorce", {"R01"}),
    "enforcement": ("penalty", {"E01", "E02", "L01", "L02", "P01", "Z01"}),
    "sealed": ("sealed", {"S01", "B01", "B02"}),
    "minor": ("minor", {"T09", "T10", "B01", "B02", "F01"}),
}
"""Kind of case: which of the sample's, and who sees it beside the head and the auditor."""
ROLES = [pytest.param(("T01", "T09", "S01", "R01", "L01"), id="five"), pytest.param(EVERYBODY, marks=pytest.mark.slow, id="everybody")]
NAMES = {"accepted": "王家国", "refused": "赵永强", "minor": "陈小孩"}


def sees(staff, kind):
    """Whether this person may see the case of this kind."""
    return staff in SEES[kind][1] or staff in ("H01", AUDITOR)


@pytest.fixture
def cases(made):
    special = {"adoption__route": "继父或者继母收养继子女", "adoption__child_kind": "不属于以上情形", "adoption__giver": "其他",
               "adoption__adopter": "有配偶而单方申请"}  # fmt: skip
    child = person_of("王小梅")
    opening = Opening(matter("adoption"), everyday("adoption", TODAY, **special), {}, TOWN, f"person:{child.pk}", child.name)
    return made | {"sealed": walk(opening, [("accept", TODAY, by("S01"), {})])}


def of_the_case(made, number):
    """Every address of the desk that names this case, an act of it or a letter of it."""
    seq, letter = of_case(number).last().seq, letters(number, TODAY)
    values = places(made) | {"number": number, "verb": "serve", "matter": "subsistence", "year": 2024, "place": 0, "seq": seq,
                             "id": letter[0].pk if letter else 0}  # fmt: skip
    for name, route in routes():
        parts = set(re.findall(r"<(?:\w+:)?(\w+)>", route))
        about = "number" in parts or name in ("desk:act", "desk:receipt") or (name.startswith("desk:letter") and letter)
        if name.startswith("desk:") and about:
            yield addressed(route, values | named(name))


@pytest.mark.parametrize("kind", SEES)
def test_a_case_is_there_for_those_who_may_see_it_and_for_nobody_else(cases, signed_in, kind):
    for staff in EVERYBODY:
        answer = signed_in(staff).get(f"/desk/cases/{cases[SEES[kind][0]]}/")
        assert answer.status_code == (200 if sees(staff, kind) else 404), (staff, kind)


@pytest.mark.parametrize("kind", SEES)
@pytest.mark.parametrize("roles", ROLES)
def test_no_address_tells_the_others_that_it_is_there(cases, signed_in, kind, roles):
    number, walked = cases[SEES[kind][0]], 0
    for staff in roles:
        client = signed_in(staff)
        for where in () if sees(staff, kind) else of_the_case(cases, number):
            for answer in (client.get(where), client.post(where, {"why": "看看"})):
                assert answer.status_code in (404, 405), (staff, kind, where, answer.status_code)
            walked += 1
    assert walked >= 30


@pytest.mark.parametrize("kind", SEES)
@pytest.mark.parametrize("roles", ROLES)
def test_nor_is_it_in_any_list_count_file_or_find(cases, signed_in, kind, roles):
    key, _ = SEES[kind]
    number = cases[key]
    line = Case.objects.get(pk=number).matter
    for staff in roles:
        client, seen = signed_in(staff), sees(staff, kind)
        page = client.get(f"/desk/?matter={line}").content.decode()
        assert (number in page) == seen, (staff, kind)
        rows = load_workbook(BytesIO(b"".join(client.get(f"/desk/list.xlsx?matter={line}").streaming_content))).active.values
        assert (number in str(list(rows))) == seen, (staff, kind)
        if seen:
            continue
        for text in (number, NAMES.get(key, number)):
            found = client.post("/desk/find/", {"text": text}, follow=True).content.decode()
            assert f'href="/desk/cases/{quote(number)}/' not in found, (staff, kind, text)
        assert client.post("/desk/several/", {"case": number, "verb": "serve"}).status_code in (200, 302, 403, 404, 405)
        assert number not in client.get("/desk/").content.decode()


def test_the_table_has_somebody_of_every_office_on_both_sides():
    assert {staff for _, who in SEES.values() for staff in who} <= set(EVERYBODY)
    assert all(set(EVERYBODY) - who for _, who in SEES.values())
