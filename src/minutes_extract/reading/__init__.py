"""Bytes → pages of lines: one module per format, and the table READERS (`readers`) that tells them apart by content."""
