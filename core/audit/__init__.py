"""The audit trail: who changed what, from which value to which, when and why.

Triggers in the database write it, so every path is recorded: ``save``, ``update``, bulk calls, raw SQL.

- ``context``: who acts; ``acting(...)`` for code, ``middleware`` for requests
- ``connections``: how the database learns of it
- ``tables``: what is recorded of which model
- ``sqlite``, ``postgres``: the triggers of each engine
- ``triggers``: install them, and tell which are missing
- ``chain``, ``heads``: that nothing was changed behind the portal's back
- ``trail``, ``display``: the records, ready for a page
"""
