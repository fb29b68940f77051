"""PDF pages with a text layer → lines: glyphs repaired before words are built, then lines, columns, ruled tables."""
