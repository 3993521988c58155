"""What the pages of reports show: plain values, read once, ready to be printed by templates."""
