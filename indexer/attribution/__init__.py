"""Who speaks where."""
