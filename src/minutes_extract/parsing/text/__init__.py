"""What all zones read alike: paragraphs, numbers, columns, resolutions."""
