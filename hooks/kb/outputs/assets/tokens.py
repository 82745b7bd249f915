"""The words and signs of a script, and how few blanks they need between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kb.outputs.assets.names import Name, Scope


class Sign(str):
    """A token as it stands in the source."""

    __slots__ = ()


class End(Sign):
    """The semicolon of a statement; before a closing brace it can go."""

    __slots__ = ()


class Raw(Sign):
    """A part of a template: nothing may be put beside it."""

    __slots__ = ()


@dataclass(frozen=True, eq=False)
class Use:
    """A name where it is declared or used; in short form, as in `{ name }`, its own text has to stay."""

    text: str
    scope: Scope
    line: int
    is_short_form: bool = False


class Shared(NamedTuple):
    """What a bundle still has to name: declared beside others in the module at `path`."""

    path: str
    text: str


Token = Sign | Use
Part = str | Shared


def tidied(tokens: Iterable[Token]) -> Iterator[Token]:
    """Without semicolons and commas before what closes: a hole in a list keeps its comma."""
    kept: list[Token] = []
    for token in tokens:
        if kept and _is_idle(kept, token):
            kept.pop()
        if len(kept) > 2:
            yield kept.pop(0)
        kept.append(token)
    yield from kept


def _is_idle(before: list[Token], token: Token) -> bool:
    last = before[-1]
    if isinstance(last, End):
        return token in ("}",)
    is_hole = len(before) > 1 and before[-2] in (",", "[")
    return last == "," and not isinstance(last, Raw) and token in ("}", "]", ")") and not is_hole


def printed(tokens: Iterable[Token], path: str) -> list[Part]:
    """The text of a module, in parts: its own names are short, those it shares with a bundle are left to it."""
    parts: list[Part] = []
    last = ""
    for token in tidied(tokens):
        words = _words(token, path)
        if _need_blank(last, token, words[0]):
            parts.append(" ")
        parts += words
        last = "" if isinstance(token, Raw) else "x" if isinstance(words[-1], Shared) else words[-1]
    return _joined(parts)


def _words(token: Token, path: str) -> list[Part]:
    if not isinstance(token, Use):
        return [str(token)]
    name = token.scope.find(token.text)
    word: Part = _shared(name, path) if name and not name.short else name.short if name else token.text
    return [f"{token.text}:", word] if token.is_short_form and word != token.text else [word]


def _shared(name: Name, path: str) -> Shared:
    return Shared(name.origin or path, name.text)


def _need_blank(last: str, token: Token, word: Part) -> bool:
    if not last or isinstance(token, Raw):
        return False
    first = word[0] if isinstance(word, str) else "x"
    if _is_letter(last[-1]):
        return _is_letter(first) or (first == "." and last.isdigit())
    return last[-1] + first in ("++", "--", "//", "<!", "->")


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign in "_$"


def _joined(parts: list[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return joined
