"""Pages of reports: the home page, the dashboard, the report and its workflow."""
