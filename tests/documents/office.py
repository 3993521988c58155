"""Word and PDF files for tests, made here: paragraphs, tables, footnotes, numbers."""

import io
import zipfile
from html import escape

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from weasyprint import HTML

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGE = "@page{size:A4;margin:20mm 15mm 20mm 30mm;@top-center{content:counter(page)}}"
STYLE = "body{font:14pt 'Times New Roman',serif;text-align:justify}.note{float:footnote;font-size:10pt}"


def run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def mark(identifier):
    return f'<w:r><w:footnoteReference w:id="{identifier}"/></w:r>'


def table(*rows):
    cells = ["".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(*body, notes=(), parts=()):
    """Return a Word file of ``body`` (XML), with ``notes`` (id, text) and further ``parts`` (name, XML)."""
    texts = "".join(f'<w:footnote w:id="{key}">{paragraph(run(text))}</w:footnote>' for key, text in notes)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{''.join(body)}</w:body></w:document>")
        file.writestr("word/footnotes.xml", f"<w:footnotes {SPACE}>{texts}</w:footnotes>")
        for name, content in parts:
            file.writestr(name, content)
    return out.getvalue()


def docx_of(text):
    """Return a Word file with a paragraph for each line that says something."""
    return docx(*(paragraph(run(line)) for line in text.split("\n") if line.strip()))


def pdf_of(html):
    return HTML(string=f"<style>{PAGE}{STYLE}</style>{html}").write_pdf()


def pdf_drawn(*contents, password=""):
    """Return a PDF whose pages hold these instructions, as they are."""
    writer = PdfWriter()
    for content in contents:
        page = writer.add_blank_page(595, 842)
        if content:
            stream = DecodedStreamObject()
            stream.set_data(content)
            page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    if password:
        writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
