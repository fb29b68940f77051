"""Thai minutes of meetings → checked JSON."""
