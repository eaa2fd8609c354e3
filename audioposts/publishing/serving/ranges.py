"""`Range` headers that make no sense are ignored (RFC 9110, 14.2); Starlette answers them with an error. Pure."""

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

# One range or several, none of them backwards.
_RANGES = re.compile(r"bytes=\s*(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+))*\s*", re.IGNORECASE)


class IgnoreBadRanges:
    """Takes away `Range` headers that cannot be understood, before they are answered with an error."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_range(Headers(scope=scope).get("range", "")):
            scope = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"range"]}
        await self._app(scope, receive, send)


def is_range(value: str) -> bool:
    """Tell whether a `Range` can be answered; "bytes=5-2" is as meaningless as "lines=1-2"."""
    if not _RANGES.fullmatch(value):
        return False
    pairs = (part.strip().split("-") for part in value.split("=", 1)[1].split(","))
    return all(not (first and last) or int(first) <= int(last) for first, last in pairs)
