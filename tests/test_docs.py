"""What the docs show is run: commands, settings, voices and Python. UPDATE_DOCS=1 rewrites docs/commands.md."""

import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from typer import Typer
from typer.testing import CliRunner

from audioposts.cli import app
from audioposts.config import Home, load_settings, load_voice
from audioposts.speech.engines import open_engine
from tests.conftest import BEEP, framed
from tests.test_pipeline import OTHER

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[pytest.param]:  # type: ignore[valid-type]
    found = [(page.name, text) for page in PAGES for name, text in BLOCK.findall(page.read_text()) if name == kind]
    return [pytest.param(text, id=f"{name}-{i}") for i, (name, text) in enumerate(found)]


@pytest.fixture
def place(home: Home) -> Path:
    """A home like the checkout's, with an address on the web, whose voice beeps."""
    (home.path / "seeds").symlink_to(ROOT / "seeds")
    settings = (ROOT / "audioposts.toml").read_text()
    address = 'base_url = "https://podcasts.example.com"\n'
    home.settings.write_text(address + settings.replace('voice = "joe"', 'voice = "beep"'))
    (home.path / "page.txt").write_text(framed("Alone", OTHER))
    return home.path


@pytest.mark.parametrize("text", blocks("console"))
def test_the_commands_that_are_shown_work(text: str, place: Path) -> None:
    for line in text.splitlines():
        if line.startswith("$ "):
            program, *arguments = shlex.split(line[2:], comments=True)
            assert program == "audioposts"
            done = subprocess.run(
                [sys.executable, "-m", "audioposts", *arguments], cwd=place, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{line}\n{done.stderr}"


@pytest.mark.parametrize("text", blocks("toml"))
def test_the_settings_and_voices_that_are_shown_are_valid(text: str, home: Home) -> None:
    if text.startswith("engine"):
        (home.voices / "shown.toml").write_text(text)
        for file in re.findall(r'"(kokoro/.*?)"', text):
            (home.voices / file).parent.mkdir(exist_ok=True)
            (home.voices / file).write_bytes(bytes(510 * 256 * 4))
        open_engine(load_voice("shown", home))
    else:
        home.settings.write_text(text)
        assert load_settings(home).shows


@pytest.mark.parametrize("text", blocks("python"))
def test_the_python_that_is_shown_works(text: str, place: Path) -> None:
    done = subprocess.run([sys.executable, "-c", text], cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for printed in re.findall(r"print\(.*\)\s+# (.*)", text):
        assert printed in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text()):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def _commands(group: Typer) -> list[list[str]]:
    """Return the words of every command, those of groups after them."""
    own = [[info.name or getattr(info.callback, "__name__", "")] for info in group.registered_commands]
    for info in group.registered_groups:
        assert info.typer_instance
        own += [[str(info.name)], *([str(info.name), *words] for words in _commands(info.typer_instance))]
    return own


def reference() -> str:
    """Return docs/commands.md."""
    commands = [[], *_commands(app)]
    parts = ["# Commands\n\nMade from `--help`; `UPDATE_DOCS=1 make test` makes it again.\n"]
    for command in commands:
        arguments = [*command, "--help"]
        shown = (
            CliRunner().invoke(app, arguments, prog_name="audioposts", env={"COLUMNS": "100", "TERM": "dumb"}).stdout
        )
        text = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines())
        parts.append(f"## audioposts {' '.join(command)}".rstrip() + f"\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def test_the_reference_is_what_help_says() -> None:
    page = ROOT / "docs" / "commands.md"
    if os.environ.get("UPDATE_DOCS"):
        page.write_text(reference())
    assert page.read_text() == reference()


def _required(name: str, found: set[str]) -> set[str]:
    """Add the package and all that it installs here, in normal form, to `found`."""
    name = canonicalize_name(name)
    if name not in found:
        found.add(name)
        for requirement in map(Requirement, requires(name) or []):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                _required(requirement.name, found)
    return found


def test_the_readme_has_the_licence_of_all_that_is_installed() -> None:
    _, _, licences = (ROOT / "README.md").read_text().partition("| licence | packages |")
    listed = {canonicalize_name(name) for name in re.findall(r"[\w.-]+\w", licences)}
    assert _required("audioposts", set()) - {"audioposts"} <= listed


def test_the_readme_counts_what_the_tests_count() -> None:
    from tests.cleaning.test_pages import LEAKS, LOST, PARAGRAPHS

    english = [LEAKS[name] for name in LEAKS if name not in ("a7", "a8")]
    leaked, furniture = (sum(column) for column in zip(*english, strict=True))
    readme = " ".join((ROOT / "README.md").read_text().split())
    assert f"{sum(LOST.values())} of {PARAGRAPHS:,} paragraphs are lost" in readme
    assert f"of {furniture:,} lines of English furniture {leaked} are still spoken" in readme


def test_the_sample_show_is_as_the_readme_says(place: Path) -> None:
    assert BEEP  # the voice of `place`
    done = subprocess.run(
        [sys.executable, "-m", "audioposts", "run"], cwd=place, capture_output=True, text=True, check=False
    )
    assert done.stderr.count("published:") == 3
    for verdict in ("full", "empty", "teaser", "links-only"):
        assert f" {verdict}: " in done.stderr
