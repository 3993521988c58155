"""The templates of reports, edited in the browser; and what a section of one becomes in a new report."""
