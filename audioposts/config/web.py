"""The table [web] -> how pages are fetched. Pure."""

import re
from collections.abc import Callable
from functools import partial
from ipaddress import ip_address, ip_network
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from audioposts.models import POLITE, Manners

_CONTACT = re.compile(r"https?://[!-'*-~]+|[^@\s()<>,;:\"]+@[^@\s()<>,;:\"]+\.[^@\s()<>,;:\"]+", re.ASCII)
_HOST = re.compile(r"[^\s/@:*?#\[\]]+")
_MOST_PACE_S = 60


class WebTable(BaseModel):
    """The table [web]."""

    model_config = ConfigDict(extra="forbid")

    contact: str | None = None
    pace_s: Annotated[float, Field(ge=0, le=_MOST_PACE_S)] = POLITE.pace_s
    ignore_robots_of: list[str] = []
    allow_private: list[str] = []

    @field_validator("contact")
    @classmethod
    def _is_reachable(cls, value: str | None) -> str | None:
        if value is not None and not (value.isascii() and _CONTACT.fullmatch(value)):
            raise ValueError("is neither a web address such as https://example.org nor a mail address")
        return value

    @field_validator("ignore_robots_of")
    @classmethod
    def _are_hosts(cls, value: list[str]) -> list[str]:
        for host in value:
            if not _HOST.fullmatch(host) and not _is_read(ip_address, host):
                raise ValueError(f"{host!r} is no host name such as blog.example.com")
        return value

    @field_validator("allow_private")
    @classmethod
    def _are_hosts_or_networks(cls, value: list[str]) -> list[str]:
        for one in value:
            if not _HOST.fullmatch(one) and not _is_read(partial(ip_network, strict=False), one):
                raise ValueError(f"{one!r} is no host name, address or network such as 192.168.1.0/24")
        return value

    def manners(self) -> Manners:
        """Return what the table says."""
        return Manners(self.contact, self.pace_s, tuple(self.ignore_robots_of), tuple(self.allow_private))


def _is_read(reader: Callable[[str], object], text: str) -> bool:
    try:
        return bool(reader(text.strip("[]")))
    except ValueError:
        return False
