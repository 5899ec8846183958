"""A cluster of OpenSearch finds, filters and counts: for corpora that no machine holds alone."""
