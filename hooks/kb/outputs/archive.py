"""Many files in one ZIP; the same files give the same bytes, wherever and whenever it is written."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first time that the format can name."""
READABLE = 0o100644 << 16
UNIX = 3


def write_archive(path: Path, files: Mapping[str, bytes]) -> None:
    """The files by their names inside; folders that are missing on the way to `path` are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(archive_of(files))


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """The same as bytes."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, READABLE
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()
