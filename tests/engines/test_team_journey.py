"""From an invitation to an answer, to a link that goes back, to the page of the lead."""

from __future__ import annotations

from tests.engines.reader import Reader

TEAM = "checkliste/team/"
SHORT = "checkliste/kurz/"


def test_a_colleague_is_invited_answers_gives_back_and_is_counted(reader: Reader) -> None:
    reader.open(TEAM)
    reader.type("[data-part=name]", "Umfrage Herbst")
    reader.press("[data-act=invite]")
    reader.until(lambda: "#einladung=" in reader.value("[data-part=link]"), "invitation")
    invitation = reader.value("[data-part=link]")
    assert SHORT in invitation
    reader.forget()
    reader.driver.get(invitation)
    reader.ready()
    reader.press("[data-act=begin][data-role=Service]")
    reader.shown("kb-invite .kb-going")
    reader.js("document.querySelector('.kb-c[data-kind=statement] input[value=ja]').click()")
    reader.until(lambda: any("check:" in key for key in reader.stored()), "answer")
    # Pressed in the page: an answer leads on by itself, and the button may be gone between looking and pressing.
    while reader.js("return location.hash") != "#ende":
        reader.js("document.querySelector('[data-act=forward]').click()")
    reader.press(".kb-end [data-act=give]")
    reader.until(lambda: "#stand=2." in reader.js("return document.querySelector('.kb-end [data-part=link]').value"), "link")
    returned = reader.js("return document.querySelector('.kb-end [data-part=link]').value")
    reader.forget()
    reader.open(TEAM)
    reader.type("[data-part=paste]", f"Hallo, hier: {returned} Gruß")
    reader.until(lambda: "1 Person" in reader.text("[data-part=basis]"), "counted")
