"""The search box is the theme's, what it asks is ours.

Made for mkdocs-material 9.8: the theme starts a worker and sends it the index and what somebody types.
"""

from __future__ import annotations

import re
from pathlib import Path

from kb.outputs.templating import filled

TEMPLATES = Path(__file__).with_name("templates")
# How the theme puts the words that were found into the address of a result, so that the page can mark them.
MARKS = re.compile(r'(\w+)\.searchParams\.set\("h",(Object\.entries\(\w+\.terms\)[^;]*?,"")\)\)')
# Where it counts the results: what our worker says beside them is told there.
COUNTED = re.compile(
    r"(\{items:(?P<items>\w+))(\},\{value:\w+\}\]\)=>\{)(switch\((?P=items)\.length\)\{case 0:(?P<place>\w+)\.textContent="
    r'.*?"search\.result\.other",\w+\)\})'
)
# Where it knows that the box is focused, after where it asks the worker.
FOCUSED = re.compile(
    r'((?P<worker>\w+)\.next\(\{type:2,data:\w+\}\)\),\w+\.pipe\(\w+\("focus"\)\)\.subscribe\(\(\{focus:(?P<is>\w+)\}\)=>\{(?P=is)&&)'
    r'(\w+\("search",(?P=is)\))\}'
)
FOCUS = 4
"""A type of message beside those of the theme: somebody is about to search (browser/search/kb-search.js)."""

# Where the settings of a page name the worker.
WORKER = re.compile(r'(?<="search": ")[^"]+')
LEFT_OUT = ("assets/javascripts/workers/*", "assets/javascripts/lunr/*")
"""What only the theme's own worker needs."""


def asking(config: str, address: str) -> str:
    """The settings of a page, with the address of our worker."""
    return WORKER.sub(lambda _: address, config)


def searching(script: str) -> str:
    """The theme's script, made to fit our worker. One that is so already stays as it is."""
    if COUNTED.search(script) is None:
        return script
    told = COUNTED.sub(r"\1,...kbSaid\3\4kbTold(\g<place>,kbSaid)", without_empty_marks(script))
    return filled(TEMPLATES, "told.js", {}) + FOCUSED.sub(rf"\1(\4,\g<worker>.next({{type:{FOCUS}}}))}}", told)


def without_empty_marks(script: str) -> str:
    """The theme's script, but an address gets no `?h=` where there is nothing to mark.

    So it is with the page above a section that was found, and with words found in the middle (`*bindung`).
    """
    return MARKS.sub(r'(h=>h&&\1.searchParams.set("h",h))(\2))', script)
