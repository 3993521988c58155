"""Pages of indicators: entry of a quarter and the year's targets; the catalogue that all agencies share."""
