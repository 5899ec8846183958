"""HTML of any source becomes Markdown."""
