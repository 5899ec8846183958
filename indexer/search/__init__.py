"""A request becomes results."""
