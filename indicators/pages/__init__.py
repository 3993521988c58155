"""What the pages of indicators show: frozen values, read once, printed by templates.

- ``rows``: one row of the grid in which an agency enters a quarter
- ``entry``: that grid, by area
- ``checked``: what the rules between figures find in it
- ``targets``: the year's targets against the figures so far
"""
