"""演练的页面：试办、被拦下说明理由、改所记的事项、办结、记入学法演练；别人的演练接不上，审计账户不能演练。"""

from __future__ import annotations

import re

from minzheng.procedure.cases import Scope, proceeding, visible

ADDRESS = "/desk/practice/contract_review/0/"


def pressed(client, before, do, verb="", on="2024-06-03", office="", names="甲", **more):
    """The page after a button, with the drill that the page before carried."""
    state = re.search(r'name="state" value="([^"]+)"', before.content.decode())[1]
    return client.post(ADDRESS, {"state": state, "do": do, "verb": verb, "on": on, "office": office, "names": names, **more})


def test_drills_of_ones_own_office_come_first_and_any_is_found_by_its_name(here, signed_in):
    client = signed_in("T01")
    own, _, others = client.get("/desk/practice/").content.decode().partition('id="others"')
    assert "/desk/practice/subsistence/0/" in own
    assert "/desk/practice/penalty/0/" not in own
    assert "/desk/practice/penalty/0/" in others
    found = client.get("/desk/practice/", {"q": "xzcf"}).content.decode()
    assert "/desk/practice/penalty/0/" in found
    assert "/desk/practice/subsistence/0/" not in found
    assert "没有找到“zzzz”" in client.get("/desk/practice/", {"q": "zzzz"}).content.decode()


def test_a_clerk_is_told_what_stops_him_and_goes_on_to_the_end(here, signed_in):
    client = signed_in("S01")
    assert "合同审查" in client.get("/desk/practice/").content.decode()
    page = pressed(client, client.get(ADDRESS), "try", "send", office="section")
    assert "接受" in page.content.decode()
    page = pressed(client, page, "try", "sign", on="2024-06-04", office="head", names="丁")
    assert "被“已法律审查”拦下" in page.content.decode()
    assert "法律顾问制度" in page.content.decode()
    page = pressed(client, page, "try", "review", on="2024-06-05", office="counsel", names="乙")
    asked = pressed(client, page, "ask", "sign", on="2024-06-06", office="head", names="丁")
    assert 'name="said.contract.same"' in asked.content.decode()
    wrong = {"asked": "sign", "said.contract.same": "no", "said.contract.price": "200000.00"}
    page = pressed(client, asked, "try", "sign", on="2024-06-06", office="head", names="丁", **wrong)
    assert "被“签署的文本与审查通过的文本一致”拦下" in page.content.decode()
    page = pressed(client, page, "try", "sign", on="2024-06-06", office="head", names="丁", **{**wrong, "said.contract.same": "yes"})
    page = pressed(client, page, "try", "perform", on="2024-09-02", office="section")
    assert "已依法办结" in page.content.decode()
    assert visible(Scope(None)).count() == 0
    assert pressed(client, page, "keep").status_code == 302
    kept = visible(Scope(None)).get()
    said = proceeding(kept).history.acts[0].said
    assert kept.matter == "law_drill"
    assert (said["drill.acts"], said["drill.stopped"], said["drill.finished"]) == (4, 2, True)
    assert said["drill.gates"] == "已法律审查、签署的文本与审查通过的文本一致"


def test_a_drill_belongs_to_who_leads_it(here, signed_in):
    page = pressed(signed_in("S01"), signed_in("S01").get(ADDRESS), "try", "send", office="section")
    other = pressed(signed_in("H01"), page, "try", "review", on="2024-06-05", office="counsel", names="乙")
    assert "这不是你在这个事项上的演练" in other.content.decode()
    forged = signed_in("S01").post(ADDRESS, {"state": "x", "do": "try", "verb": "sign", "on": "2024-06-05"})
    assert "演练的经过读不出来" in forged.content.decode()


def test_who_may_not_drill(here, signed_in):
    assert "审计账户只能查阅" in signed_in("auditor").get(ADDRESS).content.decode()
    assert signed_in("S01").get("/desk/practice/contract_review/99/").status_code == 404
    assert pressed(signed_in("R01"), signed_in("R01").get(ADDRESS), "try", "send", on="昨天").status_code == 200
