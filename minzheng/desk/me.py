"""Who is signed in: the officer behind the account, the offices he holds today, and so what he may see and do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from minzheng.catalogue import matters
from minzheng.offices import ALL, LEGAL
from minzheng.pages.day import shown
from minzheng.pages.middleware import Forbidden
from minzheng.procedure.actor import Actor
from minzheng.procedure.importing import WHO
from minzheng.procedure.seeing import OVERSEERS, PAYERS, Scope, scope_of
from minzheng.registers import read
from minzheng.vocabulary import Monthly, Step
from minzheng.vocabulary.proceeding import office_of
from minzheng.vocabulary.situation import Situation

IMPORTERS = frozenset(PAYERS) | {office.id for office in WHO}
DRAFTERS = frozenset({LEGAL.id})
COUNTERS = ("婚姻登记", "收养登记")
"""Lines of business in which the parties come in person and by appointment."""
TITLES = {office.id: office.title for office in ALL}


@dataclass(frozen=True)
class Me:
    """The signed-in person. `offices` are (office, line) pairs held on the day; an auditor holds none and sees everything."""

    account: str
    name: str
    staff: str
    organ: str
    town: str
    offices: tuple[tuple[str, str], ...]
    audits: bool

    @cached_property
    def scope(self) -> Scope:
        """Cases of the matters in which one of his offices has a step (PRV-09: no look without a role), of his town."""
        return Scope(None, self.town) if self.audits else scope_of(self.offices, self.town)

    @property
    def himself(self) -> Actor:
        """Himself as the journal names him, in the first of his offices; an auditor has none, and may have no staff number."""
        return Actor((self.staff or self.account,), self.offices[0][0] if self.offices else "", self.organ, self.town)

    @property
    def whole_district(self) -> bool:
        """Whether he may see what is counted over the whole district: figures, the report, the journal."""
        return not self.town

    @property
    def at_counter(self) -> bool:
        """Whether he registers, or sees what the registrars of the district do: marriages, adoptions."""
        return self.whole_district and any(matter.line in COUNTERS and self.scope.sees(matter.id) for matter in matters())

    def traces(self, matter: str) -> bool:
        """Whether he may see what a figure of this matter counts: acts and cases by number, nobody by name. Who drafts the report may of any."""
        return self.scope.sees(matter) or self.drafts

    @property
    def drafts(self) -> bool:
        """Whether he drafts the bureau's report and looks after the law it works by (法规股)."""
        return self.whole_district and any(office in DRAFTERS for office, _ in self.offices)

    @property
    def oversees(self) -> bool:
        """Whether he may see who opened personal data."""
        return self.audits or any(office in OVERSEERS for office, _ in self.offices)

    @property
    def pays(self) -> bool:
        """Whether he is finance: prepares, sends and settles payrolls."""
        return any(office in PAYERS for office, _ in self.offices)

    @property
    def sees_payments(self) -> bool:
        """Whether he may see the payrolls: whoever pays, oversees or audits."""
        return self.whole_district and (self.oversees or self.pays)

    @property
    def sees_benefits(self) -> bool:
        """Whether he may see somebody's monthly benefit: of a line in which one of his offices has a step."""
        return any(isinstance(matter.pays, Monthly) and self.scope.sees(matter.id) for matter in matters())

    @property
    def checks(self) -> bool:
        """Whether he may see what registers and payments hold against each other."""
        return self.scope.sees("data_check")

    @property
    def imports(self) -> bool:
        """Whether he may bring in lists, or see who did: one of the bureau's own, or whoever oversees."""
        return self.whole_district and (self.oversees or any(office in IMPORTERS for office, _ in self.offices))

    @property
    def office_titles(self) -> str:
        return "审计（只读）" if self.audits else "、".join(dict.fromkeys(TITLES.get(office, office) for office, _ in self.offices))

    def actor(self, step: Step, like: Situation, second: tuple[str, ...] = ()) -> Actor:
        """Himself, as who does this step; for an act of a citizen, as the one who records it."""
        return Actor((self.staff, *second), office_of(step, like).id, self.organ, self.town)


def me(request: HttpRequest) -> Me:
    """The signed-in person, looked up once a request. Raises Forbidden for an account bound to nobody."""
    known: Me | None = getattr(request, "_me", None)
    if known is None:
        known = _me(request, shown(request).day)
        request._me = known  # type: ignore[attr-defined]
    return known


def _me(request: HttpRequest, day: date) -> Me:
    user = request.user
    account = getattr(user, "account", None)
    if account is not None and account.audits:
        return Me(user.username, user.first_name or "审计人员", "", "审计", "", (), True)
    if account is not None and account.duty:
        raise Forbidden("管理员账户不办理业务", remedy="系统管理、安全管理与业务办理分开（三员分立），办件请用经办人员的账户。")
    if account is None or account.officer is None:
        raise Forbidden("这个账户没有对应的工作人员", remedy="请由系统管理员绑定工号，再由安全管理员授权。")
    officer = account.officer
    held = tuple(read.offices_of(officer.staff, day))
    return Me(user.username, officer.name, officer.staff, officer.organ, officer.town, held, False)


View = Callable[..., HttpResponse]


def for_whole_district(view: View) -> View:
    """Only for those who may see what is counted over the whole district; for others the page is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not me(request).whole_district:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def for_officers(view: View) -> View:
    """Not for auditors, who change nothing."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if me(request).audits:
            raise Forbidden("审计账户只能查阅，不能办理", remedy="请由经办人员办理。")
        return view(request, *args, **kwargs)

    return guarded
