"""The texts of letters become small structured documents, as those of reports; back again they are typed.

Files of letters that were issued are not touched; what is printed of their texts stays the same.
"""

from django.db import migrations, models

from core.audit.triggers import remove_triggers
from documents.running.columns import RunningTextField


def to_documents(apps, schema_editor):
    letters = apps.get_model("reports", "Letter").objects
    for pk, before, after in letters.values_list("pk", "before", "after").iterator():
        letters.filter(pk=pk).update(before_document=before, after_document=after)


def to_typed(apps, schema_editor):
    remove_triggers(schema_editor.connection.alias)  # those of issued documents; they come back after the migration
    letters = apps.get_model("reports", "Letter").objects
    for pk, before, after in letters.values_list("pk", "before_document", "after_document").iterator():
        letters.filter(pk=pk).update(before=before.markup, after=after.markup)


def typed(name, label):
    """The column as it was, with a default for the way back."""
    return migrations.AlterField("letter", name, models.TextField(label, default=""))


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_numbered_letters_are_issued")]

    operations = [
        migrations.AddField("letter", "before_document", RunningTextField("nội dung trước bảng")),
        migrations.AddField("letter", "after_document", RunningTextField("nội dung sau bảng")),
        typed("before", "nội dung trước bảng"),
        typed("after", "nội dung sau bảng"),
        migrations.RunPython(to_documents, to_typed),
        migrations.RemoveField("letter", "before"),
        migrations.RenameField("letter", "before_document", "before"),
        migrations.RemoveField("letter", "after"),
        migrations.RenameField("letter", "after_document", "after"),
    ]
