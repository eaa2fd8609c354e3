"""Tables [notify] and [watch] -> Notify, and how long nothing may happen. Pure, but for a password.

That is in the environment, so that no file holds it.
"""

import os
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from audioposts.errors import ConfigError
from audioposts.models import Mail, Notify

_Url = Annotated[str, Field(pattern=r"^https?://[!-~]+$")]
_Address = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=254)]
_Variable = Annotated[str, Field(pattern=r"^[A-Z_][A-Z0-9_]*$")]


class MailTable(BaseModel):
    """The table [notify.email]."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    to: _Address
    sender: Annotated[_Address, Field(alias="from")]
    host: Annotated[str, Field(pattern=r"^[A-Za-z0-9.:-]+$")]
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    user: str | None = None
    password_env: _Variable | None = None
    tls: Literal["starttls", "tls", "none"] = "starttls"

    def mail(self) -> Mail:
        port = self.port or {"starttls": 587, "tls": 465, "none": 25}[self.tls]
        return Mail(self.to, self.sender, self.host, port, self.user, self.password_env, self.tls)


class NotifyTable(BaseModel):
    """The table [notify]."""

    model_config = ConfigDict(extra="forbid")

    email: MailTable | None = None
    webhook: _Url | None = None
    ntfy: _Url | None = None
    ping: _Url | None = None

    def notify(self) -> Notify:
        return Notify(self.email.mail() if self.email else None, self.webhook, self.ntfy, self.ping)


class WatchTable(BaseModel):
    """The table [watch]."""

    model_config = ConfigDict(extra="forbid")

    stall_minutes: Annotated[float, Field(gt=0)] = 20


def mail_password(mail: Mail) -> str | None:
    """Return the password of a mail account; None if it needs none.

    Raises:
        ConfigError: the environment variable is not set.

    """
    if mail.password_env is None:
        return None
    value = os.environ.get(mail.password_env)
    if not value:
        raise ConfigError("notify.email.password_env", f"the environment variable {mail.password_env} is not set")
    return value
