"""Plain text becomes Markdown."""
