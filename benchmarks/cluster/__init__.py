"""Nodes of OpenSearch on this machine, brought up from Maven Central alone."""
