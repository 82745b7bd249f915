"""`python -m kb.check docs …`: everything that is to be mended in the contents, in one run, ordered by file and line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kb.checks.catalogue import read_folder, summary
from kb.checks.contents import content_problems, too_many
from kb.checks.dictionary import GERMAN
from kb.checks.independent import independent
from kb.checks.inventory import PROMISED, Table, inventory_problems, promise_problems, read_table
from kb.checks.language import Language
from kb.checks.law import law_hints
from kb.checks.ledger import keys_of, ledger_problems, read_ledger
from kb.checks.lists import Listed, host_problems, read_list, word_problems
from kb.checks.retired import with_successors
from kb.edition.folder import DOCS, EditionError, Merged, merged_contents
from kb.edition.lists import HOSTS, WORDS, joined, own_ledger, own_list, said_words
from kb.kept import Kept
from kb.messages import message
from kb.model import Catalogue, Problem
from kb.outputs.assets import SOURCES
from kb.paths import generated_paths
from kb.site.menu import Menu, menu_problems, read_menu


@dataclass(frozen=True)
class Lists:
    """What stands beside the contents; whatever is not given is not checked."""

    words: Listed | None = None
    hosts: Listed | None = None
    inventory: Table | None = None
    promises: Table | None = None
    ids: Table | None = None
    menu: Menu | None = None


class Checker:
    """All rules together. The dictionary is read once, for as many catalogues as are checked."""

    def __init__(self, lists: Lists, kept: Kept | None = None) -> None:
        """What was said about the language of a page is not judged anew if it is `kept`."""
        self._lists = lists
        self._tongue = Language(lists.words, lists.hosts, kept)

    @property
    def _published(self) -> Table | None:
        """The ledger that knows what became of an id of ours."""
        return self._lists.ids

    def problems(self, catalogue: Catalogue, prefix: str = "docs/") -> list[Problem]:
        """Everything to mend, by file and line; paths are those a contributor knows."""
        inside = [*_formal(catalogue, self._published), *self._language(catalogue)]
        rules = [*content_problems(catalogue, prefix), *self._promises(catalogue, prefix)]
        rules += [*self._ids(catalogue, prefix), *self._menu(catalogue)]
        shown = (
            *(replace(problem, path=prefix + problem.path) for problem in inside),
            *(
                replace(problem, path=prefix + problem.path) if problem.path in catalogue.articles else problem
                for problem in independent(rules, catalogue.articles, catalogue.errors())
            ),
            *self._beside(catalogue),
        )
        return sorted(set(shown))

    def _language(self, catalogue: Catalogue) -> Iterator[Problem]:
        return self._tongue.problems(catalogue)

    def _promises(self, catalogue: Catalogue, prefix: str) -> Iterator[Problem]:
        """What cannot be counted while some items are unreadable."""
        table, promises = self._lists.inventory, self._lists.promises
        if table:
            yield from inventory_problems(catalogue, table, prefix)
        if table and promises and not catalogue.errors():
            yield from promise_problems(catalogue, table, promises)

    def _ids(self, catalogue: Catalogue, prefix: str) -> Iterator[Problem]:
        if self._lists.ids:
            yield from ledger_problems(catalogue, self._lists.ids, prefix)

    def _menu(self, catalogue: Catalogue) -> Iterator[Problem]:
        if self._lists.menu:
            yield from menu_problems(self._lists.menu, {*catalogue.articles, *generated_paths(catalogue.articles)})

    def _beside(self, catalogue: Catalogue) -> Iterator[Problem]:
        yield from self._wrong_in(self._lists.words, self._lists.hosts, catalogue)

    def _wrong_in(self, words: Listed | None, hosts: Listed | None, catalogue: Catalogue) -> Iterator[Problem]:
        if words:
            yield from word_problems(words, self._tongue.speller.is_german)
        if hosts:
            yield from host_problems(hosts, self._tongue.used(catalogue))


class EditionChecker(Checker):
    """The same rules for an own edition: its own lists are judged, ours hold besides; what we promise concerns only ours."""

    def __init__(self, lists: Lists, merged: Merged) -> None:
        self._edition = merged.edition
        self._words, self._hosts = own_list(self._edition, WORDS), own_list(self._edition, HOSTS)
        self._merged, self._ours = merged, lists
        words = joined(joined(self._words, said_words(self._edition)), lists.words)
        super().__init__(Lists(words=words, hosts=joined(self._hosts, lists.hosts)))

    def problems(self, catalogue: Catalogue, prefix: str = "docs/") -> list[Problem]:
        """Those of the edition, in its folder; how long a checklist may be is for an edition to say."""
        many = set(too_many(catalogue))
        return self._merged.told(one for one in super().problems(catalogue, "") if one not in many)

    @property
    def _published(self) -> Table | None:
        return self._ours.ids

    def _ids(self, catalogue: Catalogue, prefix: str) -> Iterator[Problem]:
        if self._ours.ids:
            ledger, name = own_ledger(self._edition), self._edition.name
            for one in ledger_problems(catalogue, ledger, f"{name}/{DOCS}/", keys_of(self._ours.ids)):
                yield replace(one, text=one.text.replace("„make ids“", f"„make ids EDITION={name}“"))

    def _language(self, catalogue: Catalogue) -> Iterator[Problem]:
        for one in super()._language(catalogue):
            text = one.text
            for listed, name in ((self._words, WORDS), (self._hosts, HOSTS)):
                text = text.replace(name, listed.name)
            yield replace(one, text=text)

    def _beside(self, catalogue: Catalogue) -> Iterator[Problem]:
        yield from self._wrong_in(self._words, self._hosts, catalogue)


def _formal(catalogue: Catalogue, published: Table | None) -> Iterable[Problem]:
    return with_successors(catalogue.problems, catalogue, published) if published else catalogue.problems


def read_lists(options: argparse.Namespace) -> Lists:
    """The lists that were named on the command line."""
    files = {
        name: (path.as_posix(), path.read_bytes())
        for name in ("words", "hosts", "inventory", "promises", "ids", "menu")
        if (path := getattr(options, name))
    }
    return lists_of(files)


def lists_of(files: Mapping[str, tuple[str, bytes]]) -> Lists:
    """Lists from what stands in their files: which list -> (name of the file, its bytes)."""
    return Lists(
        words=read_list(*files["words"]) if "words" in files else None,
        hosts=read_list(*files["hosts"]) if "hosts" in files else None,
        inventory=read_table(*files["inventory"]) if "inventory" in files else None,
        promises=read_table(*files["promises"], PROMISED) if "promises" in files else None,
        ids=read_ledger(*files["ids"]) if "ids" in files else None,
        menu=read_menu(*files["menu"]) if "menu" in files else None,
    )


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Exit status 1 if there is something to mend; hints, which come with time, change nothing about it."""
    options = _parser().parse_args(arguments)
    if options.kept:
        GERMAN.recall(options.kept)
    try:
        with merged_contents(options.docs, options.docs.parent / SOURCES) as merged:
            return _check(options, merged, today or date.today())
    except EditionError as error:
        print(error, file=sys.stderr)
        return 1


def _check(options: argparse.Namespace, merged: Merged | None, today: date) -> int:
    prefix = f"{options.docs.as_posix().rstrip('/')}/"
    catalogue = read_folder(merged.docs if merged else options.docs, prefix)
    lists = read_lists(options)
    problems = (EditionChecker(lists, merged) if merged else Checker(lists)).problems(catalogue, prefix)
    if options.kept:
        GERMAN.keep(options.kept)
    for problem in problems:
        print(problem.show(), file=sys.stderr)
    for hint in law_hints(catalogue.articles, today):
        print(hint.show(prefix), file=sys.stderr)
    if problems:
        files = len({problem.path for problem in problems})
        print(message("check-summary", n=len(problems), files=files), file=sys.stderr)
        return 1
    print(summary(catalogue))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kb.check", description="Alle Inhalte prüfen: Form, Regeln, Sprache, Belege."
    )
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    parser.add_argument("--words", type=Path, help="eigene Wortliste, ein Wort je Zeile")
    parser.add_argument("--hosts", type=Path, help="bekannte Adressen, eine je Zeile: Adresse, Art, wer dort veröffentlicht")
    parser.add_argument("--inventory", type=Path, help="Tabelle der Aussagen, die in den Quellen stehen")
    parser.add_argument("--promises", type=Path, help="Tabelle, wie viel es wovon mindestens gibt")
    parser.add_argument("--ids", type=Path, help="Liste aller Kennungen, die je veröffentlicht wurden")
    parser.add_argument("--menu", type=Path, help="Datei, in der unter „nav“ das Menü steht")
    parser.add_argument("--kept", type=Path, help="Ordner, in dem bleibt, was das Wörterbuch sagt")
    return parser


if __name__ == "__main__":
    sys.exit(main())
