"""Files, and a function that sends one -> all of them sent, a few at a time. I/O: threads."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from audioposts.targets.contract import Sent
from audioposts.targets.files import PublicFile


def send_in_threads(files: Sequence[PublicFile], send: Callable[[PublicFile], str], sent: Sent, threads: int) -> None:
    """Send files, `threads` at a time; `send` returns the mark of one. After an error none is begun."""
    with ThreadPoolExecutor(threads) as pool:
        waiting = {pool.submit(send, file): file for file in files}
        try:
            for done in as_completed(waiting):
                sent(waiting[done], done.result())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def each_in_threads(paths: Sequence[str], act: Callable[[str], None], threads: int) -> None:
    """Do something with each of `paths`, `threads` at a time."""
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(act, paths):
            pass
