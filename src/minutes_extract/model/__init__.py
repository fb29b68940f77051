"""Data only: what flows between the floors, and what goes out as JSON."""
