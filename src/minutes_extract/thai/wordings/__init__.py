"""The one table of wordings: what a printed line begins with, and what that opens. `find.WORDINGS` is the table."""
