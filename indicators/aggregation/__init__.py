"""Figures of many agencies as one: over the organisation as it stood in each quarter, and over quarters.

- ``scope``: whose figures are counted below a node, each branch once
- ``sums``: these added up in SQL, by nature
- ``gathering``: single answers added up by the same rules, for one indicator's lines
- ``coverage``: who had to answer, and who did
- ``engine``: any node, indicators and quarters → figures with their coverage and comparisons
- ``parts``: the single answers behind one figure
- ``series``: one indicator over quarters, read over reorganisations in three ways

docs/adr/0009 says which of two figures of one branch counts.
"""
