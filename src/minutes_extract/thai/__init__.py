"""Thai writing: repair of what fonts and OCR broke, numerals, dates, times, names, offices, places."""
