"""Which addresses may be reached, however they are written; and that nothing else is connected to."""

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path

import httpcore
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.fetching import FetchError
from audioposts.fetching.addresses import border_of, is_public, meanings_of
from audioposts.fetching.web import Web
from audioposts.models import Manners
from tests.standins import Request, Response, serving

PRIVATE = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.170", "192.0.2.1", "192.168.0.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:7f00:1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::5",
    "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2a00:1450::5efe:c0a8:1", "5f00::1",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "192.167.1.1", "198.17.0.1",
    "198.20.0.1", "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::", "2001:4860:4860::8888",
    "2606:4700::1111", "2a00:1450::5efe:808:808",
]  # fmt: skip
LOOPBACK = [
    "127.0.0.1", "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "0x7f.1", "127.1", "127.0.1", "127.0.0.1.",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "localhost", "localhost.", "LOCALHOST",
    "0", "0.0.0.0", "[::]", "good@127.0.0.1", "good.example:80@127.0.0.1", "127.0.0.1%2f", "①②⑦.⓪.⓪.①", "127。0。0。1",
    "[::1%25lo]", "[fe80::1%25eth0]", "[64:ff9b::7f00:1]",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_private_is_not_let_through(address: str) -> None:
    assert not border_of(()).lets_through("a.example", 80, address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_let_through(address: str) -> None:
    assert border_of(()).lets_through("a.example", 80, address)


@given(st.integers(0, 2**32 - 1))
def test_an_address_within_another_is_judged_as_itself(number: int) -> None:
    inner = IPv4Address(number)
    carried = [IPv6Address(int(IPv6Address(start)) | number) for start in ("::ffff:0:0", "64:ff9b::")]
    carried.append(IPv6Address(int(IPv6Address("2002::")) | number << 80))
    for one in carried:
        assert meanings_of(one) == [inner]
        assert border_of(()).lets_through("a.example", 80, str(one)) == is_public(inner)


@given(st.ip_addresses())
def test_python_knows_no_private_address_that_is_let_through(address: IPv4Address | IPv6Address) -> None:
    """The registries of IANA, as this Python has them, are a second opinion."""
    carriers = ("64:ff9b::/96", "2002::/16", "::ffff:0:0:0/96")
    is_carrier = address.version == 6 and any(address in IPv6Network(network) for network in carriers)
    if border_of(()).lets_through("a.example", 80, str(address)) and not is_carrier:
        meant = meanings_of(address)[-1]
        assert meant.is_global
        private = meant.is_private or meant.is_loopback or meant.is_multicast or meant.is_link_local
        assert not private


@pytest.mark.parametrize(
    ("allowed", "host", "address"),
    [
        ("127.0.0.1", "127.0.0.1", "127.0.0.1"),
        ("127.0.0.1", "whatever.example", "127.0.0.1"),
        ("127.0.0.1", "whatever.example", "::ffff:127.0.0.1"),
        ("192.168.1.0/24", "nas", "192.168.1.77"),
        ("192.168.1.5/24", "nas", "192.168.1.77"),
        ("[fd00::1]", "nas", "fd00::1"),
        ("fd00::/8", "nas", "fd12::7%eth0"),
        ("Intranet.Example", "intranet.example.", "10.0.0.1"),
        ("bücher.example", "xn--bcher-kva.example", "10.0.0.1"),
    ],
)
def test_what_the_settings_allow(allowed: str, host: str, address: str) -> None:
    assert border_of((allowed,)).lets_through(host, 80, address)
    assert not border_of(()).lets_through(host, 80, address)
    assert not border_of((allowed,)).lets_through("other.example", 80, "172.20.0.1")


def test_a_server_that_a_person_named_by_its_number_may_be_asked_at_its_port() -> None:
    border = border_of((), ["http://127.0.0.1:8000/feed", "https://[::1]/", "http://localhost/a", "http://a.example/b"])
    assert border.lets_through("127.0.0.1", 8000, "127.0.0.1")
    assert border.lets_through("::1", 443, "::1")
    assert border.lets_through("localhost", 80, "127.0.0.1")
    assert not border.lets_through("127.0.0.1", 6379, "127.0.0.1")
    assert not border.lets_through("b.example", 8000, "127.0.0.1"), "a post may not use it under another name"
    assert not border.lets_through("a.example", 80, "127.0.0.1"), "where a name leads is up to others"


# --- over real sockets


class Spy:
    """A server that must never be asked."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        return Response("a secret of this machine")


def offline(host: str, port: int) -> list[str]:
    """Return the address that the system reads in a host, without asking anybody."""
    if host.rstrip(".").lower() == "localhost":
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host.rstrip("."), port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(address[0]) for *_, address in found]


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """A web as everybody has it, that does not wait."""
    web = Web(tmp_path_factory.mktemp("web"), Manners(pace_s=0), sleep=lambda _: None, resolve=offline)
    yield web
    web.close()


@pytest.fixture(scope="module")
def spied() -> Iterator[tuple[Spy, str]]:
    spy = Spy()
    with serving(spy) as home:
        yield spy, home.rpartition(":")[2]


def refused(web: Web, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web(url)
    assert "\n" not in str(caught.value)
    assert not caught.value.may_pass or "known" in caught.value.message or "Name" in caught.value.message
    return caught.value


@pytest.mark.parametrize("host", LOOPBACK)
def test_no_form_of_a_private_address_gets_through(host: str, spied: tuple[Spy, str], strict: Web) -> None:
    spy, port = spied
    refused(strict, f"http://{host}:{port}/")
    assert spy.asked == []


def test_the_error_says_what_to_do(spied: tuple[Spy, str], tmp_path: Path) -> None:
    error = refused(Web(tmp_path), f"http://127.0.0.1:{spied[1]}/")
    assert error.message == (
        "127.0.0.1 is at a private address (127.0.0.1), which posts must not lead to; if you want it to be read:"
        ' [web] allow_private = ["127.0.0.1"] in audioposts.toml'
    )


@st.composite
def loopback_hosts(draw: st.DrawFn) -> str:
    """Spellings of addresses in 127.0.0.0/8, as inet_aton and others take them, with names before them."""
    number = draw(st.integers(0x7F000000, 0x7FFFFFFF))
    count = draw(st.integers(1, 4))
    first = [number >> 24, number >> 16 & 0xFF, number >> 8 & 0xFF][: count - 1]
    last = number & (1 << (8 * (5 - count))) - 1
    style = st.sampled_from(["{}", "0x{:x}", "0X{:X}", "0{:o}", "0x0000{:x}"])
    dotted = ".".join(draw(style).format(part) for part in [*first, last])
    mapped = f"[::ffff:{IPv4Address(number)}]"
    user = draw(st.sampled_from(["", "good@", "good.example:80@", "%40good@", "a:b@"]))
    return user + draw(st.sampled_from([dotted, dotted + ".", mapped, str(IPv4Address(number))]))


@given(loopback_hosts())
@settings(deadline=None)
def test_no_spelling_of_loopback_gets_through(spied: tuple[Spy, str], strict: Web, host: str) -> None:
    spy, port = spied
    refused(strict, f"http://{host}:{port}/")
    assert spy.asked == []


def test_a_redirect_does_not_lead_inside(spied: tuple[Spy, str], tmp_path: Path) -> None:
    spy, port = spied
    target = f"http://localhost:{port}/admin"
    with serving(lambda _: Response(status=302, headers=(("Location", target),))) as home:
        # The first server may be asked, by its address: the second is another one only by its name.
        web = Web(tmp_path, Manners(pace_s=0, ignore_robots_of=("127.0.0.1",)), named=[home], sleep=lambda _: None)
        error = refused(web, home)
        web.close()
    assert "localhost is at a private address" in error.message
    assert error.subject == home
    assert spy.asked == []


# --- which address is connected to


class Dial(httpcore.NetworkBackend):
    """Notes what is connected to, and answers for those that are alive."""

    def __init__(self, *alive: str) -> None:
        self.alive = alive
        self.dialled: list[tuple[str, float | None]] = []
        self.streams: list[Answering] = []

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, *_: object, **__: object) -> "Answering":
        self.dialled.append((host, timeout))
        if host not in self.alive:
            raise httpcore.ConnectTimeout("nobody")
        self.streams.append(Answering())
        return self.streams[-1]


class Answering(httpcore.NetworkStream):
    """A connection over which a page comes, whatever is asked."""

    def __init__(self) -> None:
        self.sent = b""
        self.name: str | None = None
        self.left = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnews"

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece, self.left = self.left[:max_bytes], self.left[max_bytes:]
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.sent += buffer

    def close(self) -> None: ...

    def start_tls(
        self, ssl_context: object, server_hostname: str | None = None, timeout: float | None = None
    ) -> "Answering":
        self.name = server_hostname
        return self

    def get_extra_info(self, info: str) -> None:
        return None


def web_with(dial: Dial, folder: Path, *answers: list[str], allowed: tuple[str, ...] = ()) -> Web:
    """Return a web whose names mean one list of addresses after the other."""
    left = list(answers)
    manners = Manners(pace_s=0, ignore_robots_of=("a.example",), allow_private=allowed)
    return Web(folder, manners, lambda _: None, resolve=lambda *_: left.pop(0) if len(left) > 1 else left[0], dial=dial)


def test_the_address_that_was_checked_is_connected_to(tmp_path: Path) -> None:
    """With DNS rebinding the second question has another answer: it is not asked."""
    dial = Dial("1.1.1.1", "127.0.0.1")
    web = web_with(dial, tmp_path, ["1.1.1.1"], ["127.0.0.1"])
    assert web("http://a.example/").content == b"news"
    assert [host for host, _ in dial.dialled] == ["1.1.1.1"]
    refused(web, "http://a.example/2")
    assert [host for host, _ in dial.dialled] == ["1.1.1.1"]
    web.close()


def test_tls_asks_for_the_name(tmp_path: Path) -> None:
    dial = Dial("1.1.1.1")
    web = web_with(dial, tmp_path, ["1.1.1.1"])
    assert web("https://a.example/").content == b"news"
    web.close()
    assert dial.streams[0].name == "a.example"
    assert b"Host: a.example\r\n" in dial.streams[0].sent


def test_of_several_addresses_the_private_ones_are_left_out(tmp_path: Path) -> None:
    dial = Dial("1.1.1.1")
    web = web_with(dial, tmp_path, ["10.0.0.1", "fe80::1", "::ffff:10.0.0.1", "1.1.1.1"])
    assert web("http://a.example/").content == b"news"
    web.close()
    assert [host for host, _ in dial.dialled] == ["1.1.1.1"]


def test_another_address_is_tried_where_one_is_dead_and_families_take_turns(tmp_path: Path) -> None:
    dial = Dial("8.8.8.8")
    web = web_with(dial, tmp_path, ["2606:4700::1", "2606:4700::2", "2606:4700::3", "1.1.1.1", "8.8.8.8"])
    assert web("http://a.example/").content == b"news"
    web.close()
    assert [host for host, _ in dial.dialled] == ["2606:4700::1", "1.1.1.1", "2606:4700::2", "8.8.8.8"]
    assert all(timeout is not None and timeout <= 4 for _, timeout in dial.dialled)


def test_the_last_address_has_all_the_time(tmp_path: Path) -> None:
    dial = Dial()
    web = web_with(dial, tmp_path, ["1.1.1.1", "8.8.8.8"])
    error = refused_for_now(web, "http://a.example/")
    web.close()
    assert error.message == "cannot be fetched: it does not answer in time"
    first, last = (timeout or 0 for _, timeout in dial.dialled[:2])
    assert first <= 4 < 19 < last


def refused_for_now(web: Web, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web(url)
    assert caught.value.may_pass
    return caught.value


def test_what_the_settings_allow_is_connected_to(tmp_path: Path) -> None:
    dial = Dial("10.0.0.7")
    web = web_with(dial, tmp_path, ["10.0.0.7"], allowed=("10.0.0.0/8",))
    assert web("http://a.example/").content == b"news"
    web.close()


def test_a_proxy_of_the_environment_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    dial = Dial("1.1.1.1")
    web = web_with(dial, tmp_path, ["1.1.1.1"])
    assert web("http://a.example/").content == b"news"
    web.close()
    assert [host for host, _ in dial.dialled] == ["1.1.1.1"]


def test_addresses_of_tests_are_addresses() -> None:
    assert len({ip_address(one) for one in (*PRIVATE, *PUBLIC)}) == len(PRIVATE) + len(PUBLIC)
