"""Columns for running text as a small structured document, beside those of typed text."""

from django.db import migrations

from documents.running.columns import RunningTextField


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_letters")]

    operations = [
        migrations.AddField("report", "opening_document", RunningTextField("phần mở đầu")),
        migrations.AddField("report", "closing_document", RunningTextField("câu kết")),
        migrations.AddField("reportsection", "body_document", RunningTextField("nội dung")),
        migrations.AddField("reporttemplate", "opening_document", RunningTextField("phần mở đầu")),
        migrations.AddField("reporttemplate", "closing_document", RunningTextField("câu kết")),
        migrations.AddField("templatesection", "body_document", RunningTextField("nội dung gợi ý")),
    ]
