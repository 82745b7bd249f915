"""Our own tables of texts are read quickly, and as everybody's YAML reader would read them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from kb import messages, strings, texts


@pytest.mark.parametrize("table", [messages.TABLE, strings.TABLE], ids=lambda path: path.stem)
def test_a_table_is_read_once_and_says_what_the_slower_reader_says(table: Path) -> None:
    read = texts.read_texts(table)
    assert read == yaml.safe_load(table.read_text("utf-8"))
    assert texts.read_texts(table) is read


def test_a_part_of_the_table_is_the_same_for_all_who_ask() -> None:
    assert strings.strings("page") is strings.strings("page")
    with pytest.raises(KeyError):
        strings.strings("nothing of that name")
