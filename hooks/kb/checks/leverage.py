"""What a step may be said to move: no more than what it rests on can carry. And which statements stand for their area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kb.markdown.links import is_external, resolve
from kb.messages import message
from kb.model import EFFECTS, Article, Check, Claim, Leverage, Problem

# The highest effect that a grade carries; a grade that is not named here carries a medium one.
CARRIES = {"belegt": "hoch", "plausibel": "hoch", "unbelegt": "gering"}
MEDIUM = "mittel"
# The first sentence of a step is the heading of its card, as browser/elements/result/parts.js cuts it.
HEADING = re.compile(r"(.*?[a-zäöüß]{2}[.!?][“”\"]?)\s+[„A-ZÄÖÜ]", re.S)
MOST_WORDS = 16


def leverage_problems(articles: Mapping[str, Article], prefix: str) -> Iterator[Problem]:
    """Effects above their grade, grades other than those of the claims, long headings, areas for which two statements stand."""
    claims = {(path, claim.id): claim for path, article in articles.items() for claim in article.items(Claim)}
    for path, article in articles.items():
        checks = list(article.items(Check))
        for check in checks:
            for key, values in _told(check.leverage, path, claims):
                yield Problem(path, check.leverage.line, message(key, **values))
            if (n := _words_of_heading(check.next_step)) > MOST_WORDS:
                yield Problem(path, check.line, message("step-long", n=n, most=MOST_WORDS))
        short = [check for check in checks if check.short and not check.mandatory]
        for other in short[1:]:
            yield Problem(path, other.line, message("short-twice", other=f"{prefix}{path}:{short[0].line}"))


def without_short(article: Article) -> bool:
    """Whether an area has statements that could stand for it, and none that does."""
    statements = [check for check in article.items(Check) if check.kind == "statement" and not check.mandatory]
    return bool(statements) and not any(check.short for check in statements)


def _words_of_heading(step: str) -> int:
    first = HEADING.match(step)
    return len((first[1] if first else step).split())


def _told(leverage: Leverage, path: str, claims: Mapping[tuple[str, str], Claim]) -> Iterator[tuple[str, dict[str, object]]]:
    effect, grade, basis = leverage.effect, leverage.grade, leverage.basis
    if not (effect and grade and basis):
        return
    most = CARRIES.get(grade, MEDIUM)
    if EFFECTS.index(effect) < EFFECTS.index(most):
        yield "effect-high", {"effect": effect, "grade": grade, "most": most}
    claim = None if is_external(basis.target) else claims.get(resolve(unquote(basis.target), path))
    if claim and not claim.grade:
        yield "effect-claim-bare", {"found": claim.id}
    elif claim and claim.grade != grade:
        yield "effect-claim", {"found": claim.id, "grade": grade, "other": claim.grade}
