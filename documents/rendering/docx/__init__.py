"""The official document as a Word file that can be edited: a value in, bytes out."""

from documents.rendering.docx.document import render_docx

__all__ = ["render_docx"]
