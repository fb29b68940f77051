"""Stored documents: found below a folder, loaded with their corrections, told apart, and rendered in small pieces."""
