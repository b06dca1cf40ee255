"""The lines of opening registers (期初) stay as they were entered: they are tied to their act by a root."""

from __future__ import annotations

from minzheng.journal.frozen import Frozen, Guarded

TRIGGERS = Guarded((Frozen("registers_line", "期初登记的底册只增不改", same="seq = NEW.seq AND place = NEW.place"),))
install, remove, missing = TRIGGERS.install, TRIGGERS.remove, TRIGGERS.missing
