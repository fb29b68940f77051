"""Page images → letters with boxes and confidence."""
