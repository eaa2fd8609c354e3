"""Articles -> takes: spoken side by side, and again by other voices where one fails. I/O: engines, cache, library.

A voice that fails at a sentence is out for the whole article, which the next one of its chain speaks from the start,
unless the show allows a change in mid-text. Whatever happens, no sentence is left out: either all of them are spoken,
or the article fails and waits for the next run.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from audioposts.errors import SpeechError
from audioposts.models import Announcement, Article, Cost, Script, Show, Utterance, Voice
from audioposts.planning import Ensemble, Plan
from audioposts.session import Session
from audioposts.speech.booth import Failure, NobodySpokeError, Take
from audioposts.studio import Studio

_TIRED = SpeechError("this run", "it failed at too many articles in a row to be tried again")


@dataclass(slots=True)
class Performance:
    """An article while it is being spoken."""

    text: Article | Announcement
    guid: str
    plan: Plan
    takes: list[Future[Take]] = field(default_factory=list)
    out: list[Voice] = field(default_factory=list)
    """Who cannot speak this article."""

    failures: list[Failure] = field(default_factory=list)
    """Why."""

    reserved: tuple[Cost, ...] = ()

    def cancel(self) -> None:
        """Keep from being spoken what is not yet."""
        for take in self.takes:
            take.cancel()


@dataclass(frozen=True, slots=True)
class Spoken:
    """An article whose every sentence is spoken."""

    script: Script
    takes: tuple[Take, ...]
    report: tuple[str, ...]

    def lines(self) -> list[tuple[Utterance, Take]]:
        """Return every utterance with its take."""
        return list(zip(self.script.utterances, self.takes, strict=True))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the articles of a show are spoken."""

    show: Show
    studio: Studio
    session: Session
    ensemble: Ensemble
    pool: Executor

    def begin(self, text: Article | Announcement, guid: str) -> Performance:
        """Have a text spoken; return before it is.

        Raises:
            BudgetError: the money for it is not there.
            SpeechError: no voice is left for it.

        """
        performance = Performance(text, guid, Plan(Script(text.title, text.language, ()), (), ()))
        self._start(performance)
        return performance

    def finish(self, performance: Performance) -> Spoken:
        """Wait for every take, and return them; where a voice fails, the next one of its chain begins again.

        Raises:
            AudioPostsError: a sentence could not be spoken by anybody; the article has no episode.

        """
        try:
            return self._finished(performance)
        finally:
            performance.cancel()
            self._settle(performance)

    def _finished(self, performance: Performance) -> Spoken:
        while True:
            self.studio.progress.started(performance.text.title, len(performance.takes))
            try:
                takes = tuple(self._results(performance.takes))
            except NobodySpokeError as error:
                performance.cancel()
                self._replace(performance, error)
                self._start(performance)
                continue
            self._applaud(takes)
            report = (*performance.plan.remarks, *_stand_ins(performance), *_changes(takes))
            return Spoken(performance.plan.script, takes, report)

    def _results(self, takes: Iterable[Future[Take]]) -> Iterator[Take]:
        for take in takes:
            yield take.result()
            self.studio.progress.spoke()

    def _start(self, performance: Performance) -> None:
        """Hand every utterance to the pool, with the first voices that are not out; pay before that."""
        while True:
            try:
                plan = self.ensemble.plan(performance.text, performance.out)
            except NobodySpokeError as error:
                self._replace(performance, error)
                continue
            tired = [voice for voice in dict.fromkeys(chain(*plan.voices)) if self.session.is_out(voice)]
            if not tired:
                break
            self._put_out(performance, [Failure(voice, _TIRED) for voice in tired])
        performance.plan = plan
        performance.reserved = self._reserve(performance)
        tasks = (partial(self.ensemble.booth.speak, utterance, voices) for utterance, voices in plan.lines())
        performance.takes = [self.pool.submit(task) for task in tasks]

    def _replace(self, performance: Performance, error: NobodySpokeError) -> None:
        """Take the voices that failed out of an article.

        Raises:
            SpeechError: they were out already, so that there is nobody left.

        """
        self._settle(performance)
        failures = [failure for failure in error.failures if failure.voice not in performance.out]
        if not failures:
            raise _nobody_left(performance) from error
        for failure in failures:
            self.session.failed(failure.voice)
        self._put_out(performance, failures)

    def _put_out(self, performance: Performance, failures: Sequence[Failure]) -> None:
        performance.out += [failure.voice for failure in failures]
        performance.failures += failures

    def _applaud(self, takes: Sequence[Take]) -> None:
        """Remember who spoke, and who was asked in vain."""
        spoke = {take.voice for take in takes}
        for voice in spoke:
            self.session.spoke(voice)
        for voice in dict.fromkeys(failure.voice for take in takes for failure in take.failures):
            if voice not in spoke:
                self.session.failed(voice)

    # --- money

    def _reserve(self, performance: Performance) -> tuple[Cost, ...]:
        """Set aside what the article will cost at most; free voices take no look."""
        if not any(voice.price_per_million_chars for _, voices in performance.plan.lines() for voice in voices):
            return ()
        costs = self.ensemble.costs(performance.plan, set(), with_fallbacks=True)
        return self.session.reserve(self.show, performance.guid, performance.text.title, costs)

    def _settle(self, performance: Performance) -> None:
        """Give back what was reserved for requests that were never made; of those at work all is taken as spent."""
        asked = Counter[str]()
        chars = Counter[str]()
        for take, (utterance, voices) in zip(performance.takes, performance.plan.lines(), strict=False):
            for voice in _asked(take, voices):
                asked[voice.name] += 1
                chars[voice.name] += len(utterance.spoken.text)
        unspent = [_unspent(cost, asked[cost.voice], chars[cost.voice]) for cost in performance.reserved]
        performance.reserved = ()
        self.session.release(self.show, performance.guid, [cost for cost in unspent if cost.requests])


def _asked(take: Future[Take], voices: Sequence[Voice]) -> Sequence[Voice]:
    """Return whose engines were, or may have been, asked for a take."""
    if take.cancelled():
        return ()
    if not take.done() or take.exception():
        return voices
    return take.result().asked


def _unspent(cost: Cost, requests: int, chars: int) -> Cost:
    left = max(0, cost.paid_chars - chars)
    usd = cost.usd * left / cost.paid_chars if cost.paid_chars else 0.0
    return replace(cost, requests=max(0, cost.requests - requests), paid_chars=left, usd=usd)


def _changes(takes: Sequence[Take]) -> Iterator[str]:
    """Yield what the report says of voices that changed in mid-text: how often, and why the first time."""
    first: dict[tuple[str, str], Failure] = {}
    count = Counter[tuple[str, str]]()
    for take in takes:
        for failure in take.failures:
            change = (failure.voice.name, take.voice.name)
            first.setdefault(change, failure)
            count[change] += 1
    for (failed, spoke), times in count.items():
        sentences = "1 sentence" if times == 1 else f"{times} sentences"
        yield f"{sentences} spoken by {spoke} in place of {failed}: {first[failed, spoke].error}"


def _stand_ins(performance: Performance) -> Iterator[str]:
    """Yield what the report says where other voices than those of the show speak the whole of it."""
    if performance.failures:
        voices = dict.fromkeys(voices[0].name for voices in performance.plan.voices)
        yield f"spoken by {' and '.join(voices)}, as {_told(performance.failures)}"


def _nobody_left(performance: Performance) -> SpeechError:
    """Return the error of an article that nobody could speak."""
    title = performance.text.title
    if len(performance.failures) == 1 and performance.failures[0].error is not _TIRED:
        error = performance.failures[0].error
        return type(error)(title, str(error))
    return SpeechError(title, _told(performance.failures))


def _told(failures: Sequence[Failure]) -> str:
    return "; ".join(f"{failure.voice.name} failed ({failure.error})" for failure in failures)
