"""Pages → lines in reading order: page furniture set aside, hard-wrapped paragraphs recognised."""
