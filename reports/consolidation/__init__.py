"""Pages of consolidated indicators: of a node, of one indicator over quarters, and how one figure came about.

- ``reach``: which nodes a person may ask for, and whose figures are then counted
- ``filters``: what is asked for, as it stands in the address
- ``table``: the indicators of a node over a span; ``sheet`` the same as an Excel table
- ``trend``: one indicator over quarters; ``trend_chart`` its chart and title, ``trend_sheet`` its Excel table
- ``derivation``: how one figure came about; ``settled`` which of its parts a report has frozen
"""
