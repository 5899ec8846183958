"""Who speaks where, in other languages than English."""
