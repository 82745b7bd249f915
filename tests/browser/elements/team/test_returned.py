"""The survey of a lead: the invitation that she sends, and the links that come back."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import AT, MAIL, ONCE, everything, put, stored_under
from tests.browser.fixtures.pages import INJECTED, Show
from tests.browser.fixtures.returned import SAVED, SURVEY, Links
from tests.browser.fixtures.team import DAY, FIVE, lines, paste, payload, pick, remove, team_page, topics, who_counts

MAIL_TEXT = (
    "Hallo Eva,\n\nhier sind meine Antworten:\n{link}\n\nViele Grüße\nAnna\n\n> Am Montag schrieb Eva:\n> Bitte antworten.\n"
)


# --- The invitation -------------------------------------------------------------------------------------------------------


def make(page: Page) -> None:
    page.get_by_label("Name der Umfrage").fill("Umfrage Herbst")
    page.get_by_label("Wer fragt").fill("Eva Sommer")
    page.get_by_label("Bis wann").fill("2026-12-12")
    page.get_by_label("Rollen zur Auswahl").fill("Service, Vertrieb,, Service")
    page.get_by_role("button", name="Einladung anlegen").click()


def test_an_invitation_is_a_text_with_a_link_and_is_there_again_later(show: Show, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = team_page(show)
    make(page)
    text = page.get_by_label("Text zum Verschicken").input_value()
    for part in ("Umfrage Herbst", "bis 12.12.2026", "/kurz/#einladung=1.", "„Antworten … zurückgeben“", "Eva Sommer"):
        assert part in text
    assert "die Kurzprüfung (1 Aussage, ungefähr 1 Minute)" in text, "how long it takes"
    assert "wo wir uns beim Umgang mit Kunden einig sind" in text, "what for"
    for promise in (
        "Name steht nur dabei, wenn Sie ihn selbst nennen",
        "erst ab drei Personen",
        "könnte einzelne Antworten lesen",
    ):
        assert promise in text
    page.get_by_role("button", name="Text kopieren").click()
    expect(page.get_by_text("Kopiert.")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == text
    expect(page.get_by_role("link", name="In eine E-Mail")).to_have_attribute("href", re.compile("^mailto:[?]subject=Umfrage"))
    page.reload()
    expect(page.locator("summary", has_text="Einladen: Umfrage Herbst · bis 12.12.2026")).to_be_visible()
    (survey,) = stored_under(page, "invitation").values()
    assert survey["roles"] == ["Service", "Vertrieb"]


def test_an_invitation_needs_a_name(show: Show) -> None:
    page = team_page(show)
    page.get_by_role("button", name="Einladung anlegen").press("Enter")
    expect(page.get_by_text("Bitte geben Sie der Umfrage einen Namen.")).to_be_visible()
    expect(page.get_by_label("Name der Umfrage")).to_be_focused()
    assert stored_under(page, "invitation") == {}


def test_a_survey_is_removed_with_its_links_and_put_back(show: Show, links: Links) -> None:
    page = team_page(show)
    put(page, SAVED)
    paste(page, links.of(1, {ONCE: "ja"}))
    before = everything(page)
    page.get_by_text("Einladen").click()
    page.get_by_role("button", name="Umfrage löschen").click()
    expect(page.get_by_text("„Umfrage Herbst“ ist gelöscht")).to_have_count(1)
    expect(page.get_by_text("Noch keine Antworten.")).to_be_visible()
    assert stored_under(page, "returned") == {}
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
    assert everything(page) == before


# --- Links --------------------------------------------------------------------------------------------------------------


def test_a_whole_mail_with_several_links_and_files_come_together(show: Show, links: Links) -> None:
    page = team_page(show)
    put(page, SAVED)
    sent = [links.of(n, {ONCE: "ja" if n else "nein", MAIL: "ja"}) for n in range(3)]
    broken = "\n".join(sent[2][at : at + 76] for at in range(0, len(sent[2]), 76))
    paste(page, "".join(MAIL_TEXT.format(link=link) for link in (sent[0], f"<{sent[1]}>", broken)))
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    expect(page.get_by_text("Gelesen: 3. Abgelehnt: 0.")).to_be_visible()
    expect(page.get_by_text("Antworten sammeln: 3 da")).to_be_visible()
    expect(page.get_by_label("Links einfügen")).to_be_hidden()
    expect(page.get_by_label("Links einfügen")).to_have_value("")
    expect(page.get_by_role("button", name="Text kopieren")).to_be_hidden()
    assert page.get_by_role("heading", name="Worüber Sie sprechen sollten").bounding_box()["y"] < 500  # type: ignore[index]
    assert topics(page) == [ONCE.text]
    pick(page, payload(FIVE[3]))
    expect(page.get_by_text("Antworten von 4 Personen")).to_be_visible()


def test_links_are_still_there_after_a_reload_until_they_are_dropped(show: Show, links: Links) -> None:
    page = team_page(show)
    paste(page, " ".join(links.of(n, {ONCE: "ja"}) for n in range(3)))
    page.reload()
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    who_counts(page)
    remove(page, 2)
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()
    page.get_by_role("button", name="Alle Links entfernen").click()
    expect(page.get_by_text("Noch keine Antworten.")).to_be_visible()
    assert stored_under(page, "returned") == {}


def test_a_link_that_is_opened_is_taken_in_and_leaves_the_address(show: Show, links: Links) -> None:
    page = team_page(show)
    fragment = links.of(1, {ONCE: "ja"}).split("#")[1]
    page.evaluate("(hash) => { location.hash = hash; }", fragment)
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
    assert "#" not in page.url


def test_the_same_person_again_counts_once_and_the_newer_answers_count(show: Show, links: Links) -> None:
    page = team_page(show)
    old, new = links.of(1, {ONCE: "nein"}, at=AT - DAY), links.of(1, {ONCE: "ja"})
    paste(page, f"{new} {old} {new}")
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
    expect(lines(page).nth(1)).to_contain_text("Stand 21.11.2026 · ersetzt durch neuere Antworten")
    paste(page, new)
    expect(page.get_by_text("Schon dabei: 1.")).to_be_visible()


def test_late_answers_and_those_of_another_survey_are_told(show: Show, links: Links) -> None:
    page = team_page(show)
    early = {f"invitation:{SURVEY}": SAVED[f"invitation:{SURVEY}"] | {"until": "2026-11-21"}}
    put(page, early)
    paste(page, links.of(1, {ONCE: "ja"}) + " " + links.of(2, {ONCE: "ja"}, invite="andere123"))
    who_counts(page)
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
    expect(lines(page).nth(0)).to_contain_text("kam nach dem Termin")
    expect(lines(page).nth(1)).to_contain_text("gehört zu einer anderen Umfrage und zählt nicht")


def test_what_is_damaged_foreign_or_no_link_is_told_and_harms_nothing(show: Show, links: Links) -> None:
    page = team_page(show)
    good = links.of(1, {ONCE: "ja"})
    paste(page, f"{good[:-9]} {links.of(2, {ONCE: 'ja'}, site='fremd')} stand=7.AAAA stand=1.{'A' * 70000} {good}")
    expect(page.get_by_text("Gelesen: 1. Abgelehnt: 4.")).to_be_visible()
    for sentence in ("unvollständig oder verändert", "gehört zu einer anderen Website", "aus einer neueren Fassung", "zu lang"):
        expect(page.get_by_role("listitem").filter(has_text=sentence)).to_have_count(1)
    page.get_by_label("Links einfügen").fill("Guten Tag, hier kommt nichts.")
    expect(page.get_by_text("Darin ist kein Link mit Antworten.")).to_be_visible()
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()


def test_what_was_read_leaves_the_field_and_what_was_not_stays_there_marked(
    show: Show, links: Links, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = team_page(show)
    good, cut = links.of(1, {ONCE: "ja"}), links.of(2, {ONCE: "ja"})[:-5]
    field = page.get_by_label("Links einfügen")

    def insert(text: str) -> None:
        page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
        field.focus()
        page.keyboard.press("ControlOrMeta+V")

    insert(MAIL_TEXT.format(link=good) + MAIL_TEXT.format(link=cut))
    expect(page.get_by_text("Gelesen: 1. Abgelehnt: 1.")).to_be_visible()
    expect(field).to_have_value(cut.split("#")[1])
    expect(field).to_have_attribute("aria-invalid", "true")
    insert(links.of(2, {ONCE: "ja"}))
    expect(page.get_by_text("Gelesen: 1. Abgelehnt: 0.")).to_be_visible()
    expect(field).to_have_value("")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()


def test_a_link_that_is_opened_shows_what_came_of_it_and_no_form(show: Show, links: Links, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    page = team_page(show)
    address = f"{page.url}#{links.of(1, {ONCE: 'ja'}).split('#')[1]}"
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_text("Gelesen: 1. Abgelehnt: 0.")).to_be_in_viewport()
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Einladung anlegen")).to_be_hidden()


def test_markup_in_a_link_or_a_survey_stays_text(show: Show, links: Links) -> None:
    page = team_page(show)
    put(page, {f"invitation:{SURVEY}": SAVED[f"invitation:{SURVEY}"] | {"name": INJECTED, "roles": [INJECTED]}})
    mean = {"respondent": INJECTED, "name": INJECTED, "role": INJECTED[:40]}
    paste(
        page,
        " ".join(links.of(n, {ONCE: "ja" if n % 2 else "nein"}, **mean | {"respondent": f"{INJECTED}{n}"}) for n in range(6)),
    )
    who_counts(page)
    page.get_by_label("Namen zeigen").check()
    expect(lines(page).first).to_contain_text(INJECTED)
    assert page.locator("kb-team :is(img, script)").count() == 0
    assert page.evaluate("window.hacked") is None
