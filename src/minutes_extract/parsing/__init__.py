"""Repaired lines → the parts of the minutes. Never raises on text, never drops a line."""
