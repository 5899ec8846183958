"""What engines on this machine share: the table, its columns, selections, postings."""
