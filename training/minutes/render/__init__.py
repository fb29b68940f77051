"""Papers as files: text is the lines themselves; Markdown, DOCX, HTML, PDF and scans are made from the pieces."""
