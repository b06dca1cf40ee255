from django.db import migrations

from minzheng.registers import triggers


def protect(apps, schema_editor):
    triggers.install(schema_editor.connection)


def unprotect(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(protect, unprotect),
    ]
