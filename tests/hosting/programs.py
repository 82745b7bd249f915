"""The web servers under test: how each is started with the settings that the build wrote, and what to do where one is missing.

`python -m tests.hosting.programs` makes sure that they are there.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

MISSING = (
    "Für die Prüfung fehlt {name}. Installieren Sie es, zum Beispiel mit: sudo apt-get install {package} (Debian und Ubuntu)."
)
PATIENCE = 20.0
"""Seconds within which a server has to answer."""
NGINX = """
daemon off;
pid {work}/nginx.pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    types {{ text/javascript js; }}
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    server {{
        listen 127.0.0.1:{port};
        location = {bare} {{
            return 301 {base};
        }}
        location {base} {{
            alias {site}/;
            include {settings}/kundenbindung.nginx;
        }}
    }}
}}
"""
CADDY = """
{{
    admin off
    auto_https off
}}
import {settings}/kundenbindung.caddy
:{port} {{
    bind 127.0.0.1
    import kundenbindung {site}
}}
"""
APACHE = """
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {work}/apache.pid
DefaultRuntimeDir {work}
Mutex file:{work}
ErrorLog {work}/log
{modules}
TypesConfig /etc/mime.types
Include /etc/apache2/mods-available/mime.conf
<Directory />
    Require all denied
    AllowOverride None
</Directory>
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
Alias {bare} {site}
<Directory {site}>
    Require all granted
    AllowOverride All
</Directory>
"""
MODULES = "/usr/lib/apache2/modules"
APACHE_MODULES = ("mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite", "filter", "deflate")
NOBODY = "nobody"


@dataclass(frozen=True)
class Program:
    """A web server. `configuration` is filled with paths and port; `command` gets the path of the file and a working folder."""

    name: str
    package: str
    configuration: str
    command: Callable[[str, Path, Path], list[str]]
    beside_pages: tuple[str, ...] = ()
    """The file of settings that lies beside the pages, and its name there."""

    def find(self) -> str:
        """The installed program, or nothing."""
        return shutil.which(self.name) or shutil.which(f"/usr/sbin/{self.name}") or ""


PROGRAMS = {
    program.name: program
    for program in (
        Program("nginx", "nginx-light", NGINX, lambda program, file, work: [program, "-p", str(work), "-c", str(file)]),
        Program(
            "caddy", "caddy", CADDY, lambda program, file, _: [program, "run", "--adapter", "caddyfile", "--config", str(file)]
        ),
        Program(
            "apache2",
            "apache2",
            APACHE,
            lambda program, file, _: [program, "-f", str(file), "-DFOREGROUND"],
            beside_pages=("htaccess", ".htaccess"),
        ),
    )
}


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def started(program: Program, site: Path, url: str, work: Path) -> Iterator[None]:
    """The server with the site at `url`, until the block ends."""
    parts = urlsplit(url)
    work.mkdir()
    found = program.find()
    assert found, MISSING.format(name=program.name, package=program.package)
    values = {"base": parts.path, "bare": parts.path.rstrip("/"), "port": parts.port, "site": site, "work": work}
    values |= {"modules": "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in APACHE_MODULES)}
    if program.beside_pages:
        shutil.copy(Path(f"{site}-server", program.beside_pages[0]), site / program.beside_pages[1])
    file = work / "configuration"
    file.write_text(program.configuration.format(settings=f"{site}-server", **values), encoding="utf-8")
    environment = {**os.environ, "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work), "HOME": str(work)}
    with (work / "log").open("wb") as log:
        process = subprocess.Popen(
            program.command(found, file, work), stderr=log, stdout=log, env=environment, **nobody(work, work / "log")
        )
    try:
        until_it_answers(process, str(parts.hostname), parts.port or 0, work / "log")
        yield
    finally:
        process.terminate()
        process.wait()


def nobody(*writable: Path) -> dict[str, Any]:
    """What makes a program run without rights, who may write into these folders only."""
    if os.geteuid():
        return {}
    user = pwd.getpwnam(NOBODY)
    for folder in writable:
        os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def until_it_answers(process: subprocess.Popen[bytes], host: str, port: int, log: Path) -> None:
    """Wait for a server that was just started; where it ends instead, its words are told."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as one:
            one.settimeout(1)
            if one.connect_ex((host, port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


def main() -> int:
    """Exit status 0 once all are there; Debian's packages are installed where that is allowed."""
    missing = [program for program in PROGRAMS.values() if not program.find()]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        # Without this, Debian would start them as services of the machine.
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", *(one.package for one in missing)], check=False, env=quiet)
    missing = [program for program in missing if not program.find()]
    for program in missing:
        print(MISSING.format(name=program.name, package=program.package), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
