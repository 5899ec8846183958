"""Markdown becomes a summary: front matter, title, sections, paragraphs."""
