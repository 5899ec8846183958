"""Other search libraries, asked the same."""
