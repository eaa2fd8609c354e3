"""What all of the commands share: options, and how an error ends one."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from audioposts.errors import AudioPostsError
from audioposts.models import Clip
from audioposts.playback import play, write_wav
from audioposts.terminal import error_line

HomeOption = Annotated[
    Path,
    typer.Option(
        "--home", envvar="AUDIOPOSTS_HOME", help="The folder with audioposts.toml.", show_default="this folder"
    ),
]
SpeechOutput = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write a WAV file instead of playing.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@contextmanager
def reported() -> Iterator[None]:
    """Print an error as one line and exit with its code; a bug keeps its traceback."""
    try:
        yield
    except AudioPostsError as error:
        typer.echo(error_line(error), err=True)
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        typer.echo("audioposts: stopped; the next run carries on from here", err=True)
        raise typer.Exit(128 + signal.SIGINT) from None
    except BrokenPipeError:
        # The reader of a pipe such as `| head` has seen enough.
        sys.stderr.close()
        raise typer.Exit(128 + signal.SIGPIPE) from None


def hear(clip: Clip, output: Path | None) -> None:
    """Play a clip, or write it to `output`; print the file, if there is one."""
    if output:
        write_wav(clip, output)
    else:
        output = play(clip)
    if output:
        typer.echo(output)
