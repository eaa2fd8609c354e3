"""A server that answers as it should has no fault; each rule is broken by a server with that fault."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from gzip import compress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner

from audioposts.checking import Finding, Severity, check_feed_url, server
from audioposts.checking.finding import Rule
from audioposts.cli import app
from audioposts.publishing.media_types import media_type
from audioposts.publishing.serving import Site
from tests.publishing.serving.running import running


class Handler(BaseHTTPRequestHandler):
    """Hands out a folder, with the faults that its server is given."""

    protocol_version = "HTTP/1.1"
    root: Path
    faults: frozenset[str]

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        if self.path.startswith("/moved/"):
            return self._answer(302, b"", {"Location": self.path.removeprefix("/moved")})
        file = self.root / self.path.lstrip("/")
        is_sound = file.suffix == ".mp3"
        refused = self.command == "HEAD" and "head" in self.faults
        if refused or not file.is_file() or f"no {file.suffix}" in self.faults:
            return self._answer(405 if refused else 404, b"", {})
        data = file.read_bytes() + (b"more" if is_sound and "length" in self.faults else b"")
        headers = self._headers(file)
        if self._is_known(headers) and "not-modified" not in self.faults:
            return self._answer(304, b"", headers)
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if wanted and "range" not in self.faults:
            start, end = int(wanted[1]), int(wanted[2] or len(data) - 1)
            if start >= len(data):
                return self._answer(200 if "range-beyond" in self.faults else 416, b"", headers)
            part = {**headers, "Content-Range": f"bytes {start}-{end}/{len(data)}"}
            return self._answer(206, data[start : end + 1], part)
        takes_gzip = self.headers.get("Accept-Encoding") == "gzip"
        if takes_gzip and ("packed-sound" in self.faults if is_sound else "gzip" not in self.faults):
            return self._answer(200, compress(data), {**headers, "Content-Encoding": "gzip"})
        return self._answer(200, data, headers)

    def _headers(self, file: Path) -> dict[str, str]:
        kind = media_type(file.name)
        kind = "text/html" if "sound-type" in self.faults else "text/plain" if "type" in self.faults else kind
        headers = {"Content-Type": kind}
        if "validator" not in self.faults:
            headers |= {"ETag": '"mark"', "Last-Modified": formatdate(file.stat().st_mtime, usegmt=True)}
        if "cors" not in self.faults:
            headers["Access-Control-Allow-Origin"] = "*"
        return headers

    def _is_known(self, headers: dict[str, str]) -> bool:
        pairs = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
        return any(self.headers.get(asked, "-") == headers.get(said) for asked, said in pairs)

    def _answer(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "GET" and status != 304:
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path, *faults: str) -> Iterator[str]:
    """Serve the folder of a show; yield the address of its feed, which is also what the feed calls itself."""
    handler = type("Faulty", (Handler,), {"root": folder.parent, "faults": frozenset(faults)})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as made:
        made.daemon_threads = True
        Thread(target=made.serve_forever, daemon=True).start()
        yield settled(folder, made.server_address[1])
        made.shutdown()


def settled(folder: Path, port: int) -> str:
    """Make a feed one that is served at a port; return its address."""
    feed, address = folder / "feed.xml", f"http://127.0.0.1:{port}"
    feed.write_text(feed.read_text().replace("https://pods.example", address))
    return f"{address}/{folder.name}/feed.xml"


def grave(findings: list[Finding]) -> set[str]:
    """Return the rules that are broken; by the address of this machine, some always are."""
    return {one.rule for one in findings if one.severity is not Severity.NOTE} - {"server.https", "channel.address"}


def test_a_server_that_answers_as_it_should(folder: Path) -> None:
    with serving(folder) as url:
        findings = check_feed_url(url)
    assert grave(findings) == set()
    assert "server.https" in {one.rule for one in findings}


def test_our_own_server_answers_as_it_should(folder: Path) -> None:
    with running(Site(folder.parent, "https://pods.example")) as port:
        assert grave(check_feed_url(settled(folder, port))) == set()


FAULTS = [
    *((fault, f"server.{fault}") for fault in (
        "head", "length", "range", "range-beyond", "type", "sound-type", "validator", "not-modified", "cors", "gzip",
        "packed-sound",
    )),
    ("no .mp3", "server.answers"),
    ("no .xml", "server.answers"),
    ("no .vtt", "server.answers"),
    ("no .jpg", "server.head"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "rule"), FAULTS, ids=[fault for fault, _ in FAULTS])
def test_each_rule_is_broken_by_its_fault(fault: str, rule: str, folder: Path) -> None:
    with serving(folder, fault) as url:
        assert rule in {one.rule for one in check_feed_url(url, listens=False)}


def test_redirects_and_another_name_are_told(folder: Path) -> None:
    with serving(folder) as url:
        moved = url.replace("/audio-posts/", "/moved/audio-posts/")
        assert {"server.redirect", "server.self"} <= {one.rule for one in check_feed_url(moved, listens=False)}


def test_every_rule_of_a_server_has_a_fault_that_breaks_it() -> None:
    names = {rule.name for rule in vars(server).values() if isinstance(rule, Rule)}
    assert names == {rule for _, rule in FAULTS} | {"server.https", "server.redirect", "server.self"}


def test_a_server_that_is_not_there(folder: Path) -> None:
    with serving(folder) as url:
        pass
    findings = check_feed_url(url)
    assert [one.rule for one in findings] == ["server.answers"]
    assert "does not answer" in findings[0].message


def test_a_feed_leads_nowhere_private(folder: Path) -> None:
    with serving(folder) as url:
        feed = folder / "feed.xml"
        feed.write_text(re.sub(r"http://127.0.0.1:\d+(/[^<\"]*\.(mp3|vtt))", r"http://127.0.0.2\1", feed.read_text()))
        findings = check_feed_url(url)
    assert [one.message for one in findings if "private address (127.0.0.2)" in one.message]


def test_faults_of_the_files_are_found_on_the_web_too(folder: Path) -> None:
    vtt = next(folder.glob("*.vtt"))
    vtt.write_text(vtt.read_text().replace("WEBVTT", "VTT"))
    with serving(folder) as url:
        assert "transcript.syntax" in {one.rule for one in check_feed_url(url)}
        assert "transcript.syntax" not in {one.rule for one in check_feed_url(url, episodes=0)}


def test_the_command_asks_where_shows_are_served(folder: Path, tmp_path: Path) -> None:
    with serving(folder) as url:
        answer = CliRunner().invoke(app, ["check", url, "--home", str(tmp_path), "--episodes", "1"])
        assert answer.exit_code == 1
        assert "Publish by https." in answer.stdout
        assert "which nobody outside can reach" in answer.stdout
        assert "not accepted: 1 error" in answer.stdout
        feed = folder / "feed.xml"
        feed.write_text(
            feed.read_text().replace("<podcast:medium>", "<itunes:block>Yes</itunes:block><podcast:medium>")
        )
        private = CliRunner().invoke(app, ["check", url, "--home", str(tmp_path), "--episodes", "1"])
        assert private.exit_code == 0, private.stdout
        (tmp_path / "audioposts.toml").write_text(
            f'base_url = "{url.removesuffix("/audio-posts/feed.xml")}"\n[shows.audio-posts]\nsources = ["x"]\n'
        )
        live = CliRunner().invoke(app, ["check", "--live", "--home", str(tmp_path), "--episodes", "1"])
        assert (live.exit_code, live.stdout) == (0, private.stdout)
    gone = CliRunner().invoke(app, ["check", "audio-posts", "--live", "--home", str(tmp_path)])
    assert gone.exit_code == 1
    assert "does not answer" in gone.stdout


def test_where_nothing_is_served_is_said(tmp_path: Path) -> None:
    answer = CliRunner().invoke(app, ["check", "--live", "--home", str(tmp_path)])
    assert answer.exit_code == 2
    assert "base_url: is not set; write there where the shows are served" in answer.output
