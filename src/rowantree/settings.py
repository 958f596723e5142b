"""Settings: from the environment, each checked at the start, a wrong or misspelt one refused by its name."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PREFIX = "ROWANTREE_"


class WrongSetting(Exception):
    """A setting has a value that it cannot have; the message names it."""


@dataclass(frozen=True)
class RateLimit:
    """So many requests for each key in a window of so many seconds."""

    amount: int
    seconds: int


def _setting(default: Any, read: Callable[[str], Any], about: str) -> Any:
    return dataclasses.field(default=default, metadata={"read": read, "about": about})


def _database_url(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise ValueError("begins with sqlite:/// (and a path) or postgresql://")
    if text == "sqlite:///":
        raise ValueError("names no file after sqlite:///")
    return text


def _files_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme == "s3" and parts.netloc:
        if importlib.util.find_spec("boto3") is None:
            raise ValueError("needs boto3 for s3://, which `pip install 'rowantree[s3]'` installs")
        return text
    if parts.scheme != "file" or parts.netloc or parts.query or parts.fragment or not parts.path:
        raise ValueError("is file: and a folder, or s3:// and a bucket")
    return text


def _base_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        wrong = parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0
    except ValueError:
        wrong = True
    if wrong or re.search(r"[\s?#]", text):
        raise ValueError("is an address such as https://hiring.example.com")
    return text.rstrip("/")


def _secret(text: str) -> str:
    if len(text) < 32:  # noqa: PLR2004 the words say it
        raise ValueError("has at least 32 characters; `openssl rand -hex 32` makes one")
    return text


def _rate_limit(text: str) -> RateLimit | None:
    if text == "off":
        return None
    found = re.fullmatch(r"(\d{1,9})/(\d{1,6})", text)
    if found is None or not int(found[1]) or not int(found[2]):
        raise ValueError("is requests/seconds, such as 1000/60, or off")
    return RateLimit(int(found[1]), int(found[2]))


def _number(least: float, most: float) -> Callable[[str], Any]:
    whole = isinstance(least, int)

    def read(text: str) -> Any:
        try:
            number = int(text) if whole else float(text)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise ValueError(f"is a {'whole ' if whole else ''}number from {least:,} to {most:,}")
        return number

    return read


def _switch(text: str) -> bool:
    if text not in ("on", "off"):
        raise ValueError("is on or off")
    return text == "on"


def _level(text: str) -> str:
    levels = ("debug", "info", "warning", "error")
    if text not in levels:
        raise ValueError(f"is one of {', '.join(levels)}")
    return text


@dataclass(frozen=True)
class Settings:
    """How this server is set up."""

    database_url: str = _setting(
        "sqlite:///rowantree-data/rowantree.db", _database_url, "sqlite:///path/to/file or postgresql://user@host/name"
    )
    files_url: str = _setting(
        "file:rowantree-data/files",
        _files_url,
        "file: and the folder where files are kept, or s3://bucket/prefix?endpoint=…&region=…",
    )
    base_url: str = _setting("http://127.0.0.1:8000", _base_url, "where the server is reached from outside")
    secret: str = _setting("", _secret, "signs and encrypts; 32 characters or more, and kept: no default")
    rate_limit: RateLimit | None = _setting(
        RateLimit(1000, 60), _rate_limit, "requests/seconds for each key in each process, or off"
    )
    body_limit: int = _setting(10_000_000, _number(1_000, 1_000_000_000), "the largest JSON body, in bytes")
    file_limit: int = _setting(200_000_000, _number(1_000, 5_000_000_000), "the largest file, in bytes")
    file_seconds: int = _setting(300, _number(1, 604_800), "seconds that the address of a file is good")
    patience: float = _setting(15.0, _number(0.1, 600.0), "seconds that a request waits for the database")
    database_connections: int = _setting(10, _number(1, 1_000), "PostgreSQL connections of each process")
    incremental_sync_pages: int = _setting(
        1_000, _number(1, 1_000_000), "pages of an incremental sync before incremental_sync_too_large"
    )
    private_webhooks: bool = _setting(False, _switch, "on lets webhooks and calls of partners go to private addresses")
    worker: bool = _setting(True, _switch, "off leaves the work after the response to `rowantree worker`")
    log_level: str = _setting("info", _level, "debug, info, warning or error")

    @property
    def sqlite_path(self) -> Path | None:
        """The file of an SQLite database."""
        if self.database_url.startswith("sqlite:///"):
            return Path(self.database_url.removeprefix("sqlite:///"))
        return None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that `environment` holds.

    Raises:
        WrongSetting: one has a wrong value, or there is none of that name.
    """
    fields = {f"{PREFIX}{field.name.upper()}": field for field in dataclasses.fields(Settings)}
    values: dict[str, Any] = {}
    for name, text in environment.items():
        if not name.startswith(PREFIX):
            continue
        if name not in fields:
            raise WrongSetting(f"{name}: there is no such setting; `rowantree settings` lists them")
        try:
            values[fields[name].name] = fields[name].metadata["read"](text)
        except ValueError as problem:
            raise WrongSetting(f"{name} {problem}; it is {_shown(name, text)}") from None
    return Settings(**values)


def _shown(name: str, text: str) -> str:
    return "not shown here" if name == f"{PREFIX}SECRET" else repr(_without_password(text))


def _without_password(text: str) -> str:
    """`text` with the password that a URL in it may hold made unreadable."""
    return re.sub(r"(://[^/@:]*:)[^@/]*@", r"\1***@", text)


def described(settings: Settings) -> list[tuple[str, str, str]]:
    """Each setting's name, its value in words, and what it is about."""
    rows = []
    for field in dataclasses.fields(Settings):
        value = getattr(settings, field.name)
        if field.name == "secret":
            shown = "set" if value else "not set"
        elif isinstance(value, RateLimit):
            shown = f"{value.amount}/{value.seconds}"
        elif isinstance(value, bool) or value is None:
            shown = "on" if value else "off"
        else:
            shown = _without_password(str(value))
        rows.append((f"{PREFIX}{field.name.upper()}", shown, field.metadata["about"]))
    return rows
