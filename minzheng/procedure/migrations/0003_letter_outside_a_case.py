import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('procedure', '0002_draw'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='procedure.case'),
        ),
    ]
