"""The same item written twice: a new id does not make a new item of it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from kb.messages import message
from kb.model import Catalogue, Item, Problem, Question, Term

SIGNS = re.compile(r"[^\w%]+")


def twin_problems(catalogue: Catalogue, prefix: str = "docs/") -> list[Problem]:
    """Items whose text stands elsewhere already, capitals, spaces and punctuation aside."""
    return [
        *_twins("twin-question", [(q, _case(q)) for q in catalogue.questions()], prefix),
        *_twins("twin-check", [(c, same(c.text)) for c in catalogue.checks()], prefix),
        *_twins("twin-claim", [(c, (c.path, same(c.text))) for c in catalogue.claims()], prefix),
        *_twins("twin-term", [(t, same(t.names[0])) for t in catalogue.terms()], prefix),
        *_twins("twin-thesis", [(t, same(t.text)) for t in catalogue.theses()], prefix),
    ]


def same(text: str) -> str:
    """A text as far as it counts when two are compared."""
    return SIGNS.sub(" ", text.casefold()).strip()


def _case(question: Question) -> Hashable:
    """The same words may ask about another case, which is described above the answers."""
    return same(question.text), same(question.context)


def _twins(key: str, items: Sequence[tuple[Item, Hashable]], prefix: str) -> Iterator[Problem]:
    seen: dict[Hashable, Item] = {}
    for item, compared in items:
        first = seen.setdefault(compared, item)
        if first is not item and not _told_as_term(first, item):
            text = message(key, text=item.text, other=f"{prefix}{first.path}:{first.line}")
            yield Problem(item.path, item.line, text, "warning")


def _told_as_term(first: Item, item: Item) -> bool:
    """Whether `kb.checks.rules` says so already: no two terms may have the same name."""
    return isinstance(first, Term) and isinstance(item, Term) and first.names[0].casefold() == item.names[0].casefold()
