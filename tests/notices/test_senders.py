"""Notices over real sockets of this machine: a mail server, a web server."""

import email
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from audioposts.errors import AudioPostsError
from audioposts.models import Mail, Notify
from audioposts.notices import Notice, ping, send
from tests.standins.faults import Answer, Asked, Faulty

NOTICE = Notice("audioposts: 1 failure – Zürich", ("failed: Zürich\u2028: no", "second"), "/home/me", ("Ä",), ("no",))


class Mailbox:
    """Takes mail, from whoever knows the password if there is one."""

    def __init__(self, password: str | None = None, code: str = "250 OK") -> None:
        self.got: list[EmailMessage] = []
        self.password, self.code = password, code

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        self.got.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return self.code

    def __call__(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        assert isinstance(data, LoginPassword)
        return AuthResult(success=data.password.decode() == self.password, handled=False)


def serving(mailbox: Mailbox, **more: Any) -> Controller:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(
        mailbox, "127.0.0.1", port, authenticator=mailbox, auth_required=mailbox.password is not None,
        auth_require_tls=False, **more,
    )  # fmt: skip
    controller.start()
    return controller


def mail(controller: Controller, **more: object) -> Notify:
    made = Mail("ida@example.com", "pod@example.com", "127.0.0.1", controller.port, tls="none")
    return Notify(email=replace(made, **more))  # type: ignore[arg-type]


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def controller(mailbox: Mailbox) -> Iterator[Controller]:
    controller = serving(mailbox)
    yield controller
    controller.stop()


def test_a_mail_arrives_as_it_was_meant(mailbox: Mailbox, controller: Controller) -> None:
    assert send(NOTICE, mail(controller)) == []
    [got] = mailbox.got
    assert (got["From"], got["To"], got["Subject"]) == ("pod@example.com", "ida@example.com", NOTICE.title)
    assert got["Auto-Submitted"] == "auto-generated"
    assert "Zürich" in got.get_content()
    assert got["Date"]
    assert got["Message-ID"].endswith("@example.com>")


def test_no_title_adds_a_header(mailbox: Mailbox, controller: Controller) -> None:
    assert send(replace(NOTICE, title="a\r\nBcc: all@example.com\n\nb"), mail(controller)) == []
    [got] = mailbox.got
    assert got["Bcc"] is None
    assert got["Subject"] == "a Bcc: all@example.com b"


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_password_comes_from_the_environment_and_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox = Mailbox(password="sesame")
    controller = serving(mailbox)
    notify = mail(controller, user="pod", password_env="POD_PASSWORD")
    try:
        [error] = send(NOTICE, notify, pause_s=0)
        assert str(error) == "notify.email.password_env: the environment variable POD_PASSWORD is not set"
        monkeypatch.setenv("POD_PASSWORD", "wrong-secret")
        [error] = send(NOTICE, notify, pause_s=0)
        assert error.message == "did not take the mail (SMTPAuthenticationError, SMTP 535)"
        monkeypatch.setenv("POD_PASSWORD", "sesame")
        assert send(NOTICE, notify, pause_s=0) == []
        assert len(mailbox.got) == 1
    finally:
        controller.stop()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def encrypted(authority: trustme.CA) -> ssl.SSLContext:
    """What a mail server shows that is at 127.0.0.1."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def trust(authority: trustme.CA, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))


def test_a_mail_goes_through_starttls_to_who_shows_the_right_certificate(
    mailbox: Mailbox,
    authority: trustme.CA,
    encrypted: ssl.SSLContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    controller = serving(mailbox, tls_context=encrypted, require_starttls=True)
    try:
        [error] = send(NOTICE, mail(controller, tls="starttls"), pause_s=0)
        assert "certificate verify failed" in str(error)
        assert mailbox.got == []
        trust(authority, tmp_path, monkeypatch)
        assert send(NOTICE, mail(controller, tls="starttls"), pause_s=0) == []
        assert len(mailbox.got) == 1
    finally:
        controller.stop()


def test_a_mail_goes_through_tls_from_the_first_byte(
    mailbox: Mailbox,
    authority: trustme.CA,
    encrypted: ssl.SSLContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust(authority, tmp_path, monkeypatch)
    controller = serving(mailbox, ssl_context=encrypted)
    try:
        assert send(NOTICE, mail(controller, tls="tls"), pause_s=0) == []
        assert len(mailbox.got) == 1
    finally:
        controller.stop()


def test_a_mail_that_should_be_encrypted_is_not_sent_in_the_open(mailbox: Mailbox, controller: Controller) -> None:
    for tls in ("starttls", "tls"):
        [error] = send(NOTICE, mail(controller, tls=tls), pause_s=0)
        assert "did not take the mail" in str(error)
    assert mailbox.got == []


# --- HTTP


def service(asked: Asked, kind: str) -> Answer:
    return Answer(b"ok", "text/plain")


def test_a_webhook_gets_json() -> None:
    with Faulty(service) as server:
        assert send(NOTICE, Notify(webhook=f"{server.url}/hook")) == []
        [asked] = server.asked
    assert asked.path == "/hook"
    assert asked.json == {
        "title": NOTICE.title, "text": NOTICE.text, "home": "/home/me", "episodes": ["Ä"], "failures": ["no"],
    }  # fmt: skip


def test_ntfy_gets_title_priority_and_text() -> None:
    with Faulty(service) as server:
        assert send(NOTICE, Notify(ntfy=f"{server.url}/topic")) == []
        assert send(replace(NOTICE, failures=()), Notify(ntfy=f"{server.url}/topic?auth=x")) == []
        first, second = server.asked
    assert first.path == (
        "/topic?title=audioposts%3A%201%20failure%20%E2%80%93%20Z%C3%BCrich&priority=high&tags=warning"
    )
    assert first.body.decode() == NOTICE.text
    assert second.path.startswith("/topic?auth=x&title=")
    assert "priority=default" in second.path


def test_a_ping_says_how_it_went() -> None:
    with Faulty(service) as server:
        notify = Notify(ping=f"{server.url}/id")
        for what in ("start", "", "fail"):
            assert ping(notify, what, "text") == []
        assert [asked.path for asked in server.asked] == ["/id/start", "/id", "/id/fail"]
    assert ping(Notify()) == []


def test_what_fails_for_the_moment_is_tried_again() -> None:
    with Faulty(service, plans=["500", "500", "well"]) as server:
        assert send(NOTICE, Notify(webhook=f"{server.url}/hook"), pause_s=0) == []
        assert len(server.asked) == 3


def test_one_way_that_fails_keeps_no_other_from_it_and_no_address_is_told() -> None:
    with Faulty(service, plans=["403"]) as server, Faulty(service) as good:
        notify = Notify(
            webhook=f"{server.url}/secret-hook", ntfy=f"{good.url}/secret-topic", ping="http://127.0.0.1:1/secret"
        )
        errors: list[AudioPostsError] = [*send(NOTICE, notify, pause_s=0), *ping(notify, pause_s=0)]
        assert len(good.asked) == 1
    assert [str(error) for error in errors] == [
        "127.0.0.1: did not take the notice (HTTP 403)", "127.0.0.1: cannot be reached (ConnectError)",
    ]  # fmt: skip
