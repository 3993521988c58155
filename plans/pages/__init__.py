"""What the pages of plans show: frozen values, read once, printed by templates.

- ``entry``: the grid in which an agency enters a quarter
- ``rows``: one row of that grid
- ``plan``: a plan with its table of tasks
- ``task``: a task with its states, results and history
- ``tasks``: the tasks behind a figure
"""
