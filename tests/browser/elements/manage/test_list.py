"""The list of assessments: named, switched, copied, removed and had back with one press."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.assessment_pages import ANNOYANCE, MAIL, answers, everything, put, record, stored
from tests.browser.fixtures.manage_reader import card, cards, manage_page, message, press, values
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.two_assessments import BOTH, MEASURE, NORTH, SOUTH


def test_one_is_there_from_the_start_and_nothing_is_stored_for_it(show: Show) -> None:
    page = show(manage_page())
    assert cards(page) == ["Erste Prüfung Geöffnet"]
    expect(card(page, "Erste Prüfung Geöffnet")).to_contain_text("noch nichts beantwortet · heutige Fassung")
    expect(page.get_by_role("link", name="Telefon")).to_be_visible()
    expect(page.get_by_role("button", name="Löschen")).to_have_count(0)
    assert everything(page) == {}


def test_every_assessment_tells_whose_it_is_how_far_and_of_which_version(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    assert cards(page) == ["Filiale Nord Geöffnet", "Werk Süd"]
    expect(card(page, "Filiale Nord Geöffnet")).to_contain_text("22.11.2026 · 2 von 6 beantwortet · heutige Fassung")
    south = "Wer antwortet: B. · 01.03.2026 · 1 von 6 beantwortet · frühere oder andere Fassung"
    expect(card(page, "Werk Süd")).to_contain_text(south)


def test_open_questions_are_counted_apart(show: Show) -> None:
    page = show(manage_page(), stored=answers({ANNOYANCE: "Warteschleife"}))
    expect(card(page, "Filiale Nord Geöffnet")).to_contain_text("0 von 6 beantwortet · dazu 1 offene Frage · heutige Fassung")
    put(page, answers({ANNOYANCE: "Warteschleife", MAIL: "ja"}))
    expect(card(page, "Filiale Nord Geöffnet")).to_contain_text("1 von 6 beantwortet · dazu 1 offene Frage · heutige Fassung")


def test_a_first_name_begins_the_assessment(show: Show) -> None:
    page = show(manage_page())
    page.get_by_text("Bearbeiten").click()
    page.get_by_label("Name der Prüfung").fill("Filiale Nord")
    page.get_by_label("Wer antwortet").fill("Anna")
    page.get_by_label("Datum").fill("2026-12-24")
    page.get_by_label("Datum").blur()
    expect(page.get_by_text("gespeichert ")).to_be_visible()
    assert cards(page) == ["Filiale Nord Geöffnet"]
    found = stored(page, "assessment", "erste")
    assert {name: found[name] for name in ("name", "respondent", "date", "set")} == {
        **{"name": "Filiale Nord", "respondent": "Anna"},
        **{"date": "2026-12-24", "set": "v1"},
    }
    assert stored(page, "current") == "erste"
    page.reload()
    expect(page.get_by_text("Wer antwortet: Anna · 24.12.2026")).to_be_visible()


def test_a_name_is_saved_while_typing_and_the_card_stays_where_it_is(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    south = page.locator(".kb-card").nth(1)
    south.get_by_text("Bearbeiten").click()
    south.get_by_label("Name der Prüfung").press("End")
    page.clock.pause_at("2026-11-22T15:00:00+01:00")
    south.get_by_label("Name der Prüfung").press_sequentially(" 2")
    page.clock.run_for(600)
    assert stored(page, "assessment", "sued")["name"] == "Werk Süd 2"
    south.get_by_label("Name der Prüfung").press_sequentially("026")
    assert cards(page) == ["Filiale Nord Geöffnet", "Werk Süd 2"]
    page.clock.resume()
    page.reload()
    assert "Werk Süd 2026" in " ".join(cards(page))
    assert stored(page, "current") == "erste"


def test_opening_switches_and_freezes_answers_of_an_older_version(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Öffnen: Werk Süd")
    assert cards(page) == ["Filiale Nord", "Werk Süd Geöffnet"]
    expect(page.get_by_role("heading", name="Werk Süd")).to_be_focused()
    expect(message(page)).to_have_text("„Werk Süd“ ist geöffnet.")
    assert stored(page, "current") == "sued"
    (kept,) = fixtures.stored_under(page, "snapshot", "sued").values()
    assert (kept["auto"], kept["set"], dict(kept["answers"])) == (True, "0a1b2c3d", {MAIL.key: SOUTH[f"check:sued:{MAIL.key}"]})
    press(page, "Rückgängig")
    assert values(page) == BOTH


def test_a_new_one_is_open_and_waits_for_its_name(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Neue Prüfung")
    expect(page.get_by_label("Name der Prüfung").first).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Lager")
    page.reload()
    assert cards(page) == ["Lager Geöffnet", "Filiale Nord", "Werk Süd"]
    new = stored(page, "assessment", stored(page, "current"))
    assert new["uid"] == new["person"] not in ("u1", "p1", "u2")


def test_a_copy_takes_answers_and_plan_along_but_not_the_past(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Duplizieren: Filiale Nord")
    assert cards(page) == ["Filiale Nord (Kopie) Geöffnet", "Filiale Nord", "Werk Süd"]
    copy = stored(page, "current")
    found = values(page)
    assert {name: value for name, value in found.items() if f":{copy}" not in name} == BOTH | {"current": copy}
    assert fixtures.stored_under(page, "check", copy) == fixtures.stored_under(page, "check", "erste")
    assert fixtures.stored_under(page, "plan", copy) == {"check-x": MEASURE}
    assert fixtures.stored_under(page, "snapshot", copy) == {}
    after = found[f"assessment:{copy}"]
    assert after["uid"] not in ("u1", "")
    assert after | {"uid": "u1", "at": fixtures.AT} == record("Filiale Nord (Kopie)")
    press(page, "Rückgängig")
    assert values(page) == BOTH


def test_a_copy_of_an_old_record_is_marked_as_of_the_same_person(show: Show) -> None:
    page = show(manage_page())
    old = {name: value for name, value in record().items() if name not in ("uid", "person")}
    put(page, {"assessment:erste": old, "current": "erste"})
    press(page, "Duplizieren: Filiale Nord")
    one, other = (stored(page, "assessment", name) for name in ("erste", stored(page, "current")))
    assert one["person"] == other["person"] == one["uid"] != other["uid"]


def test_the_open_one_is_removed_and_comes_back_as_it_was(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Löschen: Filiale Nord")
    assert cards(page) == ["Werk Süd Geöffnet"]
    assert stored(page, "current") == "sued"
    assert [name for name in values(page) if "erste" in name] == ["deleted:erste"]
    expect(message(page)).to_have_text("„Filiale Nord“ ist gelöscht.")
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    assert values(page) == BOTH
    assert "Filiale Nord Geöffnet" in cards(page)
    expect(message(page)).to_be_focused()


def test_another_one_is_removed_and_the_open_one_stays_open(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Löschen: Werk Süd")
    assert cards(page) == ["Filiale Nord Geöffnet"]
    assert {name: value for name, value in values(page).items() if name != "deleted:sued"} == NORTH | {"current": "erste"}


def test_when_the_last_one_is_removed_an_empty_one_is_open(show: Show) -> None:
    page = show(manage_page(), stored=SOUTH | {"current": "sued"})
    press(page, "Löschen: Werk Süd")
    assert cards(page) == ["Erste Prüfung Geöffnet"]
    assert list(values(page)) == ["deleted:sued"]


def test_undo_leaves_what_another_tab_changed_since(show: Show, context: BrowserContext) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Löschen: Werk Süd")
    other = show(manage_page(), page=context.new_page())
    other.get_by_text("Bearbeiten").first.click()
    other.get_by_label("Name der Prüfung").first.fill("Filiale Nordwest")
    other.get_by_label("Name der Prüfung").first.blur()
    expect(card(page, "Filiale Nordwest Geöffnet")).to_be_visible()
    press(page, "Rückgängig")
    assert set(cards(page)) == {"Werk Süd", "Filiale Nordwest Geöffnet"}
