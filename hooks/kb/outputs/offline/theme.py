"""What the theme's scripts are told in the offline edition.

Made for mkdocs-material 9.8, whose instant navigation ends the set-up of every page that lies in a folder.
"""

from __future__ import annotations

import json
import re

CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">).*?(?=</script>)', re.DOTALL)
# To mark in a page what was searched for, each page would load all texts of the site, and that over the wire of a file share.
LEFT_OUT = ("navigation.instant", "search.highlight")


def with_fewer_features(html: str) -> str:
    """A page that does not ask for what needs a server."""
    return CONFIG.sub(lambda match: _fewer(match[0]), html)


def _fewer(text: str) -> str:
    config = json.loads(text)
    config["features"] = [name for name in config["features"] if not name.startswith(LEFT_OUT)]
    return json.dumps(config).replace("<", "\\u003c")
