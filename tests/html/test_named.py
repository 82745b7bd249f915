"""Folds that hold the place the heading above them names."""

from __future__ import annotations

from kb.html.named import with_named_folds

PLACE = '<span class="kb-place" id="recht"></span>'


def page(fold: str, name: str = ' data-named="recht"') -> str:
    """A heading, a paragraph in sight, a fold and what follows."""
    details = f'<details class="kb-x"{name}>\n<summary>Mehr</summary>{fold}</details>'
    return f'<h2 id="recht">Recht</h2>\n<p>Kurz.</p>\n{details}\n<p>Danach.</p>'


def test_the_place_moves_into_the_fold_and_both_are_held_together() -> None:
    start = (
        '<div class="kb-named"><h2 id="recht-titel">Recht</h2>\n<p>Kurz.</p>\n<details class="kb-x">\n<summary>Mehr</summary>'
    )
    assert with_named_folds(page("<p>Lang.</p>")) == f"{start}{PLACE}<p>Lang.</p></details></div>\n<p>Danach.</p>"


def test_folds_within_it_stay_within_it() -> None:
    inner = "<details><summary>Tabelle</summary></details><p>Lang.</p>"
    assert with_named_folds(page(inner)).endswith(f"{PLACE}{inner}</details></div>\n<p>Danach.</p>")


def test_of_several_each_gets_its_own() -> None:
    other = page("").replace("recht", "belege")
    found = with_named_folds(page("") + other)
    assert found == with_named_folds(page("")) + with_named_folds(other)


def test_other_folds_stay_as_they_are() -> None:
    assert with_named_folds(page("", name="")) == page("", name="")
