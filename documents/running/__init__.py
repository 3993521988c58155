"""Running text as it is stored: a small structured document, never HTML.

``structure`` says what it is made of and how it is written with the signs of ``documents.markup``, ``stored`` reads
and writes its JSON, ``fields`` keeps it in a column and in a form, ``pasted`` makes one of what people paste.
``tokens`` fills its figures, ``shown`` puts it on a screen.
"""

from documents.running.structure import RunningText

__all__ = ["RunningText"]
