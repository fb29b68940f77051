"""Page images → characters with boxes and confidence."""
