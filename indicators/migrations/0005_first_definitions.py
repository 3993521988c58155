"""What an indicator has meant so far becomes its first definition, and is found without accents."""

from django.db import migrations
from django.db.models import Min

from core.text import fold

FIRST_YEAR = 2011
MEANING = (
    "name", "unit", "nature", "direction", "formula", "numerator_id", "denominator_id",
    "numerator_label", "denominator_label", "levels", "source", "note",
)  # fmt: skip


def add(apps, schema_editor):
    Indicator = apps.get_model("indicators", "Indicator")
    IndicatorDefinition = apps.get_model("indicators", "IndicatorDefinition")
    earliest = {"value_year": Min("values__quarter__year"), "target_year": Min("targets__year")}
    for indicator in Indicator.objects.annotate(**earliest).filter(definitions=None):
        years = (FIRST_YEAR, indicator.value_year or FIRST_YEAR, indicator.target_year or FIRST_YEAR)
        meaning = {name: getattr(indicator, name) for name in MEANING}
        IndicatorDefinition.objects.create(indicator=indicator, from_year=min(years), **meaning)
        search = fold(f"{indicator.code} {indicator.name}")[:600]
        Indicator.objects.filter(pk=indicator.pk).update(valid_from=min(years), search=search)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0004_definitions_over_time"), ("periods", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=True)]
