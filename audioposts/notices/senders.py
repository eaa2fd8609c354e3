"""A notice -> mail, webhook, ntfy; and the ping of a dead-man's switch. I/O: the network.

Whatever cannot be sent is returned as an error and keeps the others from nothing. Nothing secret is in an error: of
addresses only their hosts.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import quote, urlsplit

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_fixed

from audioposts.config.notices import mail_password
from audioposts.errors import AudioPostsError, NoticeError
from audioposts.models import Mail, Notify
from audioposts.notices.notice import Notice

_PATIENCE_S = 15.0
_TRIES = 3


def send(notice: Notice, notify: Notify, pause_s: float = 2.0) -> list[AudioPostsError]:
    """Send a notice to everybody who wants it; return what could not be sent."""
    ways: list[Callable[[], None]] = []
    if notify.email:
        mail = notify.email
        ways.append(lambda: _mail(notice, mail))
    if notify.webhook:
        webhook = notify.webhook
        ways.append(lambda: _post(webhook, json=_fields(notice)))
    if notify.ntfy:
        ntfy = notify.ntfy
        ways.append(lambda: _ntfy(notice, ntfy))
    return [error for way in ways for error in _tried(way, pause_s)]


def ping(notify: Notify, what: str = "", text: str = "", pause_s: float = 2.0) -> list[AudioPostsError]:
    """Tell the dead-man's switch that all is well, or with `what` that a run began ("start") or failed ("fail")."""
    if notify.ping is None:
        return []
    url = f"{notify.ping.rstrip('/')}/{what}" if what else notify.ping
    return _tried(lambda: _post(url, content=text.encode()[:10_000]), pause_s)


def _tried(way: Callable[[], None], pause_s: float) -> list[AudioPostsError]:
    attempts = Retrying(
        retry=retry_if_exception_type(NoticeError),
        stop=stop_after_attempt(_TRIES),
        wait=wait_fixed(pause_s),
        reraise=True,
    )
    try:
        attempts(way)
    except AudioPostsError as error:
        return [error]
    return []


def _fields(notice: Notice) -> dict[str, object]:
    return {
        "title": notice.title,
        "text": notice.text,
        "home": notice.home,
        "episodes": list(notice.episodes),
        "failures": list(notice.failures),
    }


def _post(url: str, **content: object) -> None:
    with _named(url):
        answer = httpx.post(url, timeout=_PATIENCE_S, follow_redirects=False, **content)  # type: ignore[arg-type]
        if answer.status_code >= 300:
            raise NoticeError(_host(url), f"did not take the notice (HTTP {answer.status_code})")


def _ntfy(notice: Notice, url: str) -> None:
    """Publish to a topic; what is no ASCII goes into the query, as headers have no room for it (ntfy, "Publishing")."""
    title = quote(notice.title, safe="")
    mark = "&" if urlsplit(url).query else "?"
    priority = "high" if notice.failures else "default"
    tags = "warning" if notice.failures else "white_check_mark"
    _post(f"{url}{mark}title={title}&priority={priority}&tags={tags}", content=notice.text.encode()[:4000])


def _mail(notice: Notice, mail: Mail) -> None:
    password = mail_password(mail)
    message = EmailMessage()
    message["Subject"] = " ".join(notice.title.split())
    message["From"], message["To"] = mail.sender, mail.to
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=mail.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"{notice.text}\n")
    try:
        context = ssl.create_default_context()
        if mail.tls == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=_PATIENCE_S, context=context)
        else:
            server = smtplib.SMTP(mail.host, mail.port, timeout=_PATIENCE_S)
        with server:
            if mail.tls == "starttls":
                server.starttls(context=context)
            if mail.user and password:
                server.login(mail.user, password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        # The server's own words may repeat what it was told: only of which kind they are.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        code = getattr(error, "smtp_code", None)
        raise NoticeError(mail.host, f"did not take the mail ({reason}{f', SMTP {code}' if code else ''})") from error


@contextmanager
def _named(url: str) -> Iterator[None]:
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NoticeError(_host(url), f"cannot be reached ({type(error).__name__})") from None


def _host(url: str) -> str:
    """Return what may be shown of an address: topics and pings are secret."""
    return urlsplit(url).hostname or "?"
