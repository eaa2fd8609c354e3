"""What docs/publishing.md tells web servers to say is what our own server says."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audioposts.publishing.media_types import cache_control, media_type

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
PAGE = (Path(__file__).parents[2] / "docs" / "publishing.md").read_text()
STEM = "show/2026-03-14-the-ferry-0123456789"
PATHS = [
    *(f"{STEM}{suffix}" for suffix in (".mp3", ".m4a", ".opus", ".vtt", ".srt", ".txt", ".json", ".html")),
    f"{STEM}.chapters.json",
    f"{STEM}-89abcdef01.jpg",
    "show/feed.xml",
    "shows.opml",
    "index.html",
    "search.json",
    "icon.png",
    "style.css",
]
CONF = """
daemon off;
{user}
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {shown}
    }}
}}
"""


def shown(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    if not NGINX:
        pytest.skip("nginx is not installed here")
    folder = tmp_path_factory.mktemp("nginx")
    for path in [*PATHS, ".hidden", "show/.unfinished-a.mp3"]:
        (folder / "www" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "www" / path).write_bytes(b"0123456789")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    text = shown("nginx").replace("/srv/www/podcasts", str(folder / "www"))
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "conf").write_text(CONF.format(folder=folder, port=port, shown=text, user=user))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([NGINX, "-c", str(folder / "conf"), "-p", str(folder)], stderr=log)
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (folder / "log").read_text()
                time.sleep(0.02)
            yield port
        finally:
            process.terminate()
            process.wait(10)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request(method, f"/{path}", headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("path", PATHS)
def test_nginx_says_the_type_and_the_lifetime(port: int, path: str) -> None:
    status, headers, body = ask(port, path)
    assert (status, body) == (200, b"0123456789")
    assert headers["content-type"] == media_type(path)
    assert headers["cache-control"] == cache_control(path)
    assert headers["access-control-allow-origin"] == "*"


def test_nginx_answers_head_and_ranges_and_hides_what_is_hidden(port: int) -> None:
    assert ask(port, f"{STEM}.mp3", "HEAD")[1]["content-length"] == "10"
    status, headers, body = ask(port, f"{STEM}.mp3", Range="bytes=2-4")
    assert (status, headers["content-range"], body) == (206, "bytes 2-4/10", b"234")
    assert [ask(port, path)[0] for path in (".hidden", "show/.unfinished-a.mp3", "none.mp3")] == [404, 404, 404]


@pytest.mark.parametrize("kind", ["nginx", "apache", "caddy"])
def test_all_name_the_same_files_for_good(kind: str) -> None:
    assert r"-[0-9a-f]{10}\.(mp3|m4a|opus|jpg|vtt|srt|txt|json)$" in shown(kind)
