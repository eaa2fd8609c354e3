"""A site that remembers what it was asked, and the clock of a run that never waits."""

from collections.abc import Callable

from tests.standins import Request, Response


class Site:
    """A server that remembers what it was asked and waits to be told what to answer."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[Request], Response]] = {}
        self.asked: list[Request] = []
        self.home = ""

    def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        answer = self.answers.get(request.path)
        return answer(request) if answer else Response(status=404)

    def says(self, *responses: Response, path: str = "/") -> str:
        """Answer with these, the last of them for ever; return the URL."""
        left = list(responses)
        self.answers[path] = lambda _: left.pop(0) if len(left) > 1 else left[0]
        return self.home + path

    @property
    def paths(self) -> list[str]:
        return [request.target for request in self.asked]


class Clock:
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds
