"""The words a matter may use. Pure Python: no Django, no input or output. A page imports from here and nowhere deeper."""

from .facts import Facts, Source, amount, choice, day_of, granted, quantity, text, yes_no
from .law import Basis, Instrument
from .matter import (
    Benefit,
    Clock,
    Coercion,
    Duty,
    Entry,
    Evidence,
    Figure,
    Inspection,
    Licence,
    Matter,
    Monthly,
    Once,
    Outcome,
    Penalty,
    Promise,
    Registration,
    Service,
    Standing,
    Story,
    acts,
    all_towns,
    granted_by,
    happened,
    paid,
    ratio,
    stock,
    summed,
    threshold,
    towns,
    waived,
)
from .spans import days, months, on_the_spot, unset, working_days
from .steps import Condition, Notice, Office, Step, apart_from, officers
from .terms import (
    age,
    choose,
    count,
    days_between,
    exempt,
    higher_of,
    in_force,
    lower_of,
    rate,
    setting,
    some,
    tally,
    today,
    total,
    two_readings,
    when,
    yuan,
)

