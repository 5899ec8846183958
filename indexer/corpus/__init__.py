"""The folder of summaries and its changes: catalogue, drafts, adding, history, indexing."""
