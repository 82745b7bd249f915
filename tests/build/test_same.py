"""The same contents give the same site, byte for byte: whoever builds a release again can compare."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from tests.conftest import BuiltSite
from tests.project import copy_project


def sums(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.mark.thorough
def test_another_day_zone_and_order_give_the_same_site(
    built: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"SOURCE_DATE_EPOCH": "0", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    other = copy_project(tmp_path)
    assert other.build(url=built.url, python=sys.executable).returncode == 0
    mine, yours = sums(built.project.root / "site"), sums(other.root / "site")
    assert mine.keys() == yours.keys()
    assert {name for name in mine if mine[name] != yours[name]} <= {"sitemap.xml", "sitemap.xml.gz"}
    assert "<lastmod>1970-01-01</lastmod>" in other.read("sitemap.xml")
