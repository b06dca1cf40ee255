"""What `bench web` holds our pages against: the same rows, fetched by ORM into an unstyled table. Served only while measuring."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import include, path

from minzheng.desk.me import me
from minzheng.funds import read as funds
from minzheng.journal import read as journal
from minzheng.pages.day import shown
from minzheng.procedure import cases
from minzheng.procedure.seeing import visible
from minzheng.registers import finding

LIST = Engine().from_string(
    "<table>{% for one in rows %}<tr><td>{{ one.number }}<td>{{ one.matter }}<td>{{ one.title }}<td>{{ one.town }}<td>{{ one.state }}<td>{{ one.due }}"
    "<td>{{ one.due_title }}</tr>{% endfor %}</table><p>{{ open }}</p>"
)
CASE = Engine().from_string(
    "<h1>{{ case.number }}</h1><table>{% for name, value in facts %}<tr><td>{{ name }}<td>{{ value }}</tr>{% endfor %}</table>"
    "<table>{% for act in acts %}<tr><td>{{ act.on }}<td>{{ act.verb }}<td>{{ act.actor }}</tr>{% endfor %}</table>"
    "<table>{% for name, value in fields %}<tr><td>{{ name }}<td>{{ value }}</tr>{% endfor %}</table>"
    "<table>{% for one in paid %}<tr><td>{{ one.starts }}<td>{{ one.amount }}</tr>{% endfor %}</table>"
    "<p>{{ person.name }} {{ person.resident_number }} {{ person.born }} {{ person.village }} {{ person.account }} {{ interest }}</p>"
    "<ul>{% for one in letters %}<li>{{ one.title }}</li>{% endfor %}{% for one in notices %}<li>{{ one.title }}</li>{% endfor %}</ul>"
)


def worklist(request: HttpRequest) -> HttpResponse:
    """The first page of the open cases in the order of their deadlines, and how many there are."""
    rows = visible(me(request).scope).filter(cases.STILL)
    listed = rows.order_by("due", "opened_on", "number")[:25]
    return HttpResponse(LIST.render(Context({"rows": listed, "open": rows.count(), "day": shown(request).day})))


def case(request: HttpRequest, number: str) -> HttpResponse:
    """One case with its facts, acts and what they recorded, letters, notices, the person it is about and what he draws by it."""
    day = shown(request).day
    one = cases.case(number, me(request).scope)
    if one is None:
        return HttpResponse(status=404)
    acts = list(journal.of_case(number))
    fields = [pair for said in journal.fields_of([act.seq for act in acts]).values() for pair in said.items()]
    known, subject = cases.proceeding(one), int(one.subject.removeprefix("person:"))
    context = {"case": one, "facts": known.facts.items(), "acts": acts, "fields": fields, "letters": cases.letters(number, day),
               "notices": cases.notices(number, day), "person": finding.person(subject), "interest": finding.interested(me(request).staff, one.subject),
               "paid": [paid for paid in funds.entitlements_of(subject) if paid.case == number]}  # fmt: skip
    return HttpResponse(CASE.render(Context(context)))


urlpatterns = [
    path("plain/list/", worklist),
    path("plain/cases/<case_number:number>/", case),
    path("", include("minzheng.site.urls")),
]
