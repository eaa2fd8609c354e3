"""What speaking takes, before it is done: characters, time, requests, money. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What one voice has to do for an article."""

    voice: str
    engine: str
    chars: int
    """Of everything that it speaks."""

    duration_ms: int
    """How long that sounds, pauses included: measured where it was spoken before, else estimated."""

    requests: int
    """Utterances that were not spoken before: what is in the cache is asked for by nobody."""

    paid_chars: int
    """Of these."""

    usd: float


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be spent on voices that are paid for, in US dollars; None: as much as it takes."""

    run_usd: float | None = None
    month_usd: float | None = None
    """In a calendar month, UTC."""


UNLIMITED = Budget()


@dataclass(frozen=True, slots=True)
class Spending:
    """What a voice has cost."""

    voice: str
    requests: int
    chars: int
    usd: float
