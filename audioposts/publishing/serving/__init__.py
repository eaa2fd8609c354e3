"""The public tree over HTTP, for podcast apps. I/O: serves files."""

import asyncio
import signal
import socket
from contextlib import suppress

from audioposts.errors import ConfigError
from audioposts.publishing.serving.transport import Limits, Server
from audioposts.publishing.serving.tree import Site, make_app

__all__ = ["Limits", "Site", "make_app", "network_address", "serve"]

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
        _allow_many_files()
        asyncio.run(_until_told(site, listener, limits))


async def _until_told(site: Site, listener: socket.socket, limits: Limits | None) -> None:
    server = Server(make_app(site), limits)
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, server.stop)
    await server.serve(listener)


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
