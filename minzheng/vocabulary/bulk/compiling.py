"""The compiler: turns a matter's terms into lines of source, each term once, what is the same for all rows before the loop."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from .. import terms as t
from ..law import Basis
from ..matter import Matter
from ..wording import wording
from . import pieces as p
from .codes import MISSING, kind_of
from .inputs import BirthdaysUntil, Constant, Table
from .leaves import Aggregate, Leaf, decisive, is_leaf, leaf_of
from .names import Names
from .pieces import ChoicePiece, DayPiece, NumberPiece, Piece, TruthPiece, Unknown, Whole, joined
from .readings import READINGS

OUTSIDE = (t.TruthConstant, t.NumberConstant, t.DayConstant, t.Today, t.Rate, t.Setting, t.InForce)
"""What a rule takes from outside the case: the same for every row."""
MAY_BE_UNSET = (t.Rate, t.Setting, t.Later, t.Rolled, t.Quotient)
"""What a locality, a calendar or a zero may leave undecided."""

LONGEST_REMARK = 60


def short(words: str) -> str:
    return words if len(words) <= LONGEST_REMARK else f"{words[: LONGEST_REMARK - 1]}…"


def snake(term: t.Term) -> str:
    """The kind of term as a name: CompareDays -> compare_days."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(term).__name__).lower()


@dataclass(eq=False)
class Scope:
    """Lines of one loop body: over the cases (`group` "") or over the members of one case."""

    group: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def index(self) -> str:
        return "member" if self.group else "row"


class Compiler:
    """Collects the lines, columns, constants and tables of one matter's kernel. Names follow the page's own words.

    `careful` keeps track of what is not known; without it the kernel is for columns that are complete, on a day on
    which every rate it asks for is set, and half as long.
    """

    def __init__(self, matter: Matter, *, careful: bool) -> None:
        self.matter, self.careful = matter, careful
        self.names = Names()
        self.rows = Scope()
        self.prelude: list[str] = []
        self.columns: dict[Leaf, str] = {}
        self.constants: list[Constant | BirthdaysUntil] = []
        self.tables: list[Table] = []
        self.roots: list[Whole] = []
        self.groups: dict[str, str] = {}
        self.largest: dict[str, str] = {}
        self.aggregates: dict[tuple[t.Term, int], Piece] = {}
        self._made: dict[tuple[t.Term, Scope, int], Piece] = {}
        self._constant: dict[t.Term, bool] = {}
        self._in_force: dict[Basis, t.InForce] = {}

    # --- what to bind, and how it is called ------------------------------------------------------------------------

    @cached_property
    def uses(self) -> Counter[t.Term]:
        """How many terms look at each term: what more than one looks at gets a line of its own."""
        found = {part for term in decisive(self.matter) for part in term.walk()}
        return Counter(below for part in found for below in part.parts())

    @cached_property
    def called(self) -> dict[t.Term, str]:
        walked = (part for term in decisive(self.matter) for part in term.walk())
        return {part.term: part.name for part in walked if isinstance(part, t.CalledTruth | t.CalledNumber | t.CalledDay)}

    def refuse(self, term: t.Term, why: str) -> TypeError:
        return TypeError(f"{self.matter.id}: “{wording(term)}” ({type(term).__name__}) cannot be computed over columns: {why}")

    def is_constant(self, term: t.Term) -> bool:
        """Whether the term is the same for every row of a run."""
        if term not in self._constant:
            parts = tuple(term.parts())
            alone = isinstance(term, OUTSIDE) if not parts else not is_leaf(term)
            self._constant[term] = alone and all(self.is_constant(part) for part in parts)
        return self._constant[term]

    # --- one piece per term, made once -----------------------------------------------------------------------------

    def piece(self, term: t.Term, scope: Scope, reading: int = 0) -> Piece:
        """The piece of `term` where `scope` is at hand; a term without members' facts is computed once for the case."""
        reading = reading if any(isinstance(part, t.TwoReadings) for part in term.walk()) else 0
        if self.is_constant(term):
            return self._same_for_all(term, reading)
        if isinstance(term, Aggregate):
            return self.aggregates[term, reading]
        if scope.group and not self._per_member(term, scope.group):
            scope = self.rows
        key = (term, scope, reading)
        if key not in self._made:
            made = self._make(term, scope, reading)
            wanted = term in self.called or self.uses[term] > 1
            self._made[key] = self.bound(made, scope, self.called.get(term) or snake(term), term) if wanted else made
        return self._made[key]

    def truth(self, term: t.Term, scope: Scope, reading: int = 0) -> TruthPiece:
        made = self.piece(term, scope, reading)
        assert isinstance(made, TruthPiece)
        return made

    def number(self, term: t.Term, scope: Scope, reading: int = 0) -> NumberPiece:
        made = self.piece(term, scope, reading)
        assert isinstance(made, NumberPiece)
        return made

    def day(self, term: t.Term, scope: Scope, reading: int = 0) -> DayPiece:
        made = self.piece(term, scope, reading)
        assert isinstance(made, DayPiece)
        return made

    def choice(self, term: t.Term, scope: Scope, reading: int = 0) -> ChoicePiece:
        made = self.piece(term, scope, reading)
        assert isinstance(made, ChoicePiece)
        return made

    def _per_member(self, term: t.Term, group: str) -> bool:
        """Whether the term looks at facts of the member at hand, not counting what lies inside another aggregate."""
        if is_leaf(term):
            return leaf_of(term, group).group == group
        return not isinstance(term, Aggregate) and any(self._per_member(part, group) for part in term.parts())

    # --- lines -----------------------------------------------------------------------------------------------------

    def line(self, scope: Scope, hint: str, text: str, remark: str = "") -> str:
        """Binds `text` to a new name in the scope, unless it already is a name."""
        if text.isidentifier():
            return text
        name = self.names.fresh(hint)
        scope.lines.append(f"{name} = {text}" + (f"  # {short(remark)}" if remark and remark != name else ""))
        return name

    def unknown(self, scope: Scope, hint: str, unknown: Unknown) -> Unknown:
        """The same cases under one name, when there are any."""
        return (self.line(scope, f"{hint}_unknown", joined(unknown)),) if unknown else ()

    def where_careful(self, case: str) -> Unknown:
        return (case,) if self.careful else ()

    def bound(self, made: Piece, scope: Scope, hint: str, term: t.Term) -> Piece:
        """The same piece with its value (and when it is unknown) on lines of their own."""
        remark = wording(term)
        unknown = self.unknown(scope, hint, made.unknown)
        match made:
            case TruthPiece():
                return TruthPiece(self.line(scope, hint, made.text, remark), unknown)
            case ChoicePiece():
                return ChoicePiece(self.line(scope, hint, made.text, remark), made.options, unknown)
            case DayPiece():
                return DayPiece(self.line(scope, hint, made.text, remark), made.reach, unknown)
            case NumberPiece():
                top = p.renamed(self.line(scope, hint, made.top.text, remark), made.top)
                if made.bottom is None or made.bottom.text.isdigit():
                    return NumberPiece(top, made.bottom, unknown)
                bottom = p.renamed(self.line(scope, f"{hint}_bottom", made.bottom.text), made.bottom)
                return NumberPiece(top, bottom, unknown)

    def most(self, group: str) -> str:
        """The name under which the size of the largest household is known."""
        return self.largest.setdefault(group, f"most of {group}")

    def table(self, table: Table) -> str:
        """Keeps a table for the run; its first name."""
        self.tables.append(table)
        return table.name

    # --- the same for every row ------------------------------------------------------------------------------------

    def _same_for_all(self, term: t.Term, reading: int) -> Piece:
        key = (term, self.rows, reading)
        if key not in self._made:
            self._made[key] = self._literal(term) or self._given(term, reading)
        return self._made[key]

    def _literal(self, term: t.Term) -> Piece | None:
        if isinstance(term, t.TruthConstant):
            return TruthPiece(str(term.value))
        if isinstance(term, t.NumberConstant):
            value = Fraction(term.value)
            return NumberPiece(p.literal(value.numerator), p.literal(value.denominator) if value.denominator != 1 else None)
        return None

    def _given(self, term: t.Term, reading: int) -> Piece:
        kind = kind_of(term)
        if kind == "choice":
            raise self.refuse(term, "a setting is compared or ranked, not handed on")
        fraction = isinstance(term, t.Number) and not self.is_whole(term)
        remark = short(wording(term))
        name = self.names.fresh(self.called.get(term) or (term.name if isinstance(term, t.Rate) else snake(term)))
        place = self._places()
        self.constants.append(Constant(name, term, kind, fraction, reading, place))
        self.prelude.append(f"{name} = constants[{place}]  # {remark}")
        unset = self.careful and any(isinstance(part, MAY_BE_UNSET) for part in term.walk())
        unknown = (f"({name} == UNSET)",) if unset else ()
        if kind == "truth":
            return TruthPiece(f"({name} == 1)", unknown)
        if kind == "day":
            return DayPiece(name, lambda reaches: reaches.days[name], unknown)
        if not fraction:
            return NumberPiece(p.variable(name), None, unknown)
        self.prelude.append(f"{name}_bottom = constants[{place + 1}]")
        return NumberPiece(p.variable(name), p.variable(f"{name}_bottom"), unknown)

    def in_force(self, basis: Basis) -> t.InForce:
        """One term per basis, so that each is asked once."""
        return self._in_force.setdefault(basis, t.InForce(basis))

    def lives(self, basis: Basis) -> str:
        """Whether an article is in force on the day of the run."""
        return self.truth(self.in_force(basis), self.rows).text

    def birthdays_until(self) -> str:
        """The name of the day up to which a birthday counts (see `inputs.BirthdaysUntil`)."""
        for one in self.constants:
            if isinstance(one, BirthdaysUntil):
                return one.name
        found = BirthdaysUntil(self.names.fresh("birthdays_until"), self._places())
        self.constants.append(found)
        self.prelude.append(f"{found.name} = constants[{found.place}]")
        return found.name

    def _places(self) -> int:
        return sum(one.width for one in self.constants)

    def is_whole(self, term: t.Term) -> bool:
        """Whether a number can only be whole, whatever the facts."""
        match term:
            case t.NumberConstant():
                return Fraction(term.value).denominator == 1
            case t.Rate():
                return term.measure == "分"
            case t.Quotient():
                return False
            case t.Rounded():
                return True
            case t.ChooseNumber():
                return self.is_whole(term.then) and self.is_whole(term.otherwise)
            case t.Total() | t.Exempt():
                return self.is_whole(term.amount)
        return all(self.is_whole(part) for part in term.parts() if isinstance(part, t.Number))

    # --- leaves and the rest ---------------------------------------------------------------------------------------

    def _make(self, term: t.Term, scope: Scope, reading: int) -> Piece:
        if is_leaf(term):
            return self._leaf(term, scope)
        for kind, make in READINGS:
            if isinstance(term, kind):
                return make(self, term, scope, reading)
        raise self.refuse(term, "there is no bulk reading of this kind of term")

    def _leaf(self, term: t.Term, scope: Scope) -> Piece:
        leaf = leaf_of(term, scope.group)
        if leaf not in self.columns:
            self.columns[leaf] = self.names.fresh(f"{leaf.key}_of_each" if leaf.group else f"{leaf.key}_column")
        column = self.columns[leaf]
        name = self.line(scope, leaf.key, f"{column}[{scope.index}]", leaf.label)
        unknown = self.where_careful(f"({name} == {'UNSET' if leaf.kind == 'number' else MISSING[leaf.kind]})")
        match leaf.kind:
            case "truth":
                return TruthPiece(f"({name} == 1)", unknown)
            case "number":
                return NumberPiece(Whole(name, lambda reaches: reaches.wholes[column]), None, unknown)
            case "day":
                return DayPiece(name, lambda reaches: reaches.days[column], unknown)
        return ChoicePiece(name, leaf.options, unknown)
