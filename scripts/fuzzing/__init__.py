"""Papers made to go wrong, and what must be true of every one of them."""
