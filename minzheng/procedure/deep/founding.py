"""Whether the district is what it was founded as: a real one has its founding act, a rehearsed one never had any."""

from __future__ import annotations

from collections.abc import Iterator

from minzheng.journal.findings import Finding

from ..district import MODE, REAL
from ..models import State
from .reading import rows


def state() -> Iterator[Finding]:
    """演练 or real, against the act of founding: a rehearsed year cannot be passed off as a real one, nor the other way."""
    founded = [seq for (seq,) in rows("SELECT seq FROM journal_act WHERE matter = 'district' AND verb = 'found' ORDER BY seq")]
    mode = State.objects.filter(name=MODE).values_list("value", flat=True).first()
    if bool(founded) != (mode == REAL):
        told = "台账载明本区是真实地区" if founded else "台账中没有建立真实地区的行为"
        yield Finding("procedure_state", founded[0] if founded else None, f"{told}，而标明的是“{mode}”")
