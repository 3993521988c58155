"""What was typed becomes the document that it means; back again, the document is typed. Neither loses anything."""

from django.db import migrations

from core.audit.triggers import remove_triggers

COLUMNS = {
    "Report": ("opening", "closing"),
    "ReportSection": ("body",),
    "ReportTemplate": ("opening", "closing"),
    "TemplateSection": ("body",),
}


def to_documents(apps, schema_editor):
    for name, columns in COLUMNS.items():
        rows = apps.get_model("reports", name)._default_manager
        for pk, *typed in rows.values_list("pk", *columns).iterator():
            documents = {f"{column}_document": text for column, text in zip(columns, typed, strict=True)}
            rows.filter(pk=pk).update(**documents)


def to_typed(apps, schema_editor):
    remove_triggers(schema_editor.connection.alias)  # those of issued documents; they come back after the migration
    for name, columns in COLUMNS.items():
        rows = apps.get_model("reports", name)._default_manager
        for pk, *texts in rows.values_list("pk", *(f"{column}_document" for column in columns)).iterator():
            rows.filter(pk=pk).update(**{column: text.markup for column, text in zip(columns, texts, strict=True)})


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_running_text_columns")]

    operations = [migrations.RunPython(to_documents, to_typed)]
