"""Whoosh finds the words."""
