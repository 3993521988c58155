"""Work that takes longer than a page may: kept as a row, done by the worker, taken up again when that dies."""
