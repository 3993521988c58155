"""Pictures of what the dashboard counts, each with its table and a title that says what it comes to.

- ``filters``: what is asked for, as it stands in the address
- ``grid``: agencies × periods, read once: the report, whether it came in time, the progress
- ``heat``, ``timely``: the two pictures of the grid; ``targets``: figures against targets; ``changes``: two periods
- ``boards``: which of them is shown; page, Excel table and paper get the same ``Board``
"""
