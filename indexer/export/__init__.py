"""The ways out: rows become tables, references, a briefing, and tools for other programs."""
