"""The language of all pages: each is judged by itself, and once as long as nothing changes that it is judged by."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property, partial

from kb.checks.lists import Listed, hosts_of, proposed_place, word_order
from kb.checks.prose import Passage, figures, passages, preferred, prose_problems
from kb.checks.references import bare_addresses, host, reference_problems, references
from kb.checks.spelling import Speller
from kb.kept import Kept
from kb.messages import message
from kb.model import Article, Catalogue, Problem

Judged = tuple[tuple[Problem, ...], tuple[Problem, ...]]
"""What is to be mended on a page, and the words that are unknown there."""


class Language:
    """Sentences, spelling and external references; a list that is not given is not asked."""

    def __init__(self, words: Listed | None, hosts: Listed | None, kept: Kept | None = None) -> None:
        """`words` and `hosts` are the lists beside the contents; what is `kept` is not judged anew."""
        self._words, self._hosts = words, hosts
        self._kept = kept or Kept()

    @cached_property
    def speller(self) -> Speller:
        """Our own words and the dictionary."""
        words = self._words
        return Speller([word.name for word in words.valid] if words else (), _place(words, word_order))

    @cached_property
    def _known_hosts(self) -> dict[str, str]:
        return hosts_of(self._hosts) if self._hosts else {}

    def problems(self, catalogue: Catalogue) -> Iterator[Problem]:
        """What is to be mended in the language of all pages that can be read."""
        avoided, errors = preferred(catalogue.terms()), catalogue.errors()
        judges = self._kept.made((self._words, self._hosts, avoided), object)  # the same as long as none of them changes
        for article in filter(lambda article: article.readable, catalogue.articles.values()):
            key = judges, *_read(article), tuple(sorted(figures(article)))
            found, unknown = self._kept.made(key, partial(self._judged, article, avoided))
            yield from (*found, *_untold(unknown, errors))

    def used(self, catalogue: Catalogue) -> set[str]:
        """All hosts that pages refer to."""
        articles = catalogue.articles.values()
        return set().union(*(self._kept.made(("hosts", *_read(one)), partial(_hosts_in, one)) for one in articles))

    def _judged(self, article: Article, avoided: tuple[tuple[str, str], ...]) -> Judged:
        found = passages(article)
        mended = [*prose_problems(article, avoided, found), *self._foreign(article)]
        return tuple(mended), tuple(self._unknown(article, found))

    def _unknown(self, article: Article, found: Iterable[Passage]) -> Iterable[Problem]:
        return self.speller.problems(article, found) if self._words else ()

    def _foreign(self, article: Article) -> Iterable[Problem]:
        return reference_problems(article, self._known_hosts, _place(self._hosts, str)) if self._hosts else ()


def _read(article: Article) -> tuple[Hashable, ...]:
    """All of a page that is read here."""
    return article.path, article.body, article.lines


def _hosts_in(article: Article) -> frozenset[str]:
    bare = (address for *_, address in bare_addresses(article))
    return frozenset(map(host, (*(address for _, address in references(article)), *bare)))


def _place(listed: Listed | None, order: Callable[[str], object]) -> Callable[[str], str]:
    if listed is None:
        return lambda name: message("place-sorted")
    return partial(proposed_place, listed=listed, order=order)


def _untold(found: Iterable[Problem], errors: Iterable[Problem]) -> Iterator[Problem]:
    """Unknown words, but for those in what is told to be wrong in their line anyway."""
    told = [(error.path, error.line, error.text) for error in errors]
    for problem in found:
        word = problem.text.partition("„")[2].partition("“")[0]
        if not any((path, line) == (problem.path, problem.line) and word in text for path, line, text in told):
            yield problem
