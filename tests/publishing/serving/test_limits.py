"""What clients may take: many at once, slow ones, rude ones."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from audioposts.publishing.serving import Limits, Site
from tests.publishing.serving.running import running

SOUND = os.urandom(3_000_000)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("public")
    (root / "show").mkdir()
    (root / "show" / "a.mp3").write_bytes(SOUND)
    with (root / "show" / "big.mp3").open("wb") as big:
        big.truncate(60_000_000)
    return Site(root, "https://pods.example")


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def everything(client: socket.socket) -> bytes:
    data = bytearray()
    with suppress(ConnectionResetError):
        while piece := client.recv(1 << 16):
            data += piece
    return bytes(data)


GET = b"GET /show/a.mp3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


async def read_range(port: int, start: int, stop: int) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"GET /show/a.mp3 HTTP/1.1\r\nHost: x\r\nRange: bytes={start}-{stop - 1}\r\nConnection: close\r\n\r\n".encode()
    )
    data = await reader.read()
    writer.close()
    head, _, body = data.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 206"), head[:80]
    return body


def test_two_hundred_readers_at_once_all_get_their_part(site: Site) -> None:
    async def read_all(port: int) -> list[bytes]:
        return await asyncio.gather(
            *(read_range(port, number * 1000, number * 1000 + 150_000) for number in range(200))
        )

    with running(site) as port:
        for _ in range(3):
            for number, part in enumerate(asyncio.run(read_all(port))):
                assert part == SOUND[number * 1000 : number * 1000 + 150_000]


def test_who_does_not_read_does_not_keep_others_from_it(site: Site) -> None:
    with running(site) as port, ExitStack() as open_clients:
        for _ in range(100):
            slow = open_clients.enter_context(connected(port))
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.sendall(GET.replace(b"a.mp3", b"big.mp3"))
        began = time.monotonic()
        with connected(port) as fast:
            fast.sendall(GET)
            assert everything(fast).endswith(SOUND[-1000:])
        assert time.monotonic() - began < 5


def test_who_reads_nothing_for_long_is_let_go(site: Site) -> None:
    with running(site, Limits(stalled_s=0.3)) as port, connected(port) as slow:
        slow.sendall(GET.replace(b"a.mp3", b"big.mp3"))
        time.sleep(1.5)
        assert len(everything(slow)) < 60_000_000


def test_headers_that_come_too_slowly_are_not_waited_for(site: Site) -> None:
    with running(site, Limits(header_s=0.3)) as port, connected(port) as slow:
        began = time.monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):
            for byte in GET[:40]:
                slow.sendall(bytes([byte]))
                time.sleep(0.03)
        answer = everything(slow)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 408")
        assert time.monotonic() - began < 5


def test_headers_without_end_are_refused(site: Site) -> None:
    with running(site, Limits(header_bytes=4000)) as port, connected(port) as rude:
        with suppress(BrokenPipeError, ConnectionResetError):
            rude.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-Long: " + b"a" * 100_000)
        answer = everything(rude)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 431")


def test_idle_connections_are_closed(site: Site) -> None:
    with running(site, Limits(idle_s=0.2)) as port, connected(port) as idle:
        assert everything(idle) == b""


def test_more_connections_than_there_may_be_are_told_to_come_again(site: Site) -> None:
    with running(site, Limits(connections=5)) as port, ExitStack() as open_clients:
        for _ in range(5):
            open_clients.enter_context(connected(port))
        time.sleep(0.2)
        with connected(port) as late:
            assert b"503" in everything(late).partition(b"\r\n")[0]
        open_clients.close()
        time.sleep(0.2)
        with connected(port) as later:
            later.sendall(GET)
            assert everything(later).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x02\x00\x01\x00", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\nabc", b"A" * 70_000, b"\r\n" * 10_000,
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)  # fmt: skip
def test_nonsense_gets_an_error_and_the_next_client_is_served(site: Site, request_bytes: bytes) -> None:
    with running(site, Limits(idle_s=0.3, header_s=0.3)) as port:
        with connected(port) as rude:
            with suppress(BrokenPipeError, ConnectionResetError):
                rude.sendall(request_bytes)
            answer = everything(rude)
            assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
        with connected(port) as next_one:
            next_one.sendall(GET)
            assert everything(next_one).startswith(b"HTTP/1.1 200")


def test_several_requests_on_one_connection_and_all_at_once(site: Site) -> None:
    get = b"GET /show/a.mp3 HTTP/1.1\r\nHost: x\r\nRange: bytes=0-9\r\n\r\n"
    with running(site) as port, connected(port) as client:
        client.sendall(get * 3 + GET)
        answer = everything(client)
        assert answer.count(b"HTTP/1.1 206") == 3
        assert answer.count(b"HTTP/1.1 200") == 1
        assert answer.endswith(SOUND[-1000:])


def test_memory_does_not_grow_with_what_is_sent(site: Site) -> None:
    def resident_bytes() -> int:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    if not Path("/proc/self/statm").exists():
        pytest.skip("this system does not tell how much memory a process has")

    async def rounds(port: int, count: int) -> None:
        for _ in range(count):
            await asyncio.gather(*(read_range(port, 0, 20_000) for _ in range(100)))

    with running(site) as port:
        asyncio.run(rounds(port, 3))
        before = resident_bytes()
        asyncio.run(rounds(port, 15))
        assert resident_bytes() - before < 15_000_000


def test_asked_to_stop_it_sends_what_it_began_and_ends(tmp_path: Path) -> None:
    """As systemd stops it: by SIGTERM, a real process."""
    (tmp_path / "episodes" / "show").mkdir(parents=True)
    sound = SOUND * 10
    (tmp_path / "episodes" / "show" / "a.mp3").write_bytes(sound)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "audioposts",
        "serve",
        "--home",
        str(tmp_path),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        client = _patient(port)
        client.sendall(GET)
        head = client.recv(1000)
        process.send_signal(signal.SIGTERM)
        rest = everything(client)
        client.close()
        assert (head + rest).partition(b"\r\n\r\n")[2] == sound
        _, errors = process.communicate(timeout=15)
        assert process.returncode == 0
        assert errors == ""
    finally:
        process.kill()
        process.wait()


def _patient(port: int) -> socket.socket:
    for _ in range(200):
        with suppress(ConnectionRefusedError):
            return connected(port)
        time.sleep(0.1)
    raise AssertionError("the server did not start")
