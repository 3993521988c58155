"""Progress of many agencies from totals kept per plan, area and quarter; what changed since is counted again.

A trigger moves ``PlanChange.number`` on with every write that can change a state, whichever way it came. A count
holds while it bears its plan's number. Reading finds the counts that do not, takes the rows of ``PlanChange`` of
their plans, derives the states by ``TaskQuerySet.with_state`` and keeps what it found.

Nothing wrong can stay: a writer holds its plan's row until it commits, so a count is kept either before it began
to write, and then loses its number, or after it was done. A plan that somebody is writing at this moment is
counted but not kept.
"""
