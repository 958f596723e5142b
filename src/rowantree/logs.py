"""Logging: one line of JSON for each event, on standard error. Never a secret, never what users wrote."""

from __future__ import annotations

import logging
import sys

import structlog

from rowantree.core.trouble import describe


def set_up(level: str) -> None:
    """Logs from `level` on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.getLogger().handlers = [Others(logging.WARNING)]


class Others(logging.Handler):
    """Logs what libraries have to say, in the form that everything has.

    Only the words that stand in their code: the values between them may be what users sent.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Logs one message."""
        said = str(record.msg).partition("\n")[0]
        error = record.exc_info[1] if record.exc_info else None
        described = {} if error is None else describe(error)
        structlog.get_logger().log(record.levelno, "library", name=record.name, said=said, **described)
