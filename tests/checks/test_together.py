"""Articles that several processes read are those that one reads, and so is everything that is told about them."""

from __future__ import annotations

import pytest
from kb.checks import together
from kb.checks.catalogue import read_catalogue
from kb.kept import Kept

QUIZ = "# {n}\n\n## Quiz {{.quiz}}\n\n### Frage {n}?{id}\n\n- [x] Ja\n    > Gut.\n- [ ] Nein\n    > Schlecht.\n"
FILES = {f"themen/a{n}.md": QUIZ.format(n=n % 4, id=f" {{#frage-{n}}}" if n % 3 else "") for n in range(20)}


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_articles_read_by_several_processes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read_catalogue(FILES)
    monkeypatch.setattr(together, "MANY", 2)
    assert read_catalogue(FILES) == alone
    assert [problem for problem in alone.problems if "frage-" in problem.text]


def test_articles_that_are_kept_are_the_same() -> None:
    alone, kept = read_catalogue(FILES), Kept(lasting=True)
    for _ in range(3):
        kept.begin()
        assert read_catalogue(FILES, kept=kept) == alone
