"""Tantivy finds the words."""
