"""Learns what the lines of minutes are, from random minutes; nothing here is installed."""
