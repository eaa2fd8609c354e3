"""The command as a person uses it: what it prints, and its exit codes."""

import json
import os
import pty
import re
import subprocess
import sys
import wave
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from audioposts import __version__
from audioposts.cli import app
from audioposts.config import Home
from audioposts.models import BlockKind
from tests.conftest import PROSE, framed, page, prose
from tests.standins import Request, Response, serving
from tests.test_pipeline import OTHER, PAGE

COMMANDS = [
    "init", "run", "preview", "explain", "add", "status", "say", "serve", "cron", "systemd", "notify", "retry", "prune",
    "publish", "check",
]  # fmt: skip
GROUPS = ["lexicon", "voices", "listeners"]
"""Of commands; tests/cli/ has a module for each."""


@pytest.fixture
def source(home: Home) -> Path:
    path = home.path / "sources" / "page.txt"
    path.write_text(PAGE)
    return path


def call(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], stdin, prog_name="audioposts")


@pytest.fixture(scope="module")
def blog() -> Iterator[str]:
    """The address of a blog with a feed of three posts, and a page of its own for each."""
    texts = {"Ferry": 12, "Tide": 11, "Goat": 10}

    def article(day: int) -> str:
        return "".join(f"<p>{paragraph}</p>" for paragraph in prose(day).split("\n\n"))

    def answer(request: Request) -> Response:
        if request.path == "/feed":
            items = "".join(
                f"<item><title>{title}</title><link>{request.home}/{title.lower()}</link><guid>{title}</guid>"
                f"<pubDate>{day} Mar 2026 06:00:00 GMT</pubDate><description><![CDATA[{article(day)}]]></description></item>"
                for title, day in texts.items()
            )
            return Response(
                f"<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>", "application/rss+xml"
            )
        title = request.path.strip("/").title()
        if title in texts:
            body = f"<main><h1>{title}</h1>{article(texts[title])}</main>"
            return Response(f"<!doctype html><html lang=en><title>{title}</title><body>{body}</body></html>")
        return Response(status=404)

    with serving(answer) as home:
        yield home


def titles(home: Home) -> list[str]:
    """Return the titles of the episodes, the newest first."""
    shows = json.loads(call("status", "--home", home.path, "--json").stdout)["shows"]
    return [episode["title"] for show in shows for episode in show["episodes"]]


def test_help_names_every_command() -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert all(command in result.stdout for command in COMMANDS + GROUPS)
    assert [info.name for info in app.registered_groups] == GROUPS
    assert {info.name or getattr(info.callback, "__name__", "") for info in app.registered_commands} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "Usage: audioposts" in result.stdout
    (info,) = [c for c in app.registered_commands if getattr(c.callback, "__name__", "") == command]
    assert (info.callback.__doc__ or "").strip()


def test_version() -> None:
    assert call("--version").stdout == f"audioposts {__version__}\n"


def test_run_prints_the_feed_and_logs_dated_lines(home: Home, source: Path) -> None:
    result = call("run", "--home", home.path)
    assert result.exit_code == 0
    assert result.stdout == f"{home.episodes / 'audio-posts' / 'feed.xml'}\n"
    lines = result.stderr.splitlines()
    assert lines[-1].endswith(" 2 new episodes")
    assert all(line[:4].isdigit() and line[4] == "-" for line in lines)
    assert any("teaser: Behind a wall (the article is behind a paywall" in line for line in lines)
    assert call("run", "--home", home.path).stderr.endswith(" nothing new\n")


def test_run_with_a_source_of_its_own(home: Home, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(framed("Alone", OTHER))
    assert call("run", "--home", home.path, "--source", other).exit_code == 0
    assert list((home.episodes / "audio-posts").glob("*alone*.mp3"))


# --- sources of the web, and of a pipe


def test_a_password_in_a_source_is_told_to_nobody(home: Home, blog: str) -> None:
    secret = blog.replace("//", "//ida:sesame@")
    said = [
        call("run", "--home", home.path, "--source", f"{secret}/feed", "--limit", 1),
        call("run", "--home", home.path, "--source", f"{secret}/gone"),
        call("add", f"{secret}/ferry", "--home", home.path),
        call("status", "--home", home.path, "--json"),
    ]
    assert [result.exit_code for result in said] == [0, 1, 0, 0]
    (home.path / "added.txt").unlink()
    written = {file: file.read_bytes() for file in home.path.rglob("*") if file.is_file()}
    assert any(b"<enclosure " in content for content in written.values())
    assert "sesame" not in "".join(result.output for result in said)
    told = {file.name for file, content in written.items() if b"sesame" in content}
    # What the program remembers for itself knows the sources as the settings have them.
    assert {name for name in told if not name.startswith("library.sqlite")} == set()


def test_run_a_feed_by_its_url_only_the_newest(home: Home, blog: str) -> None:
    result = call("run", "--home", home.path, "--source", f"{blog}/feed", "--limit", 1)
    assert (result.exit_code, titles(home)) == (0, ["Ferry"])
    result = call("run", "--home", home.path, "--source", f"{blog}/feed", "--since", "2026-03-11")
    assert (result.exit_code, titles(home)) == (0, ["Ferry", "Tide"])
    assert call("run", "--home", home.path, "--source", f"{blog}/feed", "--since", "2026-04").stderr.endswith(
        " nothing new\n"
    )


def test_run_a_source_needs_no_settings(tmp_path: Path, blog: str) -> None:
    result = call("preview", f"{blog}/feed", "--home", tmp_path / "nowhere", "--since", "2026-03-12", "--json")
    assert result.exit_code == 0
    assert [post["title"] for post in json.loads(result.stdout)] == ["Ferry"]
    assert not (tmp_path / "nowhere" / "episodes").exists()


def test_run_standard_input(home: Home) -> None:
    result = call("run", "--home", home.path, "--source", "-", stdin=PAGE)
    assert (result.exit_code, sorted(titles(home))) == (0, ["The ferry", "The tide table"])


def test_nothing_on_standard_input(home: Home) -> None:
    result = call("run", "--home", home.path, "--source", "-", stdin="")
    assert result.exit_code == 1
    assert "failed: standard input: " in result.stderr


def test_a_page_that_is_not_there(home: Home, blog: str) -> None:
    result = call("run", "--home", home.path, "--source", f"{blog}/gone")
    assert result.exit_code == 1
    assert f"failed: {blog}/gone: the server has no such page (HTTP 404)" in result.stderr
    result = call("preview", f"{blog}/gone", "--home", home.path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"audioposts: {blog}/gone: the server has no such page (HTTP 404)\n"


def test_preview_a_url_as_a_page(home: Home, blog: str, tmp_path: Path) -> None:
    file = tmp_path / "preview.html"
    result = call("preview", f"{blog}/ferry", "--home", home.path, "--html", file)
    assert (result.exit_code, result.stdout) == (0, f"{file}\n")
    html = unescape(file.read_text("utf-8"))
    assert html.lower().startswith("<!doctype html>")
    assert prose(12).split("\n\n")[0] in html
    assert not home.episodes.exists()


def test_a_page_that_cannot_be_written_is_one_line(home: Home, blog: str, tmp_path: Path) -> None:
    result = call("preview", f"{blog}/ferry", "--home", home.path, "--html", tmp_path / "no" / "preview.html")
    assert result.exit_code == 1
    assert result.stderr == f"audioposts: {tmp_path / 'no' / 'preview.html'}: No such file or directory\n"


# --- posts that are added by hand


@pytest.mark.parametrize(
    "given",
    [
        "https://quay.example/a?x=1&y=2",
        "  https://quay.example/a?x=1&y=2\n",
        "audioposts:https%3A%2F%2Fquay.example%2Fa%3Fx%3D1%26y%3D2",
        "audioposts:https://quay.example/a?x=1&y=2",
        "audioposts://https%3A%2F%2Fquay.example%2Fa%3Fx%3D1%26y%3D2",
        "audioposts://add?url=https%3A%2F%2Fquay.example%2Fa%3Fx%3D1%26y%3D2",
        "audioposts://add/https%3A%2F%2Fquay.example%2Fa%3Fx%3D1%26y%3D2",
        "audioposts:add?url=https%3A%2F%2Fquay.example%2Fa%3Fx%3D1%26y%3D2",
        "web+audioposts:https%3A%2F%2Fquay.example%2Fa%3Fx%3D1%26y%3D2",
        "WEB+AUDIOPOSTS://ADD?URL=https%3A%2F%2Fquay.example%2Fa%3Fx%3D1%26y%3D2",
    ],
)
def test_add_takes_what_a_bookmarklet_hands_over(home: Home, given: str) -> None:
    result = call("add", given, "--home", home.path)
    assert (result.exit_code, result.stdout) == (0, "Added https://quay.example/a?x=1&y=2\n")
    assert (home.path / "added.txt").read_text() == "https://quay.example/a?x=1&y=2\n"


def test_add_the_same_post_once(home: Home) -> None:
    file = home.path / "added.txt"
    file.write_text("# by hand\nhttps://quay.example/a")  # and no line break at the end
    again = "http://www.quay.example/a/?utm_source=x#top"
    result = call("add", again, "https://quay.example/b", "https://quay.example/b", "--home", home.path)
    assert (result.exit_code, result.stdout) == (0, "Added https://quay.example/b\n")
    assert file.read_text() == "# by hand\nhttps://quay.example/a\nhttps://quay.example/b\n"
    assert call("add", again, "--home", home.path).stdout == ""


@pytest.mark.parametrize(
    "given",
    [
        "page.txt",
        "",
        "ftp://a.example/",
        "https://",
        "audioposts:",
        "audioposts:page.txt",
        "https://[::1",
        "mailto:a@b.example",
    ],
)
def test_add_what_is_no_url(home: Home, given: str) -> None:
    result = call("add", "https://quay.example/a", given, "--home", home.path)
    assert result.exit_code == 2
    assert result.stderr == f"audioposts: {given}: is not the URL of a page, such as https://example.org/article\n"
    assert not (home.path / "added.txt").exists()


def test_what_was_added_is_read_by_the_next_run(home: Home, blog: str) -> None:
    call("add", f"audioposts:{quote(blog, safe='')}%2Fferry", "--home", home.path)
    assert call("preview", home.path / "added.txt", "--home", home.path, "--json").exit_code == 0
    (home.path / "sources" / "page.txt").write_text(framed("The tide table", OTHER))
    assert call("run", "--home", home.path).exit_code == 0
    assert sorted(titles(home)) == ["Ferry", "The tide table"]


# --- why


def test_explain_by_guid_key_and_title(home: Home, source: Path) -> None:
    call("run", "--home", home.path)
    facts = json.loads(call("explain", "The ferry", "--home", home.path, "--json").stdout)
    assert {name: facts[name] for name in ("title", "episode", "verdict", "reason")} == {
        "title": "The ferry",
        "episode": "yes",
        "verdict": "full",
        "reason": "50 words",
    }
    assert [block["text"] for block in facts["article"]["blocks"]] == PROSE.split("\n\n")
    for name in (facts["guid"], facts["key"], "the FERRY"):
        result = call("explain", name, "--home", home.path)
        assert result.exit_code == 0
        assert "title: The ferry\n" in result.stdout
        assert "verdict: full\nreason: 50 words\n" in result.stdout
        assert f"  + {PROSE.split(chr(10))[0]}\n" in result.stdout
        assert "  - Spread the news  (page furniture)\n" in result.stdout


def test_explain_by_url(home: Home, blog: str) -> None:
    call("run", "--home", home.path, "--source", f"{blog}/feed", "--limit", 1)
    for url in (f"{blog}/ferry", f"{blog}/ferry/?utm_source=x#top"):
        assert "title: Ferry\n" in call("explain", url, "--home", home.path).stdout


def test_explain_what_has_no_episode(home: Home, source: Path) -> None:
    call("run", "--home", home.path)
    out = call("explain", "Behind a wall", "--home", home.path).stdout
    assert "episode: no\nverdict: teaser\nreason: the article is behind a paywall" in out


@pytest.mark.parametrize("name", ["gone", "https://quay.example/gone", "https://[::1", "ry", ""])
def test_explain_what_is_not_known(home: Home, source: Path, name: str) -> None:
    call("run", "--home", home.path)
    result = call("explain", name, "--home", home.path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"audioposts: {name}: is no guid, URL or title of a post that was seen here; see 'audioposts status'\n"
    )


def test_explain_what_may_be_several(home: Home, source: Path) -> None:
    source.write_text(page(framed("A ferry", prose(1)), framed("Another ferry", prose(2))))
    call("run", "--home", home.path)
    result = call("explain", "ferry", "--home", home.path)
    assert result.exit_code == 2
    assert result.stderr.startswith("audioposts: ferry: may be several posts: ")
    assert "A ferry" in result.stderr
    assert "Another ferry" in result.stderr


def test_some_posts_failed(home: Home, source: Path) -> None:
    (home.path / "sources" / "broken.txt").write_text("")
    result = call("run", "--home", home.path)
    assert result.exit_code == 1
    assert "failed: broken.txt: is empty; save the category page again" in result.stderr
    assert "2 new episodes, 1 failed" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "--source", "gone.txt"], "gone.txt: does not exist"),
        (["preview", "gone.txt"], "gone.txt: does not exist"),
        (["say", "Hello", "--voice", "nobody"], "voice = 'nobody' is not known; there are: "),
        (["explain", "gone"], "nothing was judged here yet; run 'audioposts run'"),
        (["run", "--since", "yesterday"], "Invalid value for '--since'"),
        (["run", "--limit", "0"], "Invalid value for '--limit'"),
        (["add", "page.txt"], "page.txt: is not the URL of a page, such as https://example.org/article"),
        (["add"], "Missing argument"),
        (["cron", "--at", "25:99"], "--at: '25:99' is not a time such as 04:30"),
        (["run", "--nonsense"], "No such option: --nonsense"),
        (["nonsense"], "No such command 'nonsense'"),
    ],
)
def test_wrong_usage_is_2(home: Home, arguments: list[str], message: str) -> None:
    home_option = [] if arguments[-1] in ("--nonsense", "nonsense") else ["--home", str(home.path)]
    result = call(*arguments, *home_option)
    assert result.exit_code == 2
    assert message in result.stderr


def test_wrong_settings_are_2(home: Home, tmp_path: Path) -> None:
    home.settings.write_text("wrong = 1")
    for command in ("run", "status", "cron"):
        result = call(command, "--home", home.path)
        assert result.exit_code == 2
        assert result.stderr == f"audioposts: {home.settings}: wrong is not a key that is known here; is it misspelt?\n"
    assert call("run", "--home", tmp_path / "nowhere").exit_code == 2


def test_another_run_is_75(home: Home, source: Path) -> None:
    home.state.mkdir()
    with FileLock(home.state / "lock"):
        result = call("run", "--home", home.path)
    assert result.exit_code == 75
    assert result.stderr.endswith("another run is at work here; this one did nothing\n")


def test_preview_as_json(home: Home, source: Path) -> None:
    result = call("preview", source, "--home", home.path, "--json")
    first, second, *_ = json.loads(result.stdout)
    assert {key: first[key] for key in ("title", "publisher", "shared_by", "categories", "verdict", "language")} == {
        "title": "The ferry",
        "publisher": "The Harbour Post",
        "shared_by": "Ida_Brook",
        "categories": ["Audio Posts"],
        "verdict": "full",
        "language": "en",
    }
    assert [first["url"], first["published"], first["reason"]] == [None, None, "50 words"]
    opening = first["blocks"][0]
    assert (opening["kind"], opening["text"]) == (BlockKind.PARAGRAPH, PROSE.split("\n\n")[0])
    assert (opening["language"], opening["notes"]) == (None, [])
    removal = {"text": "Spread the news", "reason": "page furniture", "kind": BlockKind.PARAGRAPH, "at": 0, "label": ""}
    assert first["removed"] == [removal] * 2
    assert (second["publisher"], second["verdict"], second["blocks"]) == (None, "empty", [])


def test_preview_for_a_person(home: Home, source: Path) -> None:
    out = call("preview", source, "--home", home.path).stdout
    assert "The ferry\nfull: 50 words\nfrom The Harbour Post, shared by Ida_Brook, Audio Posts, " in out
    assert f"  + {PROSE.split(chr(10))[0]}\n" in out
    assert "  - Spread the news  (page furniture)\n" in out
    assert "4 posts, 2 to read: " in out


def test_status(home: Home, source: Path) -> None:
    assert "Nothing has been published here yet" in call("status", "--home", home.path).stdout
    call("run", "--home", home.path)
    out = call("status", "--home", home.path).stdout
    assert "audio-posts: 2 episodes" in out
    assert "teaser  Behind a wall" in out
    assert "2 episodes, 0 failures" in out
    facts = json.loads(call("status", "--home", home.path, "--json").stdout)
    assert [episode["title"] for episode in facts["shows"][0]["episodes"]] == ["The ferry", "The tide table"]
    assert {post["verdict"] for post in facts["shows"][0]["not_read"]} == {"empty", "teaser"}


def test_say_writes_a_file(home: Home, tmp_path: Path) -> None:
    result = call("say", "Hello there", "--voice", "beep", "--home", home.path, "--output", tmp_path / "hello.wav")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'hello.wav'}\n")
    with wave.open(str(tmp_path / "hello.wav")) as file:
        assert (file.getframerate(), file.getnchannels()) == (22_050, 1)
        assert file.getnframes() > 2000


def test_say_without_a_player_leaves_a_file(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    result = call("say", "Hello there", "--voice", "beep", "--home", home.path)
    assert result.stdout == f"{tmp_path / 'say.wav'}\n"


def test_say_plays(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player = tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\nfor file; do :; done\n/bin/cp "$file" {tmp_path}/played.wav\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert call("say", "Hello there", "--voice", "beep", "--home", home.path).stdout == ""
    assert (tmp_path / "played.wav").stat().st_size > 4000


def test_init_writes_settings_once(tmp_path: Path) -> None:
    result = call("init", "--home", tmp_path)
    assert result.exit_code == 0
    assert "[shows.audio-posts]" in (tmp_path / "audioposts.toml").read_text()
    assert (tmp_path / "sources").is_dir()
    (tmp_path / "audioposts.toml").write_text("# mine\n")
    again = call("init", "--home", tmp_path)
    assert again.exit_code == 2
    assert "is there already; nothing was changed" in again.stderr
    assert (tmp_path / "audioposts.toml").read_text() == "# mine\n"


def test_serve_before_the_first_run(home: Home) -> None:
    result = call("serve", "--home", home.path, "--port", 0)
    assert result.exit_code == 2
    assert "run 'audioposts run' first" in result.stderr


def test_cron_prints_a_line(home: Home) -> None:
    line = call("cron", "--home", home.path, "--at", "5:07").stdout
    assert line.startswith("7 5 * * * PYTHONUTF8=1 /")
    assert f"-m audioposts run --nightly --home {home.path} # audioposts nightly" in line


def test_a_pipe_that_closes_early_is_no_error(home: Home, source: Path) -> None:
    source.write_text(page(*(framed(f"Story {i}", PROSE) for i in range(400))))
    command = f"{sys.executable} -m audioposts preview {source} --home {home.path} | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_a_terminal_shows_bars(home: Home, source: Path) -> None:
    try:
        reader, writer = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine has no terminal devices ({error})")
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "audioposts", "run", "--home", str(home.path)],
        stdout=subprocess.PIPE,
        stderr=writer,
        env=environment,
    )
    os.close(writer)
    shown = b""
    try:
        while data := os.read(reader, 65536):
            shown += data
    except OSError:
        pass  # the other end is closed
    os.close(reader)
    stdout, _ = process.communicate()
    assert process.returncode == 0
    assert stdout.decode().endswith("feed.xml\n")
    assert "sentences" in shown.decode()
    assert "episode" in shown.decode()
    assert "\x1b[" in shown.decode()


@pytest.mark.parametrize("heavy", ["av", "onnxruntime", "piper", "pydub", "PIL", "nupunkt", "starlette", "bs4", "gtts"])
def test_a_run_with_nothing_new_does_not_import(home: Home, source: Path, heavy: str) -> None:
    call("run", "--home", home.path)
    code = f"import sys; from audioposts.cli import app\ntry: app(['run', '--home', {str(home.path)!r}])\nexcept SystemExit: pass\n"
    code += f"sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


# --- what it costs, and who spoke

PAID = 'engine = "tone"\nlanguage = "en"\nms_per_char = 6\nprice_per_million_chars = 1000000\n'


def test_a_dry_run_shows_what_it_would_take_and_writes_nothing(home: Home, source: Path) -> None:
    (home.voices / "beep.toml").write_text(PAID)
    before = sorted(home.path.rglob("*"))
    result = call("run", "--home", home.path, "--dry-run")
    assert result.exit_code == 0
    assert re.search(
        r"\nThe ferry\n  beep \(tone\): (\d+) characters, about 0\.\d minutes, \d+ requests, \$\1\.00\n", result.stdout
    )
    assert re.search(r"\n2 articles to speak, \$(\d+)\.00 in all\n  beep \(tone\): \1 characters", result.stdout)
    assert sorted(home.path.rglob("*")) == before


def test_a_dry_run_as_json(home: Home, source: Path) -> None:
    (home.voices / "beep.toml").write_text(PAID)
    home.settings.write_text(f"{home.settings.read_text()}\n[budget]\nrun_usd = 300\n")
    found = json.loads(call("run", "--home", home.path, "--dry-run", "--json").stdout)
    assert [article["title"] for article in found["articles"]] == ["The ferry", "The tide table"]
    (total,) = found["totals"]
    assert found["usd"] == total["usd"] == total["chars"] == total["paid_chars"]
    assert found["budget"] == {"run_usd": 300.0, "month_usd": None}
    assert set(total) == {"voice", "engine", "chars", "duration_ms", "requests", "paid_chars", "usd"}


def test_a_dry_run_of_a_broken_source_says_so(home: Home) -> None:
    (home.path / "sources" / "page.txt").write_bytes(b"")
    result = call("run", "--home", home.path, "--dry-run")
    assert result.exit_code == 1
    assert "is empty" in result.stderr
    assert "0 articles to speak" in result.stdout


def test_a_budget_stops_the_run_with_one_line_and_the_post_stays(home: Home, source: Path) -> None:
    (home.voices / "beep.toml").write_text(PAID)
    planned = json.loads(call("run", "--home", home.path, "--dry-run", "--json").stdout)["articles"]
    ferry, tide = (round(article["costs"][0]["usd"]) for article in planned)
    home.settings.write_text(f"{home.settings.read_text()}\n[budget]\nrun_usd = {ferry + 1}\n")
    result = call("run", "--home", home.path)
    assert result.exit_code == 1
    assert titles(home) == ["The ferry"]
    (line,) = [line for line in result.stderr.splitlines() if "failed: " in line]
    assert f"The tide table: would cost ${tide}.00 with the voice beep, and $1.00 of run_usd = {ferry + 1} in" in line
    assert call("run", "--home", home.path).exit_code == 0
    assert titles(home) == ["The ferry", "The tide table"]
    shown = call("status", "--home", home.path).stdout
    assert f"spent this month: ${ferry + tide}.00 on beep (" in shown
    assert json.loads(call("status", "--home", home.path, "--json").stdout)["spending"][0]["usd"] == ferry + tide


def test_a_preview_shows_what_it_would_take(home: Home, source: Path) -> None:
    result = call("preview", source, "--home", home.path)
    assert re.search(r"\n  beep \(tone\): \d+ characters, about 0\.\d minutes, \d+ requests, free\n", result.stdout)
    assert "2 articles to speak, $0.00 in all" in result.stdout
    posts = json.loads(call("preview", source, "--home", home.path, "--json").stdout)
    assert [len(post["speaking"]["costs"]) if "speaking" in post else None for post in posts] == [1, None, 1, None]
    assert not home.state.exists()


def test_who_spoke_is_reported_everywhere(home: Home, source: Path) -> None:
    german = 'engine = "tone"\nlanguage = "de"\nms_per_char = 6\n'
    (home.voices / "beep.toml").write_text(german)
    done = json.loads(call("run", "--home", home.path, "--json").stdout)
    (line, *_) = done["episodes"][0]["report"]
    assert line.startswith("spoken by ")
    assert "(en): the voice beep speaks de only" in line
    assert line in call("status", "--home", home.path).stdout
    assert line in call("explain", "The ferry", "--home", home.path).stdout
    assert json.loads(call("explain", "The ferry", "--home", home.path, "--json").stdout)["report"] == [line]
    episodes = json.loads(call("status", "--home", home.path, "--json").stdout)["shows"][0]["episodes"]
    assert episodes[0]["report"] == [line]
