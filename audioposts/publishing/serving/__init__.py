"""The public tree over HTTP, for podcast apps. I/O: serves files."""

import asyncio
import os
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Thread

from audioposts.errors import ConfigError
from audioposts.publishing.serving.transport import Limits, Server
from audioposts.publishing.serving.tree import Site, make_app

__all__ = ["Limits", "Site", "make_app", "network_address", "serve"]

_MOST_LOOPS = 4

_FILES = 4096
"""Open at once: every answer may have a connection and a file."""


def serve(site: Site, host: str, port: int, limits: Limits | None = None) -> None:
    """Serve a site until interrupted or terminated.

    Raises:
        ConfigError: the port is taken, or the address is not this machine's.

    """
    if not site.root.is_dir() and not (site.private and site.private.is_dir()):
        raise ConfigError(site.root, "does not exist yet; run 'audioposts run' first")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except (OSError, OverflowError) as error:
            raise ConfigError(f"port {port}", f"cannot be used ({error}); try another one with --port") from error
        listener.listen(512)
        listener.setblocking(False)
        _allow_many_files()
        count = min(os.cpu_count() or 1, _MOST_LOOPS)
        shared = limits or Limits()
        shared = replace(shared, connections=-(-shared.connections // count))
        others = [_Loop(Server(make_app(site), shared), listener) for _ in range(count - 1)]
        for other in others:
            other.start()
        asyncio.run(_until_told(Server(make_app(site), shared), listener, others))


async def _until_told(server: Server, listener: socket.socket, others: Sequence["_Loop"]) -> None:
    """Serve until interrupted or terminated, and then end the others too."""
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, server.stop)
    await server.serve(listener)
    for other in others:
        other.stop()
    for other in others:
        await asyncio.to_thread(other.join)


class _Loop(Thread):
    """Another loop on the same socket. The system sends files while Python is at work elsewhere: a core for each."""

    def __init__(self, server: Server, listener: socket.socket) -> None:
        super().__init__(name="serve", daemon=True)
        self._server = server
        self._listener = listener
        self._loop: asyncio.AbstractEventLoop | None = None

    def run(self) -> None:
        """Serve until told to stop."""
        asyncio.run(self._main())

    def stop(self) -> None:
        """Ask the loop to end."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._server.stop)

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        await self._server.serve(self._listener)


def _allow_many_files() -> None:
    """Raise the number of files that may be open, as far as the system lets everybody."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def network_address() -> str:
    """Return the address under which other machines of the network reach this one; 127.0.0.1 if there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system only decides which of its addresses it would use (RFC 5737 test network).
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
