"""The files of a team: what is read and refused, and which of several files of one person counts."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import FileChooser, Page, expect

from tests.browser.fixtures.assessment_pages import ANNOYANCE, AT, MAIL, ONCE, Item, put
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.team import (
    DAY,
    FIVE,
    colleague,
    lines,
    mine,
    payload,
    person,
    pick,
    remove,
    team_page,
    unfold,
    who_counts,
)

DROP = """texts => {
  const dataTransfer = new DataTransfer();
  for (const text of texts) dataTransfer.items.add(new File([text], "film.json"));
  const send = (type) =>
    document.querySelector(".kb-drop").dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  return ["dragover", "drop"].map(send);
}"""


@pytest.mark.parametrize("order", [1, -1])
def test_of_the_same_person_the_newer_file_counts(show: Show, order: int) -> None:
    old = colleague(0, at=AT - 9 * DAY)
    page = team_page(show, *[old, FIVE[0]][::order], FIVE[1])
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()
    expect(lines(page)).to_have_count(3)
    expect(lines(page).nth(0)).to_contain_text("6 von 6 beantwortet · Stand 22.11.2026 · zählt")
    expect(lines(page).nth(1)).to_contain_text("Stand 13.11.2026 · ersetzt durch neuere Antworten")
    expect(lines(page).locator("b")).to_have_text(["Person 1", "Person 1", "Person 2"])


def test_the_same_file_twice_counts_once(show: Show) -> None:
    page = team_page(show, FIVE[0], FIVE[0])
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
    expect(lines(page).nth(1)).to_contain_text("zählt nicht, ist schon dabei")


def test_an_old_file_without_a_person_counts_once_however_often_it_comes(show: Show) -> None:
    old = colleague(0, respondent="")
    for mark in ("person", "uid", "set"):
        del old["assessment:erste"][mark]
    page = team_page(show, old, old, old | {"assessment:erste": FIVE[1]["assessment:erste"]})
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()


def test_the_same_name_is_one_person_until_somebody_says_otherwise(show: Show) -> None:
    page = team_page(show, colleague(0), colleague(1, respondent="  anna LEHMANN "), colleague(2))
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()
    line = lines(page).nth(1)
    expect(line).to_contain_text("ersetzt durch neuere Antworten")
    expect(line).to_contain_text("Gleicher Name wie in einem anderen Bogen: zählt als dieselbe Person.")
    line.get_by_role("button", name="Doch getrennt zählen").click()
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    lines(page).nth(1).get_by_role("button", name="Als dieselbe Person zählen").click()
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()


def test_a_full_backup_holds_several_assessments(show: Show) -> None:
    whole = {key.replace("erste", f"n{n}"): value for n in range(3) for key, value in FIVE[n].items()}
    choice = {"v": ["k1"], "o": ["Stimmt"], "s": "wrong", "r": True, "rev": "r1", "t": "T", "p": "treue", "at": AT}
    page = team_page(show, {**whole, "quiz:single:x": choice, "current": "n1"})
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    expect(lines(page)).to_have_count(3)


def test_the_own_assessment_counts_unless_switched_off(show: Show) -> None:
    page = team_page(show)
    put(page, mine({ONCE: "nein", MAIL: "ja"}))
    who_counts(page)
    pick(page, payload(FIVE[1]), payload(FIVE[2]))
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    expect(lines(page).first).to_contain_text("Person 1 (Sie)")
    page.get_by_label("Eigene Prüfung mitzählen").uncheck()
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()
    expect(lines(page).locator("b")).to_have_text(["Person 2", "Person 3"])


def test_the_own_file_is_not_counted_beside_the_own_assessment(show: Show) -> None:
    page = team_page(show)
    put(page, FIVE[0])
    pick(page, payload(FIVE[0]), payload(FIVE[1]))
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()


def test_an_answer_from_another_tab_appears(show: Show, tab: Page) -> None:
    page = team_page(show, *FIVE[:2])
    other = tab.context.new_page()
    show(page.content(), "/andere/", other)
    put(other, mine({ONCE: "nein"}))
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()


def test_another_version_of_the_checklist_is_named_and_marked(show: Show) -> None:
    gone = Item("weg", "Diesen Punkt gibt es nicht mehr.")
    old = colleague(1, set="v0") | person(1, {gone: "ja"})
    old["assessment:erste"]["set"] = "v0"
    for item in (ONCE, MAIL):
        old[f"check:erste:{item.key}"]["rev"] = "r0"
    page = team_page(show, FIVE[0], old, FIVE[2])
    expect(lines(page).nth(1)).to_contain_text("aus einer anderen Fassung der Checkliste: 3 Punkte anders")
    expect(lines(page).nth(0)).not_to_contain_text("Fassung")
    expect(page.locator(".kb-agenda > li", has_text=ONCE.text)).to_contain_text("Antworten zu einem früheren Wortlaut: 1")
    unfold(page)
    page.get_by_text("Nicht mehr in der Checkliste").click()
    expect(page.get_by_text(f"{gone.text} – Antworten: 1")).to_be_visible()


# --- Files --------------------------------------------------------------------------------------------------------------


def test_a_broken_file_does_no_harm_to_the_good_ones(show: Show) -> None:
    page = team_page(show)
    elsewhere = payload(json.dumps({"format": "kundenbindung-sicherung", "version": 2, "site": "x", "at": 1, "entries": []}))
    broken = payload('{"format": "kundenb', "kaputt.json")
    nothing = payload(person(9, {ONCE: ""}), "leer.json")
    pick(page, payload(FIVE[0]), broken, payload(FIVE[1]), elsewhere, nothing, payload(FIVE[2]))
    expect(page.get_by_text("Gelesen: 3. Abgelehnt: 3.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="kaputt.json")).to_contain_text("Diese Datei lässt sich nicht lesen.")
    expect(page.get_by_role("listitem").filter(has_text="leer.json")).to_contain_text("Diese Datei enthält keine Antworten.")
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()


def test_a_huge_file_is_refused_before_it_is_read(show: Show) -> None:
    page = team_page(show)
    page.evaluate("() => { Blob.prototype.text = () => { throw new Error('gelesen'); }; }")
    page.evaluate(f"(size) => ({DROP})([' '.repeat(size)])", 10_000_001)
    expect(page.get_by_text("Diese Datei ist größer als 10 MB.")).to_be_visible()


def test_hostile_text_stays_text(show: Show) -> None:
    script = "<img src=x onerror=alert(1)><script>alert(2)</script>{n}"
    gone = Item(f"weg-{1}", script)
    mean = [
        person(
            n, {ONCE: "ja" if n else "nein", gone: "ja", ANNOYANCE: script}, script + str(n), name=script, notes={ONCE: script}
        )
        for n in range(3)
    ]
    page = team_page(show, *mean)
    pick(page, payload("[", script + ".json"))
    page.get_by_label("Namen zeigen").check()
    unfold(page)
    page.get_by_label("Notizen zeigen").check()
    page.get_by_text("Nicht mehr in der Checkliste").click()
    expect(lines(page).first).to_contain_text(script)
    expect(page.get_by_text(f"{script} – Antworten: 3")).to_be_visible()
    assert page.locator("kb-team :is(img, script)").count() == 0


def test_a_hundred_files_are_shown(show: Show) -> None:
    page = team_page(show, *(colleague(number, respondent="") for number in range(100)))
    expect(page.get_by_text("Antworten von 100 Personen")).to_be_visible()
    expect(lines(page)).to_have_count(100)
    unfold(page)
    page.get_by_text("Alle Punkte", exact=True).click()
    cells = page.get_by_role("row", name=ONCE.text).locator("td")
    expect(cells).to_have_text(["", "60", "0", "40", "0", "0", "60", "weit auseinander", "100"])


def test_files_can_be_dropped(show: Show) -> None:
    page = team_page(show)
    texts = [payload(values)["buffer"].decode() for values in FIVE[:3]]
    assert page.evaluate(DROP, texts) == [False, False], "the browser itself would open the file in place of the page"
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    expect(page.locator(".kb-over")).to_have_count(0)


def test_keyboard_alone_is_enough(show: Show) -> None:
    page = team_page(show)
    choosers: list[FileChooser] = []
    # Asked for early: a key pressed right after would come before the browser has been told.
    page.on("filechooser", lambda chooser: choosers.append(chooser))  # noqa: PLW0108 - Playwright wants a function of its own
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "file":
            break
    expect(page.locator("input[type=file]")).to_be_focused()
    page.keyboard.press("Space")
    if not choosers:
        page.wait_for_event("filechooser")
    choosers[0].set_files([payload(values) for values in FIVE])
    expect(page.get_by_text("Antworten von 5 Personen")).to_be_visible()
    expect(page.locator(".kb-score")).to_be_focused()  # the form that had the focus is folded
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.part") == "names":
            break
    page.keyboard.press("Space")
    expect(page.get_by_label("Namen zeigen")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Behalten")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Entfernen: Person 1")).to_be_focused()
    for key in ("Enter", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(lines(page)).to_have_count(4)
    expect(page.get_by_role("button", name="Entfernen: Person 2")).to_be_focused()


def test_the_same_file_can_be_picked_again_after_it_was_removed(show: Show) -> None:
    page = team_page(show, FIVE[0])
    remove(page, 1)
    expect(lines(page)).to_have_count(0)
    expect(page.locator("input[type=file]")).to_be_focused()
    pick(page, payload(FIVE[0], "datei-1.json"))
    expect(lines(page)).to_have_count(1)


def test_where_names_and_notes_are_empty_the_page_says_why(show: Show) -> None:
    page = team_page(show, *(colleague(number, respondent="") for number in range(3)))
    page.get_by_label("Namen zeigen").check()
    expect(page.get_by_text("Kein Bogen nennt einen Namen.")).to_be_visible()
    unfold(page)
    page.get_by_label("Notizen zeigen (ohne Namen)").check()
    expect(page.get_by_text("Links enthalten keine")).to_be_visible()
