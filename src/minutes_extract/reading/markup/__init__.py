"""Markdown and HTML as OCR services write them → pages of lines."""
