"""What reading pages costs: against trafilatura alone, large pages, memory, and a category with nothing new."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from audioposts.cleaning import clean_html
from tests.conftest import prose
from tests.standins.wordpress import WordPress
from tests.standins.wordpress_posts import many

PAGES = Path(__file__).parents[1] / "tests" / "pages" / "html"
_ROUNDS = 2
_LARGE_BYTES = 5_000_000
_MANY_PAGES = 1000
_POSTS = 1000


def seconds(task: Callable[[], object]) -> float:
    """Return how long a task takes, the fastest of a few times."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def ratios(pages: list[str]) -> list[float]:
    """Return for each page how often trafilatura alone would be done with it in the time that cleaning takes."""
    from trafilatura import extract

    return [seconds(lambda page=page: clean_html(page)) / seconds(lambda page=page: extract(page)) for page in pages]  # type: ignore[misc]


def large_page(prose_bytes: int) -> str:
    """Return a page of five megabytes of which so many are paragraphs of an article, and the rest scripts and menus."""
    paragraphs: list[str] = []
    number = size = 0
    while size < prose_bytes:
        paragraphs += (f"<p>{paragraph}</p>" for paragraph in prose(number).split("\n\n"))
        number, size = number + 1, size + len(prose(number))
    script = "<script>" + "var a = [1, 2, 3];" * 1000 + "</script>"
    menu = "".join(f"<li class='item'><a href='/{n}' data-x='{'y' * 200}'>Section {n}</a></li>" for n in range(40))
    around = f"<nav><ul>{menu}</ul></nav>{script}"
    filler = around * ((_LARGE_BYTES - size) // len(around))
    return f"<!doctype html><html lang=en><body>{filler}<main><h1>Long</h1>{''.join(paragraphs)}</main></body></html>"


def peak_mb() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def growth_mb(pages: list[str]) -> float:
    """Return how much memory the second half of many pages takes more than the first."""
    half = _MANY_PAGES // 2
    for number in range(half):
        clean_html(pages[number % len(pages)])
    before = peak_mb()
    for number in range(half):
        clean_html(pages[number % len(pages)])
    return peak_mb() - before


def nothing_new_s() -> float:
    """Return how long a run takes over a category of which every post is known."""
    # Posts that are known and have no episode: a thousand episodes would take their time to make.
    posts = tuple(replace(post, content="<p>Nothing but a headline. […]</p>") for post in many(_POSTS))
    with TemporaryDirectory() as folder, WordPress(posts=posts) as site:
        home = Path(folder)
        source = f"{site}/category/audio-posts/"
        (home / "audioposts.toml").write_text(
            # What a run waits so as not to burden a site is no work.
            f'[web]\npace_s = 0\n\n[shows.audio-posts]\nvoice = "tone"\nwhen_cut = "skip"\nsources = ["{source}"]\n'
        )
        command = [sys.executable, "-m", "audioposts", "run", "--home", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ))
        return seconds(lambda: subprocess.run(command, check=True, capture_output=True))


def main() -> None:
    """Measure and print."""
    golds = [json.loads(file.read_text("utf-8")) for file in sorted(PAGES.glob("*.json"))]
    pages = [
        file.with_suffix(".html").read_text("utf-8")
        for file, gold in zip(sorted(PAGES.glob("*.json")), golds, strict=True)
        if gold["verdict"] == "full"
    ]
    clean_html(pages[0])
    found = ratios(pages)
    table = Table("what", "measured", "at most")
    table.add_row("cleaning a page / trafilatura alone, median", f"{statistics.median(found):.2f}", "4.00")
    for share in (0.05, 0.2, 1.0):
        page = large_page(round(share * _LARGE_BYTES))
        table.add_row(f"a page of 5 MB, {share:.0%} of it prose, s", f"{seconds(lambda: clean_html(page)):.1f}", "5.0")  # noqa: B023
    table.add_row(f"memory that {_MANY_PAGES // 2} more pages take, MB", f"{growth_mb(pages):.0f}", "10")
    table.add_row(f"run over {_POSTS:,} posts of which none is new, s", f"{nothing_new_s():.2f}", "2.00")
    Console().print(table)


if __name__ == "__main__":
    main()
