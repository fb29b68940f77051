"""Many files: a ledger, workers and limits; one bad file never stops the others."""
