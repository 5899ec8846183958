"""Sentences of reports: their words, their parts, and who speaks in them."""
