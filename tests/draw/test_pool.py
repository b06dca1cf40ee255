"""The public notice of a freeze, and each body's own proof that it is in the pool with its tickets."""

from dataclasses import replace

import pytest

from minzheng.draw import announcement, pool_proof, pool_root, proof_holds
from tests.draw.samples import NUMBERS, SECRETS, district, small


@pytest.mark.parametrize("size", range(1, 13))
def test_every_body_can_prove_its_place_and_nothing_else(size):
    listed = replace(small(), candidates=small().candidates[:size])
    root = pool_root(listed)
    for body in listed.candidates:
        proof = pool_proof(listed, body.id)
        assert proof_holds(body, proof, root)
        assert not proof_holds(replace(body, tickets=body.tickets + 1), proof, root)
        assert not proof_holds(replace(body, risk="E"), proof, root)
        assert not proof_holds(body, [*proof, "L" + "0" * 64], root)


def test_who_is_not_in_the_pool_has_no_proof():
    with pytest.raises(KeyError):
        pool_proof(small(), "N99")


def test_the_notice_names_what_is_fixed_but_nobody_in_the_pool():
    listed = district()
    notice = announcement(listed)
    assert notice["manifest_hash"] == listed.hash()
    assert [(row["size"], row["quota"]) for row in notice["strata"]] == [(113, 4), (542, 27)]
    assert notice["sources"] == [{"name": drawn.name, "issue": drawn.issue} for drawn in NUMBERS]
    assert notice["holders"] == list(SECRETS)
    assert not any(body.id in str(notice) for body in listed.candidates)
    assert not any(person.id in str(notice) for person in listed.inspectors)
