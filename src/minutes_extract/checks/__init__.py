"""Questions that every result must answer; a wrong answer is a finding, never a changed value."""
