"""Bytes → pages of lines: one module per format, and the table READERS that tells them apart by content."""
