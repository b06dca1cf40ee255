from django.db import migrations

from minzheng.funds import triggers


def protect(apps, schema_editor):
    triggers.install(schema_editor.connection)
    triggers.forbid_overlaps(schema_editor.connection)


def unprotect(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('funds', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(protect, unprotect),
    ]
