"""Enters what was owed and paid to institutions before the books knew of it: the same sides that the acts move from now on."""

import orjson
from django.db import migrations

# matter, step -> (debit, credit, the fact that says how much, whose money), as accounts.MOVEMENTS had them when this was written
MOVED = {
    ("funeral_service", "settle"): ("待遇支出", "应付待遇", "decision.amount", "funeral_service"),
    ("funeral_settlement", "remit"): ("应付待遇", "财政专户", "settling.paid", "funeral_service"),
    ("home_adaptation", "remit"): ("待遇支出", "财政专户", "adaptation.paid", "home_adaptation"),
    ("canteen_meals", "remit"): ("待遇支出", "财政专户", "meals.government", "canteen_meals"),
}


def enter(apps, schema_editor):
    act, told, posting = (apps.get_model(*name) for name in (("journal", "Act"), ("journal", "ActField"), ("funds", "Posting")))
    for (matter, verb), (debit, credit, amount, whose) in MOVED.items():
        acts = act.objects.filter(matter=matter, verb=verb).exclude(origin="elsewhere")
        refused = set()
        for seq, value in told.objects.filter(seq__in=acts.values("seq"), name="outcome").values_list("seq", "value").iterator():
            if orjson.loads(bytes(value)) != "grant":
                refused.add(seq)
        days = dict(acts.values_list("seq", "on"))
        sides = []
        for seq, value in told.objects.filter(seq__in=acts.values("seq"), name=amount, value__isnull=False).values_list("seq", "value").iterator():
            moved = int(orjson.loads(bytes(value)))
            if moved and seq not in refused:
                sides += [posting(seq=seq, account=account, fund=whose, amount=sign * moved, on=days[seq]) for account, sign in ((debit, 1), (credit, -1))]
        posting.objects.bulk_create(sides, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('funds', '0003_recovery_waived'),
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(enter, migrations.RunPython.noop),
    ]
