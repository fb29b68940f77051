"""Minutes for other people's tools: documents from a folder of JSON in, files that those tools accept out."""
