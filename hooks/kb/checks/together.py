"""Many articles read at once, each processor some of them. Only Linux starts a process cheaply enough to gain by it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from kb.entries.article import parse_article
from kb.model import Article

MANY = 200
"""Fewer are read as fast one after the other, by whoever asks."""
PORTION = 25


def read_together(texts: Mapping[str, str]) -> dict[str, Article]:
    """Those of many articles that have no problems, by path; of few, none."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(texts) < MANY or processors == 1:
        return {}
    with ProcessPoolExecutor(processors, get_context("fork")) as pool:
        return {article.path: article for article in pool.map(_faultless, texts, texts.values(), chunksize=PORTION) if article}


def _faultless(path: str, text: str) -> Article | None:
    article, problems = parse_article(path, text)
    return None if problems else article
