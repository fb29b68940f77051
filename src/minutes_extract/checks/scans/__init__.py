"""Questions to what was read from a picture: doubtful numbers and words, and what on the paper confirms them."""
