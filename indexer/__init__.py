"""Everything below the web: documents are read, indexed and searched."""
