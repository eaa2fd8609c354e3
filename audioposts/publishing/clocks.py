"""Milliseconds -> how a time is written. Pure."""


def clock(ms: int, point: str = ".") -> str:
    """Return a time as WebVTT and Podlove's chapters have it: "01:02:05.042"."""
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms:03}"


def short_clock(ms: int) -> str:
    """Return a time as people write it, with two digits for the minutes: "02:05", "1:02:05"."""
    seconds = ms // 1000
    hours = f"{seconds // 3600}:" if seconds >= 3600 else ""
    return f"{hours}{seconds // 60 % 60:02}:{seconds % 60:02}"
