"""The documents take the names of the typed texts."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0009_fill_running_text")]

    operations = [
        migrations.RemoveField("report", "opening"),
        migrations.RenameField("report", "opening_document", "opening"),
        migrations.RemoveField("report", "closing"),
        migrations.RenameField("report", "closing_document", "closing"),
        migrations.RemoveField("reportsection", "body"),
        migrations.RenameField("reportsection", "body_document", "body"),
        migrations.RemoveField("reporttemplate", "opening"),
        migrations.RenameField("reporttemplate", "opening_document", "opening"),
        migrations.RemoveField("reporttemplate", "closing"),
        migrations.RenameField("reporttemplate", "closing_document", "closing"),
        migrations.RemoveField("templatesection", "body"),
        migrations.RenameField("templatesection", "body_document", "body"),
    ]
