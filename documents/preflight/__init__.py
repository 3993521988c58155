"""The check of a document's form (kiểm tra thể thức) before it is signed.

- ``subject``: what the rules read, and what they find (pure)
- ``rules``: the printed value: head, title, addressees, end, recipients, headings, citations, capacity (pure)
- ``sheets``: the rendered file, measured: paper, margins, page numbers, fonts
"""
