"""What is told of a run that nobody watched, and who is told. I/O: mail, HTTP."""

from audioposts.notices.notice import Notice, notice_of, trouble
from audioposts.notices.senders import ping, send

__all__ = ["Notice", "notice_of", "ping", "send", "trouble"]
