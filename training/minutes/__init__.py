"""Random minutes with truth."""
