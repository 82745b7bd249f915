"""A hook of MkDocs, before ours: our index is not written, so that its cost can be told. Loaded by the worker only."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(200)
def on_post_build(config: MkDocsConfig) -> None:
    """Our hooks look for the plugin; it goes on by itself."""
    config.plugins.pop("material/search")
