"""A learned labeller of lines: the fall-back where a section of the minutes does not hold."""
