"""How fast and how sure it is, beside others."""
