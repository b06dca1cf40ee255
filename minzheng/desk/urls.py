"""Addresses of the desk. Nothing personal stands in an address."""

from django.urls import path

from . import acting, casepage, documents, door, ledger, newcase, numbers, online, opened, overview, password, paying, several, worklist

app_name = "desk"
urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("list.xlsx", worklist.worklist_file, name="worklist_file"),
    path("find/", worklist.find, name="find"),
    path("day/", door.practise, name="practise"),
    path("new/", newcase.catalogue, name="catalogue"),
    path("new/<slug:matter>/<slug:verb>/", newcase.begin, name="begin"),
    path("online/", online.listed, name="online"),
    path("online/<int:seq>/", online.page, name="online_one"),
    path("online/<int:seq>/open/", online.reveal, name="online_open"),
    path("online/<int:seq>/settle/", online.settle, name="online_settle"),
    path("online/<int:seq>/files/<int:place>/", online.file, name="online_file"),
    path("cases/<slug:number>/", casepage.page, name="case"),
    path("cases/<slug:number>/open/", opened.reveal, name="reveal"),
    path("cases/<slug:number>/do/<slug:verb>/", acting.act, name="do"),
    path("several/", several.choose, name="choose"),
    path("several/<uuid:batch>/", several.several, name="several"),
    path("several/<uuid:batch>/go/", several.go, name="several_go"),
    path("several/<uuid:batch>/<slug:matter>/<slug:verb>/", several.together, name="together"),
    path("letters/<int:id>/", documents.letter, name="letter"),
    path("letters/<int:id>.docx", documents.letter_file, {"kind": "docx"}, name="letter_docx"),
    path("letters/<int:id>.pdf", documents.letter_file, {"kind": "pdf"}, name="letter_pdf"),
    path("figures/", numbers.figures, name="figures"),
    path("figures/<int:year>/<slug:id>/", numbers.figure, name="figure"),
    path("report/<int:year>/", numbers.report, name="report"),
    path("report/<int:year>.docx", numbers.report_file, {"kind": "docx"}, name="report_docx"),
    path("report/<int:year>.pdf", numbers.report_file, {"kind": "pdf"}, name="report_pdf"),
    path("overview/", overview.overview, name="overview"),
    path("payments/", paying.payments, name="payments"),
    path("payments/try/", paying.trial, name="trial"),
    path("payments/run/", paying.run, name="run"),
    path("payments/<int:seq>/", paying.payroll, name="payroll"),
    path("payments/<int:seq>/send/", paying.to_bank, name="to_bank"),
    path("payments/<int:seq>/settle/", paying.from_bank, name="from_bank"),
    path("journal/", ledger.page, name="ledger"),
    path("journal/verify/", ledger.verified, name="verify"),
    path("journal/sign/", ledger.sign, name="sign"),
    path("acts/<int:seq>/", ledger.act, name="act"),
    path("acts/<int:seq>/receipt.txt", ledger.receipt, name="receipt"),
    path("password/", password.password, name="password"),
    path("looks/", opened.looks, name="looks"),
]
