"""What was typed becomes a tree of our own, and is said again in words."""
