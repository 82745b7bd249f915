"""Builds the same generated site in four ways, in turn, and compares time, memory and bytes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import generate
from bench.environment import HERE, WORK, BenchError, quiz_python
from bench.texts import TEXT, number

VARIANTS = ("plain", "prune", "ours", "mkdocs-quiz")
WORKER = HERE / "worker.py"


@dataclass(frozen=True)
class Run:
    """One build."""

    seconds: float
    cpu: float
    peak: int


@dataclass(frozen=True)
class Output:
    """What a build wrote, in bytes."""

    files: int
    total: int
    pages: int
    html: int
    largest: int

    @property
    def per_page(self) -> float:
        """Mean size of an HTML file."""
        return self.html / max(self.pages, 1)


@dataclass(frozen=True)
class Result:
    """All builds of a variant at one size."""

    variant: str
    articles: int
    runs: tuple[Run, ...]
    output: Output

    @property
    def seconds(self) -> float:
        """Median time from start to end of the process."""
        return median(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """Median processor time: hardly moved by what else the machine does."""
        return median(run.cpu for run in self.runs)

    @property
    def peak(self) -> float:
        """Median of the peak memory in bytes."""
        return median(run.peak for run in self.runs)


def prepare(project: Path, articles: int) -> None:
    """Writes the content anew, in both languages."""
    for name, quiz in (("own", generate.own_quiz), ("mkdocs-quiz", generate.mkdocs_quiz)):
        generate.write(WORK / f"{articles}-{name}", generate.articles(articles), quiz, project)


def docs_of(variant: str, articles: int) -> Path:
    """The content that `variant` builds."""
    return WORK / f"{articles}-{'mkdocs-quiz' if variant == 'mkdocs-quiz' else 'own'}"


def command(variant: str, project: Path, docs: Path, site: Path) -> list[str]:
    """How to build `docs` into `site`."""
    python = str(quiz_python()) if variant == "mkdocs-quiz" else sys.executable
    return [python, str(WORKER), variant, str(project), str(docs), str(site)]


def build(variant: str, project: Path, docs: Path, site: Path) -> Run:
    """Builds once in a process of its own; warnings are shown, for a build that warns does other work."""
    shutil.rmtree(site, ignore_errors=True)
    given = command(variant, project, docs, site)
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(given, cwd=project, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode:
        raise BenchError(_failure(variant, docs, said))
    *warnings, stated = said.splitlines()
    if warnings:
        print(TEXT["warned"].format(variant=variant, number=len(warnings), first=warnings[0]), file=sys.stderr)
    return Run(seconds, usage.ru_utime + usage.ru_stime, json.loads(stated)["peak"])


def _failure(variant: str, docs: Path, said: str) -> str:
    return TEXT["build_failed"].format(variant=variant, docs=docs, reason=said.strip()[-1500:])


def measure(site: Path) -> Output:
    """Counts what lies in a built site."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    html = [size for path, size in sizes.items() if path.suffix == ".html"]
    return Output(len(sizes), sum(sizes.values()), len(html), sum(html), max(html, default=0))


def compare(project: Path, variants: Sequence[str], articles: int, rounds: int) -> list[Result]:
    """Builds all variants in turn, `rounds` times, so that a busy moment of the machine meets all of them."""
    prepare(project, articles)
    runs: dict[str, list[Run]] = {variant: [] for variant in variants}
    outputs: dict[str, Output] = {}
    for turn, variant in _turns(variants, rounds):
        site = WORK / "site"
        run = build(variant, project, docs_of(variant, articles), site)
        runs[variant].append(run)
        outputs[variant] = measure(site)
        shutil.rmtree(site)
        _tell(articles, turn, rounds, variant, run)
    return [Result(variant, articles, tuple(runs[variant]), outputs[variant]) for variant in variants]


def _turns(variants: Sequence[str], rounds: int) -> Iterator[tuple[int, str]]:
    return ((turn, variant) for turn in range(1, rounds + 1) for variant in variants)


def _tell(articles: int, turn: int, rounds: int, variant: str, run: Run) -> None:
    step = TEXT["step"].format(
        articles=number(articles, 0), round=turn, rounds=rounds, variant=variant, seconds=number(run.seconds)
    )
    print(step, file=sys.stderr, flush=True)


def profile(project: Path, variant: str, articles: int, target: Path) -> None:
    """Builds once with cProfile and leaves its numbers in `target`."""
    prepare(project, articles)
    site = WORK / "site"
    given = command(variant, project, docs_of(variant, articles), site)
    done = subprocess.run([*given, "--profile", str(target)], cwd=project, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BenchError(_failure(variant, docs_of(variant, articles), done.stderr))
    shutil.rmtree(site)
