"""An edited question changes its own part of a file and no other: of every kind, in every format."""

from __future__ import annotations

import pytest
from kb.formats import HINTED, left_out
from kb.outputs.exchange import WRITERS

from tests.outputs.exchange.own_parts import changed, parts_of
from tests.outputs.exchange.samples import collection, form

KINDS = {
    "single": "### Warum? {#single}\n\n- [x] Weil es passt\n    > Ja, so.\n- [ ] Weil man muss\n\nDarum.\n",
    "statement": "### Es stimmt. {#statement .erwartet}\n\n- [x] Stimmt\n    > Ja, so.\n- [ ] Stimmt nicht\n\nDarum.\n",
    "multiple": "### Welche? {#multiple}\n\n- [x] Eins\n    > Ja, so.\n- [x] Zwei\n- [ ] Drei\n\nDarum.\n",
    "estimate": "### Wie viel? {#estimate}\n\n= 12 % ± 2\n\n- über 20 %\n    > Ja, so.\n\nDarum.\n",
    "order": "### Wie der Reihe nach? {#order}\n\n1. Erst {#a}\n    > Ja, so.\n2. Dann {#b}\n3. Zuletzt {#c}\n\nDarum.\n",
    "match": "### Was passt? {#match}\n\n| A | B | C |\n|---|---|---|\n| Eins | I | Ja, so. |\n| Zwei | II | |\n\nDarum.\n",
    "gap": "### Kunden {{gehen}}. {#gap}\n\n- stehen\n    > Ja, so.\n\nDarum.\n",
    "free": "### Was schreiben Sie? {#free}\n\n> Ja, so.\n\nDarum.\n",
}
EDITS = {
    "text": ("### ", "### Und nun: "),
    "feedback": ("Ja, so.", "Ganz anders ist es."),
    "explanation": ("Darum.", "Deshalb, siehe oben."),
    "hint": ("\n\n", "\n\nHinweis: Denken Sie nach.\n\n"),
}
MORE = "### Noch eine? {#more}\n\n" + "\n".join(f"- [{'x' if n == 6 else ' '}] Antwort {n}" for n in range(9)) + "\n"


def shown(name: str) -> set[str]:
    """Which edits are to be seen in a format."""
    return {"text"} if name == "aiken" else EDITS.keys() - ({"hint"} if name not in HINTED else set())


def parts(name: str, kinds: dict[str, str], before: str = "") -> dict[str, object]:
    return parts_of(name, collection("\n".join([before, *kinds.values()])))


@pytest.mark.parametrize("name", WRITERS)
def test_an_edit_stays_within_its_question(name: str) -> None:
    before = parts(name, KINDS)
    held = [one.id for one in collection("\n".join(KINDS.values())).questions if not left_out(form(name), one.source)]
    for kind, text in KINDS.items():
        for edit, (old, new) in EDITS.items():
            found = changed(before, parts(name, KINDS | {kind: text.replace(old, new, 1)}))
            assert found == ({kind} if kind in held and edit in shown(name) else set()), (kind, edit)


@pytest.mark.parametrize("name", WRITERS)
def test_a_question_more_changes_no_other(name: str) -> None:
    before, after = parts(name, KINDS), parts(name, KINDS, MORE)
    assert "more" in changed(before, after)
    assert changed(before, after) & KINDS.keys() == set()
