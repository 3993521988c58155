"""The outline of a plan that is not issued yet: headings added, changed, moved and taken out."""
