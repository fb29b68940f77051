"""The ink of a page → text lines in segments, each cut out for the recogniser."""
