"""Give the documents that are there the key of their symbol."""

from django.db import migrations

from documents.symbols import symbol_key


def fill(apps, schema_editor):
    documents = apps.get_model("documents", "OfficialDocument").objects
    for pk, symbol in documents.values_list("pk", "symbol").iterator():
        documents.filter(pk=pk).update(key=symbol_key(symbol))


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_document_register")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
