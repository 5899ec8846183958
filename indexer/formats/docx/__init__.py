"""A Word document becomes Markdown."""
