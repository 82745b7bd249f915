"""Related articles: rare tags and links bring two together, and a large site is not compared pair by pair."""

from __future__ import annotations

from kb.checks.catalogue import read_catalogue
from kb.entries.related import MAX_SHARED, Relations


def relations(**articles: str) -> dict[str, list[str]]:
    """Names of related articles by name; each text is `tags | body`."""
    files = {}
    for name, text in articles.items():
        tags, _, body = text.partition("|")
        head = f"---\ntags: [{tags.strip()}]\n---\n" if tags.strip() else ""
        files[f"themen/{name}.md"] = f"{head}# {name}\n\n{body.strip()}\n"
    found = Relations(read_catalogue(files).articles)
    return {name: [a.title for a in found.of(f"themen/{name}.md")] for name in articles}


def test_a_rare_tag_counts_more_than_a_common_one() -> None:
    found = relations(a="Treue, Recht", b="Treue", c="Recht", d="Treue", e="Treue")
    assert found["a"] == ["c", "b", "d"]


def test_a_link_brings_articles_together_in_both_directions() -> None:
    found = relations(a="Treue | [C](c.md#x)", b="Treue", c="Markt", d="Treue")
    assert found["a"] == ["b", "d", "c"]
    assert found["c"] == ["a"]


def test_pages_without_tags_are_related_to_none() -> None:
    assert relations(a="Treue | [B](b.md)", b=" | [A](a.md)") == {"a": [], "b": []}


def test_a_tag_that_everything_has_relates_nothing() -> None:
    names = [f"n{number:03}" for number in range(MAX_SHARED + 1)]
    assert set(map(tuple, relations(**dict.fromkeys(names, "Treue")).values())) == {()}
