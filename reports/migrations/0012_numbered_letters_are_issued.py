"""A letter that bore a number was final: it was printed to be signed on paper."""

from django.db import migrations


def issue(apps, schema_editor):
    letters = apps.get_model("reports", "Letter").objects
    letters.filter(document__isnull=False, state="draft").update(state="issued")


class Migration(migrations.Migration):
    dependencies = [("reports", "0011_letters_are_issued")]

    operations = [migrations.RunPython(issue, migrations.RunPython.noop)]
