"""Documents of every format become Markdown."""
