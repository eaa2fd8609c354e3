"""The server over a real socket of this machine, in a thread."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from audioposts.publishing.serving import Limits, Site, make_app
from audioposts.publishing.serving.transport import Server


@contextmanager
def running(site: Site, limits: Limits | None = None) -> Iterator[int]:
    """Serve a site as long as the block lasts; yield the port."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        started = Event()
        made: list[tuple[asyncio.AbstractEventLoop, Server]] = []

        async def main() -> None:
            server = Server(make_app(site), limits)
            made.append((asyncio.get_running_loop(), server))
            started.set()
            await server.serve(listener)

        thread = Thread(target=lambda: asyncio.run(main()))
        thread.start()
        started.wait()
        try:
            yield listener.getsockname()[1]
        finally:
            loop, server = made[0]
            loop.call_soon_threadsafe(server.stop)
            thread.join()
