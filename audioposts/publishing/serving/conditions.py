"""`If-Match` and `If-Unmodified-Since`: whether a client still wants what there is now (RFC 9110, 13.1). Pure.

Who goes on with a download that broke off asks so; Starlette knows the conditions of caches only.
"""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime


def holds(request: Mapping[str, str], answer: Mapping[str, str]) -> bool:
    """Tell whether an answer with such headers may be given; names are in small letters."""
    wanted = request.get("if-match")
    if wanted is not None:
        # Marks that begin with W/ never match here.
        return wanted.strip() == "*" or answer.get("etag", "") in (mark.strip() for mark in wanted.split(","))
    since, changed = _time(request.get("if-unmodified-since")), _time(answer.get("last-modified"))
    return since is None or changed is None or changed <= since


def _time(value: str | None) -> datetime | None:
    """Return a time; what is none is ignored."""
    try:
        time = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return time if time.tzinfo else None
