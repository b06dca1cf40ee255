"""What the journal holds is never changed or deleted, but for the lawful erasing of content and a head that only grows."""

from __future__ import annotations

from .frozen import Frozen, Guarded

REFUSED = "台账只增不改"
ERASED = "OLD.erased_by IS NULL AND EXISTS (SELECT 1 FROM journal_act WHERE seq = NEW.erased_by AND matter = 'journal' AND verb = 'erase')"
"""The only lawful change of a table whose content an erase act may empty; the rest of the row stays as it is."""

TRIGGERS = Guarded((
    Frozen("journal_act", REFUSED, same="seq = NEW.seq OR act_id = NEW.act_id"),
    Frozen("journal_leaf", REFUSED),
    Frozen("journal_node", REFUSED),
    Frozen("journal_checkpoint", REFUSED, same="log = NEW.log AND size = NEW.size"),
    Frozen("journal_cosignature", REFUSED),
    Frozen("journal_actfield", REFUSED, allowed=f"NEW.seq = OLD.seq AND NEW.name = OLD.name AND NEW.salt IS NULL AND NEW.value IS NULL AND {ERASED}"),
    Frozen("journal_attachment", REFUSED, same="digest = NEW.digest",
           allowed=f"NEW.digest = OLD.digest AND NEW.size = OLD.size AND NEW.media_type = OLD.media_type AND {ERASED}"),
    Frozen("journal_head", REFUSED, allowed="NEW.log = OLD.log AND NEW.size > OLD.size"),
))  # fmt: skip
install, remove, missing = TRIGGERS.install, TRIGGERS.remove, TRIGGERS.missing
