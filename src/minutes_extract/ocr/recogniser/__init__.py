"""Line images → characters with boxes and confidence."""
