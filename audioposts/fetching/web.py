"""A URL -> what is there: with the site's leave, in its time, tried again where that may help. I/O: the network.

A robots.txt is kept to whatever is fetched, by whoever it was named: what a person names once, a program asks for every
night. The settings say otherwise for hosts of one's own.
"""

import time
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from pathlib import Path

import httpx
from httpcore import NetworkBackend
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from audioposts.fetching.addresses import border_of, plain_host
from audioposts.fetching.answers import Fetched, FetchError, refusal
from audioposts.fetching.asking import Asking
from audioposts.fetching.connections import Gate, Resolve, resolved
from audioposts.fetching.hosts import Hosts
from audioposts.fetching.robots import ROBOTS_BYTES, Rules, robots_url, rules_in
from audioposts.models import POLITE, Manners

_ANSWER_S = 20.0
"""A server that says nothing for so long is not there."""

_LONGEST_S = 60.0
"""For one answer, however slowly it trickles in."""

_ROBOTS_KEPT_S = 86_400.0
"""RFC 9309, 2.4."""

_REDIRECTS = 8
_ROBOTS_REDIRECTS = 5
_TRIES = 4
_LONGEST_WAIT_S = 30.0
"""A server that wants to be left alone for longer is asked again in the next run."""

_FULL = 429
_BUSY = {_FULL, 503}


class Web:
    """The World Wide Web, through a cache in `folder`.

    `named` are URLs that a person wrote into the settings or the command line: where one of them has the number of a
    private address, or says localhost, that server may be asked.
    """

    def __init__(
        self,
        folder: Path,
        manners: Manners = POLITE,
        sleep: Callable[[float], None] = time.sleep,
        *,
        named: Iterable[str] = (),
        clock: Callable[[], float] = time.monotonic,
        resolve: Resolve = resolved,
        dial: NetworkBackend | None = None,
        answer_s: float = _ANSWER_S,
        longest_s: float = _LONGEST_S,
        robots_kept_s: float = _ROBOTS_KEPT_S,
    ) -> None:
        border = border_of(manners.allow_private, named)
        self._asking = Asking(folder, manners, Gate(border, resolve, dial), answer_s=answer_s, longest_s=longest_s)
        self._sleep = sleep
        self._hosts = Hosts(manners.pace_s, sleep, clock)
        self._logins: dict[str, str] = {}
        self._robots = _Robots(robots_kept_s, {plain_host(host) for host in manners.ignore_robots_of})

    def __call__(self, url: str, accept: str = "*/*") -> Fetched:
        attempts = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, FetchError) and error.may_pass),
            wait=_wait,
            stop=stop_after_attempt(_TRIES),
            sleep=self._sleep,
            reraise=True,
        )
        return attempts(self._once, url, accept)

    def elsewhere(self, folder: Path) -> "Web":
        """Return the same web through another cache: who wants to be left alone is known there too."""
        other = copy(self)
        other._asking = self._asking.elsewhere(folder)
        return other

    def close(self) -> None:
        """Close connections and cache."""
        self._asking.close()

    def _once(self, url: str, accept: str) -> Fetched:
        at = self._beginning(url)
        for _ in range(_REDIRECTS + 1):
            self._see_robots(at, url)
            found = self._hop(at, url, accept)
            if isinstance(found, Fetched):
                return found
            at = found
        raise FetchError(url, f"redirects more than {_REDIRECTS} times, in circles perhaps", 310)

    def _beginning(self, url: str) -> httpx.URL:
        """Return where to begin; a name and a password are kept for their site, and for nobody else to see."""
        try:
            at = httpx.URL(url)
        except (httpx.InvalidURL, UnicodeError) as error:
            raise FetchError(url, f"is no address of a web page: {error}", 400) from error
        if at.userinfo:
            token = b64encode(f"{at.username}:{at.password}".encode()).decode()
            self._logins.setdefault(_origin(at), f"Basic {token}")
        return _public(at, url)

    def _hop(self, at: httpx.URL, url: str, accept: str) -> Fetched | httpx.URL:
        """Return what is at an address, or the one that it leads to."""
        with self._answer(at, url, accept) as answer:
            if answer.status_code >= 400:
                raise refusal(url, answer.status_code, answer.headers)
            if answer.next_request:
                return _public(answer.next_request.url, url)
            return Fetched(
                url=str(at),
                content=self._asking.content(answer),
                media_type=answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
                charset=answer.charset_encoding,
                headers={name.lower(): value for name, value in answer.headers.items()},
            )

    @contextmanager
    def _answer(
        self, at: httpx.URL, url: str, accept: str, caching: Mapping[str, object] | None = None
    ) -> Iterator[httpx.Response]:
        """Ask for a page, or for what is kept by rules of its own, when it is the turn of its host."""
        host = plain_host(at.host)
        if (left_s := self._hosts.wants_peace_s(host)) > 0:
            message = f"{host} asked to be left alone for a while (HTTP {_FULL}); the next run tries again"
            raise FetchError(url, message, _FULL, left_s)
        headers = {"Accept": accept}
        if login := self._logins.get(_origin(at)):
            headers["Authorization"] = login
        extensions = {"caching": caching} if caching else None
        with (
            self._hosts.turn(host, is_page=not caching),
            self._asking.answer(at, url, headers, extensions) as answer,
        ):
            if answer.status_code in _BUSY:
                wait_s = refusal(url, answer.status_code, answer.headers).wait_s or 0.0
                self._hosts.leave_alone(host, wait_s if wait_s > _LONGEST_WAIT_S else 0.0)
            yield answer

    # --- robots.txt

    def _see_robots(self, at: httpx.URL, url: str) -> None:
        host = plain_host(at.host)
        if host in self._robots.ignored:
            return
        rules = self._rules(robots_url(str(at)), url)
        if not rules.allow(str(at)):
            message = f'asks programs not to fetch it; if {host} is yours: [web] ignore_robots_of = ["{host}"]'
            raise FetchError(url, f"the site's robots.txt {message} in audioposts.toml", 403)
        self._hosts.slow_down(host, rules.delay_s)

    def _rules(self, address: str, url: str) -> Rules:
        """Return what a robots.txt says; where there may be one that cannot be had, nothing is allowed (RFC 9309)."""
        known = self._robots.known.get(address)
        if known:
            return known
        count, message = self._robots.failures.get(address, (0, ""))
        if count >= _TRIES:
            raise FetchError(url, message, wait_s=float("inf"))
        try:
            rules = self._robots_at(httpx.URL(address), url)
        except FetchError as error:
            if not error.may_pass:
                raise
            # Of a host that does not answer at all, there is nothing to say of its robots.txt.
            message = f"without its robots.txt nothing is asked for: {error.message}" if error.status else error.message
            self._robots.failures[address] = count + 1, message
            raise FetchError(url, message, error.status, error.wait_s) from error
        self._robots.known[address] = rules
        return rules

    def _robots_at(self, at: httpx.URL, url: str) -> Rules:
        caching = {"rfc": False, "ttl": self._robots.kept_s}
        for _ in range(_ROBOTS_REDIRECTS + 1):
            with self._answer(at, url, "text/plain, */*;q=0.5", caching) as answer:
                if answer.status_code == _FULL or answer.status_code >= 500:
                    raise refusal(url, answer.status_code, answer.headers)
                if answer.status_code >= 400:
                    return Rules()
                if not answer.next_request:
                    return rules_in(self._asking.beginning(answer, ROBOTS_BYTES))
                at = _public(answer.next_request.url, url)
        return Rules()


class _Robots:
    """What is known of the robots.txt of all sites, by its address."""

    def __init__(self, kept_s: float, ignored: set[str]) -> None:
        self.kept_s = kept_s
        self.ignored = ignored
        self.known: dict[str, Rules] = {}
        self.failures: dict[str, tuple[int, str]] = {}
        """How often one could not be had, and why."""


def _public(at: httpx.URL, url: str) -> httpx.URL:
    """Return an address of the web, without a name and a password in it."""
    try:
        is_of_the_web = at.scheme in ("http", "https") and bool(at.host)
    except UnicodeError as error:  # a name in Punycode that is none
        raise FetchError(url, f"is no address of a web page: {error}", 400) from error
    if not is_of_the_web:
        raise FetchError(url, f"is no address of a web page: {str(at)[:200]!r} is not of the web", 400)
    return at.copy_with(userinfo=b"") if at.userinfo else at


def _origin(at: httpx.URL) -> str:
    return f"{at.scheme}://{at.netloc.decode()}"


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    wished = error.wait_s if isinstance(error, FetchError) else None
    if wished is None:
        return _backed_off(state)
    if wished > _LONGEST_WAIT_S and isinstance(error, FetchError):
        raise error
    return wished


_backed_off = wait_exponential_jitter(multiplier=0.5, max=8.0)
