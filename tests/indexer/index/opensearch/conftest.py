"""The two summaries of the index tests, with a cluster for the index."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.corpus.indexing import build_index
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings


@pytest.fixture
def clustered(settings: Settings, cluster: Callable[[], Cluster]) -> Settings:
    """Two summaries, indexed in a cluster."""
    clustered = replace(settings, engine=CLUSTER_ENGINE, cluster=cluster())
    assert build_index(clustered).problems == ()
    return clustered
