"""Who signed the minutes."""
