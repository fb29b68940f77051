"""Letters with their places → lines: columns, tables, blocks; the same for a text layer and for a picture."""
