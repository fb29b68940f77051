"""Repaired lines → page furniture set aside, hard-wrapped paragraphs recognised."""
