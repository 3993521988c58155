"""Which tests show which item of the security catalogue: figure wanted, tests, and controls.

A control is the same test on a deliberately wrong variant; it passes when the wrong variant is caught. An item
without tests is not done, and says so. Names are pytest's, below tests/; one without ``::`` is a whole file.
"""

from scripts.security import access, faults, web
from scripts.security.item import Item

NOT_DONE = {
    "G5": "quotas of files per report and agency",
    "L11": "300 users, p95 < 1,5 s, 0 errors",
    "L12": "tested by a third party",
}
CATALOGUE = (
    *access.ITEMS,
    *faults.ITEMS,
    *web.ITEMS,
    *(Item(id, wanted) for id, wanted in NOT_DONE.items()),
)
