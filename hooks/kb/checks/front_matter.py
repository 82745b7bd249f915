"""Names of files and their front matter: what would silently have no effect."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from kb.messages import hint, message
from kb.model import GRADES, VERDICTS, Article, Problem

FOLDERS = ("themen", "checkliste", "quellen", "vorlagen")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
LIKE_PAGES = re.compile(r"\.(?:md|markdown|txt)(?:\.txt)?$|^[^.]+$", re.I)
# Ours, and those of the theme that a contributor may need; others are left to the theme.
CARD = ("behauptung", "stimmt", "urteil", "beleg")
KEYS = ("title", "description", "tags", "gesucht", "kuerzel", *CARD, "search", "hide", "icon", "status", "template")
GERMAN_KEYS = {"schlagworte": "tags", "schlagwort": "tags", "titel": "title", "beschreibung": "description"}
MAX_SHORT = 6
MAX_BOOST = 10
MAX_CARD = {"behauptung": 75, "urteil": 65}
CHOICES = {"stimmt": VERDICTS, "beleg": GRADES}
SIGNS = re.compile(r"[<>\"]")


def head_problems(articles: Mapping[str, Article], others: Iterable[str]) -> list[Problem]:
    """Problems of all files: names that make no page or an awkward address, and front matter nobody reads."""
    return [
        *(problem for path in (*articles, *others) for problem in _name(path)),
        *(problem for article in articles.values() for rule in RULES for problem in rule(article)),
        *_short_names(articles),
    ]


def _name(path: str) -> Iterator[Problem]:
    folder, name = posixpath.split(path)
    page = name.endswith(".md") or (folder in FOLDERS and LIKE_PAGES.search(name))
    if page and not NAME.fullmatch(name):
        yield Problem(path, 1, message("file-name", found=name), "warning")


def was_meant(article: Article, name: str) -> bool:
    """Whether another word in the head of a page, which is told, was meant as this name."""
    plain = (str(key).casefold() for key in article.meta if key not in KEYS)
    return any(GERMAN_KEYS.get(key) == name or hint(key, (name,)) for key in plain)


def _keys(article: Article) -> Iterator[Problem]:
    for key in article.meta:
        plain = str(key).casefold().replace("ü", "ue")
        meant = GERMAN_KEYS.get(plain) or (plain if plain in KEYS else "")
        if key not in KEYS and (meant or hint(plain, KEYS)):
            proposal = f" Meinten Sie „{meant}“?" if meant else hint(plain, KEYS)
            yield Problem(article.path, _line(article, str(key)), message("meta-key", found=key, hint=proposal), "warning")


def _tags(article: Article) -> Iterator[Problem]:
    tags = article.meta.get("tags", [])
    # Of two entries that are not indented alike, YAML makes one: `a - b`.
    if not isinstance(tags, list) or not all(isinstance(tag, str) and " - " not in tag for tag in tags):
        yield Problem(article.path, _line(article, "tags"), message("meta-tags"))


def _searched(article: Article) -> Iterator[Problem]:
    if not isinstance(article.meta.get("gesucht", ""), str):
        yield Problem(article.path, _line(article, "gesucht"), message("meta-searched"))


def _boost(article: Article) -> Iterator[Problem]:
    """How much a hit in this page counts in the search; the theme asks `search` for its entries."""
    search = article.meta.get("search", {})
    value = search.get("boost", 1) if isinstance(search, dict) else None
    if not _is_weight(value):
        key = "boost" if isinstance(search, dict) else "search"
        yield Problem(article.path, _line(article, key), message("meta-boost", max=MAX_BOOST))


def _is_weight(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and 0 < value <= MAX_BOOST


def _signs(article: Article) -> Iterator[Problem]:
    """Values that would end the attribute or begin a tag in the head of the page, where the theme puts them as they are."""
    for key, value in article.meta.items():
        match = SIGNS.search(str(value) if isinstance(value, str) else "".join(_strings(value)))
        if match and (match[0] != '"' or isinstance(value, str)):
            yield Problem(article.path, _line(article, str(key)), message("meta-signs", found=match[0], name=key))


def _card(article: Article) -> Iterator[Problem]:
    """What stands on the card of an article: a belief, whether it is true, why, and how well that is supported."""
    given = {key: article.meta[key] for key in CARD if key in article.meta}
    if not given:
        return
    if missing := [key for key in CARD if key not in given]:
        first = next(iter(given))
        yield Problem(article.path, _line(article, first), message("meta-card", found=first, missing=missing[0]))
    for key, value in given.items():
        if found := _card_slip(key, value):
            yield Problem(article.path, _line(article, key), found)


def _card_slip(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        return message("meta-card-text", name=key)
    if allowed := CHOICES.get(key):
        found = {"found": value, "hint": hint(value, allowed), "allowed": ", ".join(allowed)}
        return "" if value in allowed else message(f"meta-card-{key}", **found)
    return message("meta-card-long", name=key, n=len(value), max=MAX_CARD[key]) if len(value) > MAX_CARD[key] else ""


def _strings(value: object) -> Iterator[str]:
    """All texts in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in _strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))


def _short_names(articles: Mapping[str, Article]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for article in articles.values():
        short = str(article.meta.get("kuerzel", ""))
        if len(short) > MAX_SHORT:
            yield Problem(article.path, _line(article, "kuerzel"), message("meta-short", found=short, max=MAX_SHORT), "warning")
        if short and seen.setdefault(short, article.path) != article.path:
            text = message("meta-short-twice", found=short, other=seen[short])
            yield Problem(article.path, _line(article, "kuerzel"), text)


RULES = (_keys, _tags, _searched, _boost, _signs, _card)


def _line(article: Article, key: str) -> int:
    """The line of a key in the front matter."""
    lines = enumerate(article.lines[: article.body], 1)
    return next((number for number, line in lines if line.lstrip().startswith(f"{key}:")), 1)
