"""The text of a plan's sections becomes a small structured document, as that of reports; back again it is typed."""

from django.db import migrations

from core.audit.triggers import remove_triggers
from documents.running.columns import RunningTextField


def to_documents(apps, schema_editor):
    sections = apps.get_model("plans", "PlanSection").objects
    for pk, typed in sections.values_list("pk", "body").iterator():
        sections.filter(pk=pk).update(body_document=typed)


def to_typed(apps, schema_editor):
    remove_triggers(schema_editor.connection.alias)  # they name the columns; they come back after the migration
    sections = apps.get_model("plans", "PlanSection").objects
    for pk, text in sections.values_list("pk", "body_document").iterator():
        sections.filter(pk=pk).update(body=text.markup)


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_document_register")]

    operations = [
        migrations.AddField("plansection", "body_document", RunningTextField("nội dung")),
        migrations.RunPython(to_documents, to_typed),
        migrations.RemoveField("plansection", "body"),
        migrations.RenameField("plansection", "body_document", "body"),
    ]
