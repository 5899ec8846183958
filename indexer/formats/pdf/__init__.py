"""A PDF becomes Markdown."""
