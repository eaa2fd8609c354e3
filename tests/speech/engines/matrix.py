"""What can happen between an engine and its service, and what must come of it: sound that is whole, or one error."""

import re
from dataclasses import dataclass

import pytest

from audioposts.errors import ConfigError, SpeechError
from audioposts.models import Clip, Spoken
from audioposts.speech.engines import Engine

TEXT = "The ferry left at six, as it has every morning since the war, and nobody on the pier looked up."


@dataclass(frozen=True)
class Case:
    """Plans of a stand-in, and the reason that is given; none: the sound is whole after all."""

    plans: tuple[str, ...]
    reason: str | None = None
    times: int = 3
    """How often the service is asked."""

    impatient: bool = False
    """Whether the test waits until time is out."""

    @property
    def name(self) -> str:
        return ", ".join(self.plans) + (" for ever" if self.reason else "")


def passing(plan: str, *, impatient: bool = False) -> Case:
    return Case((plan, "well"), None, 2, impatient)


CASES = (
    Case(("slow",), None, 1),
    *(passing(plan) for plan in ("429", "429 0", "429 date", "500", "503", "hang_up", "reset", "cut")),
    *(passing(plan) for plan in ("empty", "html", "tenth", "silence")),
    passing("mute", impatient=True),
    passing("stalled", impatient=True),
    Case(("429", "500", "well"), None, 3),
    Case(("429",), "did not answer: .*429"),
    Case(("500",), "did not answer: .*500"),
    Case(("429 3600",), "did not answer: .*429.*; it asks to be left alone for 3600 s", 1),
    Case(("mute",), "did not answer.*", impatient=True),
    Case(("hang_up",), "did not answer: .+"),
    Case(("reset",), "did not answer: .+|sent sound that breaks off"),
    Case(("cut",), "did not answer: .+|sent sound that breaks off"),
    Case(("tenth",), "sent \\d+ ms of sound for 95 characters|sent sound that breaks off"),
    Case(("html",), "(sent .*not sound|did not answer: .*)"),
    Case(("empty",), "sent nothing.*"),
    Case(("silence",), "sent silence"),
)
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def hold(engine: Engine, case: Case, name: str, secret: str = "") -> Clip | None:
    """Let `engine` speak, and check that what comes of it is what must."""
    if case.reason is None:
        return engine.synthesize(Spoken(TEXT))
    with pytest.raises(SpeechError) as caught:
        engine.synthesize(Spoken(TEXT))
    check(caught.value, rf"{TEXT[:40].strip()}: {name} ({case.reason}); try again later", secret)
    return None


def check(error: SpeechError | ConfigError, pattern: str, secret: str = "") -> None:
    """Check that an error is one line, says what it must, and keeps the secret."""
    assert re.fullmatch(pattern, str(error)), str(error)
    assert not secret or secret not in str(error)
