"""The law page: every entry says when it was last checked; what is old is mentioned and stops nothing.

The day is given to the check by the tests: none of them depends on when it runs.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kb.check import main

ROW = "| Worum es geht | Vorschrift |\n|---|---|\n| [Brief](#recht-brief) | § 7 UWG |\n"
TEXT = "- **Für Ihren Betrieb:** Fragen Sie.\n- **Wortlaut:** [§ 7 UWG](https://www.gesetze-im-internet.de/uwg_2004/__7.html)\n"
ENTRY = f"# Recht\n\n{ROW}\n### Brief {{{{#recht-brief}}}}\n\nErlaubt.\n\n{TEXT}- **Zuletzt geprüft:** {{day}}\n"
LINE = 1 + ENTRY[: ENTRY.index("- **Zuletzt")].count("\n")


def checked(folder: Path, day: str, today: date, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """(exit status, what was said) on this day about an entry that was checked on that one."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "recht.md").write_text(ENTRY.format(day=day), encoding="utf-8")
    status = main([str(folder / "docs")], today)
    said = capsys.readouterr()
    return status, said.err


@pytest.mark.parametrize("today", [date(2026, 11, 28), date(2027, 11, 28), date(2020, 1, 1)])
def test_within_a_year_nothing_is_said(tmp_path: Path, today: date, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(tmp_path, "28.11.2026", today, capsys) == (0, "")


@pytest.mark.parametrize("today", [date(2027, 11, 29), date(2043, 1, 1)])
def test_after_a_year_it_is_mentioned_and_the_check_still_passes(
    tmp_path: Path, today: date, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = checked(tmp_path, "28.11.2026", today, capsys)
    assert status == 0
    assert f"recht.md:{LINE}: Hinweis: Zuletzt geprüft wurde am 28.11.2026, vor mehr als einem Jahr." in said


def test_the_last_day_of_february_has_a_year_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(tmp_path, "29.2.2028", date(2029, 2, 28), capsys) == (0, "")
    assert "Hinweis" in checked(tmp_path, "29.2.2028", date(2029, 3, 1), capsys)[1]


@pytest.mark.parametrize("written", ["November 2026", "31.02.2026", "2026-11-28", ""])
def test_a_day_that_is_none_is_to_be_mended(tmp_path: Path, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = checked(tmp_path, written, date(2026, 11, 28), capsys)
    assert status == 1
    assert f"recht.md:{LINE}: „{written}“ ist kein Tag." in said


def test_an_entry_that_does_not_say_when_it_was_checked_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    text = ENTRY.format(day="28.11.2026") + f"\n### Anruf {{#recht-anruf}}\n\nNur mit Einwilligung.\n\n{TEXT}"
    (tmp_path / "docs" / "recht.md").write_text(text, encoding="utf-8")
    assert main([str(tmp_path / "docs")], date(2026, 11, 28)) == 1
    assert f"recht.md:{LINE + 2}: Hier steht nicht, wann zuletzt jemand den Wortlaut" in capsys.readouterr().err


ONCE = f"# Recht\n\n**Zuletzt geprüft:** 28.11.2026\n\n{ROW}\n### Brief {{#recht-brief}}\n\nErlaubt.\n\n{TEXT}"


def said_of(folder: Path, text: str, today: date, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """(exit status, what was said) on this day about this page."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "recht.md").write_text(text, encoding="utf-8")
    return main([str(folder / "docs")], today), capsys.readouterr().err


def test_the_day_stands_once_for_all_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said_of(tmp_path, ONCE, date(2027, 11, 28), capsys) == (0, "")
    status, said = said_of(tmp_path, ONCE, date(2027, 11, 29), capsys)
    assert status == 0
    assert said.count("Zuletzt geprüft wurde am 28.11.2026") == 1


def test_an_entry_says_its_own_day_only_where_it_is_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = date(2026, 12, 24)
    assert said_of(tmp_path, f"{ONCE}- **Zuletzt geprüft:** 01.12.2026\n", today, capsys) == (0, "")
    status, said = said_of(tmp_path, f"{ONCE}- **Zuletzt geprüft:** 28.11.2026\n", today, capsys)
    assert status == 1
    assert "Streichen Sie" in said
