"""Minutes found again: one SQLite file with normalised tables and an index over pre-segmented text."""
