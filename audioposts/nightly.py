"""A run that nobody watches: it logs, tells whom it concerns, and ends itself when it stalls. I/O: all of it.

Standard error stays empty when all is well, so that cron has nothing to mail.
"""

import os
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from audioposts import notices, pipeline
from audioposts.config import DEFAULT_SHOW, Home, load_settings
from audioposts.display import summary
from audioposts.errors import AudioPostsError, ConfigError, LockedError
from audioposts.library import Library
from audioposts.logs import LogFile, log_file
from audioposts.models import Notify
from audioposts.terminal import error_line
from audioposts.watchdog import Watchdog

LOG = "nightly.log"


class Notes(Protocol):
    """Hears what is worth a line."""

    def note(self, text: str) -> None:
        """Hear it."""


def run_nightly(home: Path) -> int:
    """Run once, unattended; return the exit code.

    0 all well, 1 something failed and the rest is published, 2 wrong settings, 75 another run is at work.
    """
    place = Home(home.resolve())
    with log_file(place.state / "logs" / LOG) as log:
        notify = Notify()
        try:
            notify = load_settings(place).notify
            _note(log, notices.ping(notify, "start"))
            return _run(place, notify, log)
        except LockedError as error:
            log.note(error_line(error))
            return error.exit_code
        except AudioPostsError as error:
            _alarm(place, notify, log, error_line(error))
            return error.exit_code
        except BaseException as error:
            # A bug, or Ctrl-C: told like all else, and its traceback goes on to whoever started this.
            log.bug(error)
            _alarm(place, notify, log, f"{type(error).__name__} in the program; the traceback is in the log")
            raise


def _run(place: Home, notify: Notify, log: LogFile) -> int:
    began = datetime.now(UTC)

    def stalled(title: str) -> None:
        _give_up(place, notify, log, title)

    limit_s = 60 * load_settings(place).stall_minutes
    with pipeline.open_studio(place.path) as studio, Watchdog(log, limit_s, stalled) as watchdog:
        report = pipeline.run(replace(studio, progress=watchdog))
    log.note(summary(report))
    failed = published(place, log)
    for error in failed:
        log.failed(error)
    report = replace(report, errors=(*report.errors, *failed))
    titles = [episode.title for episode in report.episodes]
    notice = notices.notice_of(str(place.path), titles, report.alarms, datetime.now(UTC) - began)
    if report.alarms:
        _note(log, notices.send(notice, notify))
        for error in report.alarms:
            _say(error_line(error))
    if report.errors:
        _note(log, notices.ping(notify, "fail", notice.text))
    else:
        _note(log, notices.ping(notify, text=notice.text))
    return report.exit_code


def published(place: Home, notes: Notes) -> list[AudioPostsError]:
    """Publish to the targets that every run publishes to; return what failed."""
    settings = load_settings(place)
    if not any(target.after_run for target in settings.targets):
        return []
    from audioposts import uploads  # brings what talks to targets

    return uploads.publish_all(place, settings, notes)


def _alarm(place: Home, notify: Notify, log: LogFile, what: str) -> None:
    """Tell that a run came to nothing."""
    log.note(what)
    _say(what)
    notice = notices.trouble(str(place.path), what)
    _note(log, [*notices.send(notice, notify), *notices.ping(notify, "fail", notice.text)])


def _give_up(place: Home, notify: Notify, log: LogFile, title: str) -> None:
    """End a run in which nothing happens any more. The post in work has failed once more; the next run carries on."""
    what = f"nothing was finished for too long ([watch] stall_minutes), last in work: {title or 'a source'}"
    with suppress(AudioPostsError):
        _note_failure(place, title, what)
    _alarm(place, notify, log, f"the run was ended: {what}")
    log.close()
    sys.stderr.flush()
    # A thread that hangs inside of an engine ends with its process only; what a run leaves at any moment is whole.
    os._exit(1)


def _note_failure(place: Home, title: str, what: str) -> None:
    shows = {show.slug: show for show in load_settings(place).shows} or {DEFAULT_SHOW.slug: DEFAULT_SHOW}
    with closing(Library(place.library)) as library:
        for slug, key in library.unread_titled(title) if title else []:
            if slug in shows:
                library.note_failure(shows[slug], key, title, what, datetime.now(UTC))


def _note(log: LogFile, errors: list[AudioPostsError]) -> None:
    for error in errors:
        log.note(f"notice: {error_line(error)}")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def try_notices(home: Path) -> list[tuple[str, list[AudioPostsError]]]:
    """Send one of each notice of a home; return what could not be sent, by way.

    Raises:
        ConfigError: there is none in the settings.

    """
    place = Home(home.resolve())
    notify = load_settings(place).notify
    notice = notices.Notice("audioposts: a test", ("This is a test; all is well.",), str(place.path))
    ways = [name for name in ("email", "webhook", "ntfy") if getattr(notify, name)]
    sent = [(name, notices.send(notice, replace(Notify(), **{name: getattr(notify, name)}))) for name in ways]
    if notify.ping:
        sent.append(("ping", notices.ping(notify, text=notice.text)))
    if not sent:
        raise ConfigError(place.settings, "has no [notify]; see docs/nightly.md")
    return sent
