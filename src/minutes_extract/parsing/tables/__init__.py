"""Rows and tables of numbers in running lines."""
