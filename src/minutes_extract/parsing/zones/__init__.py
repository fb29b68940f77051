"""The lines of a document sorted into zones."""
