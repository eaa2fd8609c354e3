"""Who is told of a run that nobody watched, and how. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail account that sends, and who gets it."""

    to: str
    sender: str
    host: str
    port: int = 587
    user: str | None = None
    password_env: str | None = None
    """Name of the environment variable with the password."""

    tls: str = "starttls"
    """Or "tls" (from the first byte) or "none"."""


@dataclass(frozen=True, slots=True)
class Notify:
    """Where notices go; None: nowhere."""

    email: Mail | None = None
    webhook: str | None = None
    """URL that gets the notice as JSON."""

    ntfy: str | None = None
    """URL of a topic of ntfy."""

    ping: str | None = None
    """URL that is asked for when all is well; whoever watches it raises the alarm when nobody asks."""
