"""A state machine: whatever is appended, repeated, erased, signed and rolled back, the journal stays whole and only grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from minzheng.journal import canonical, checkpoint, checkpoints, nodes, prove, read, receipt, volumes
from minzheng.journal.erase import erase_fields
from minzheng.journal.models import Act, Leaf
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.journal.tree import consistency_proof, verify_consistency
from minzheng.journal.verify import verify
from minzheng.vocabulary.errors import Refusal
from tests.journal.acts import NOON, entry, recorded, undone

values = st.dictionaries(
    st.sampled_from(["person.name", "amount_fen", "reasons", "x"]),
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8) | st.lists(st.text(max_size=3), max_size=3),
    max_size=3,
)


class Journal(RuleBasedStateMachine):
    """The model: entries by seq, the fields erased, the checkpoints handed out."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.number, self.days = 0, 0
        self.entries, self.erased, self.kept = {}, set(), []

    def teardown(self):
        try:
            assert verify(deep=True, against=list(self.kept)) == []
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def make(self, fields, case):
        self.number += 1
        at = NOON + timedelta(days=self.days, seconds=self.number)
        return entry(self.number, fields=fields, case=f"案{case}" if case else None, at=at)

    @rule(batch=st.lists(st.tuples(values, st.integers(0, 3)), min_size=1, max_size=6))
    def append(self, batch):
        made = [self.make(*item) for item in batch]
        for done, said in zip(recorded(*made), made, strict=True):
            assert done.fresh
            assert done.seq not in self.entries
            self.entries[done.seq] = said

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), later=st.integers(0, 1000))
    def repeat(self, data, later):
        seq = data.draw(st.sampled_from(sorted(self.entries)))
        said = self.entries[seq]
        done = recorded(replace(said, at=said.at + timedelta(seconds=later)))[0]
        assert (done.seq, done.fresh) == (seq, False)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def misuse(self, data):
        said = self.entries[data.draw(st.sampled_from(sorted(self.entries)))]
        before = Act.objects.count()
        with pytest.raises(Refusal), act_transaction(savepoint=True):
            recorded(replace(said, verb="other"))
        assert Act.objects.count() == before

    @rule(batch=st.lists(values, min_size=1, max_size=3))
    def roll_back(self, batch):
        undone(*(self.make(fields, 1) for fields in batch))

    @precondition(lambda self: any(said.fields for said in self.entries.values()))
    @rule(data=st.data())
    def erase(self, data):
        there = [(seq, name) for seq, said in self.entries.items() for name in said.fields if (seq, name) not in self.erased]
        if not there:
            return
        chosen = data.draw(st.lists(st.sampled_from(sorted(there)), min_size=1, max_size=3, unique=True))
        act = replace(self.make({}, None), basis=("个人信息保护法第四十七条",))
        with act_transaction():
            erase_fields(chosen, act, approved_by="10009", reason="保存期限届满")
        seal_pending()
        self.erased |= set(chosen)

    @rule(days=st.sampled_from([1, 30, 400]))
    def time_passes(self, days):
        self.days += days

    @rule()
    def sign(self):
        self.kept += checkpoints.make_all(NOON)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def prove(self, data):
        seq = data.draw(st.sampled_from(sorted(self.entries)))
        if prove.covered(seq):
            log = Leaf.objects.get(seq=seq).log
            receipt.verify(prove.receipt(seq, with_record=True).text(), volumes.verifier(log))

    @invariant()
    def everything_is_there(self):
        assert Act.objects.exclude(matter="journal").count() == len(self.entries)
        for seq in list(self.entries)[-2:]:
            left = {name: value for name, value in self.entries[seq].fields.items() if (seq, name) not in self.erased}
            assert read.fields(seq) == canonical.decode(canonical.encode(left))

    @invariant()
    def every_old_root_is_a_beginning(self):
        for note in self.kept[-3:]:
            old = checkpoint.opened(note, volumes.verifier(checkpoint.unchecked(note).year))
            now = nodes.head(old.year)
            proof = consistency_proof(old.size, now.size, nodes.reader(old.year))
            assert verify_consistency(old.size, now.size, old.root, now.root(), proof)


def run(examples, steps):
    given = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(Journal, settings=given)


@pytest.mark.django_db
def test_the_journal_only_grows():
    run(40, 20)


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_journal_only_grows_however_long_one_tries():
    run(1500, 40)
