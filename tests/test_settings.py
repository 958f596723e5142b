"""Settings: each checked, a wrong or misspelt one refused by its name."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from rowantree.settings import RateLimit, Settings, WrongSetting, described, read_settings

SECRET = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("DATABASE_URL", "sqlite:////var/lib/rowantree.db", "sqlite:////var/lib/rowantree.db"),
        ("DATABASE_URL", "sqlite:///relative/rowantree.db", "sqlite:///relative/rowantree.db"),
        ("DATABASE_URL", "postgresql://user@host/name", "postgresql://user@host/name"),
        ("DATABASE_URL", "postgres://user@host/name", "postgres://user@host/name"),
        ("FILES_URL", "file:///var/lib/files", "file:///var/lib/files"),
        ("FILES_URL", "file:relative/files", "file:relative/files"),
        ("FILES_URL", "s3://bucket/prefix?region=eu-central-1", "s3://bucket/prefix?region=eu-central-1"),
        ("BASE_URL", "https://hiring.example.com/", "https://hiring.example.com"),
        ("BASE_URL", "http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("SECRET", SECRET, SECRET),
        ("RATE_LIMIT", "5/60", RateLimit(5, 60)),
        ("RATE_LIMIT", "off", None),
        ("BODY_LIMIT", "1000", 1000),
        ("PATIENCE", "0.5", 0.5),
        ("PATIENCE", "600", 600.0),
        ("DATABASE_CONNECTIONS", "1", 1),
        ("INCREMENTAL_SYNC_PAGES", "1000000", 1_000_000),
        ("PRIVATE_WEBHOOKS", "on", True),
        ("WORKER", "off", False),
        ("LOG_LEVEL", "debug", "debug"),
    ],
)
def test_a_setting_is_read(name: str, text: str, value: Any) -> None:
    assert getattr(read_settings({f"ROWANTREE_{name}": text}), name.lower()) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "mysql://user@host/name"),
        ("DATABASE_URL", "rowantree.db"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite://rowantree.db"),
        ("DATABASE_URL", "sqlite:rowantree.db"),
        ("FILES_URL", "/var/lib/files"),
        ("FILES_URL", "s3:bucket"),
        ("FILES_URL", "file:"),
        ("FILES_URL", "file://relative/files"),
        ("FILES_URL", "file:/var/lib/files#1"),
        ("FILES_URL", "file:/var/lib/files?region=eu-central-1"),
        ("BASE_URL", "hiring.example.com"),
        ("BASE_URL", "ftp://hiring.example.com"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://hiring.example.com?a=b"),
        ("BASE_URL", "https://hiring.example.com#a"),
        ("BASE_URL", "https://hiring.example.com:abc"),
        ("BASE_URL", "https://hiring.example.com:99999"),
        ("BASE_URL", "https://hiring example.com"),
        ("BASE_URL", "https://[::1"),
        ("SECRET", ""),
        ("SECRET", "short"),
        ("RATE_LIMIT", ""),
        ("RATE_LIMIT", "5"),
        ("RATE_LIMIT", "0/60"),
        ("RATE_LIMIT", "5/0"),
        ("RATE_LIMIT", "5/60s"),
        ("RATE_LIMIT", "-5/60"),
        ("BODY_LIMIT", "999"),
        ("BODY_LIMIT", "1000000001"),
        ("BODY_LIMIT", "10MB"),
        ("BODY_LIMIT", "1e6"),
        ("PATIENCE", "0"),
        ("PATIENCE", "nan"),
        ("PATIENCE", "inf"),
        ("PATIENCE", "soon"),
        ("DATABASE_CONNECTIONS", "0"),
        ("DATABASE_CONNECTIONS", "1.5"),
        ("INCREMENTAL_SYNC_PAGES", "0"),
        ("PRIVATE_WEBHOOKS", "yes"),
        ("WORKER", "ON"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(name: str, text: str) -> None:
    with pytest.raises(WrongSetting, match=rf"^ROWANTREE_{name} "):
        read_settings({f"ROWANTREE_{name}": text})


def test_s3_without_boto3_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "boto3" else name)

    with pytest.raises(WrongSetting, match=r"^ROWANTREE_FILES_URL needs boto3 .*pip install 'rowantree\[s3\]'"):
        read_settings({"ROWANTREE_FILES_URL": "s3://bucket"})


def test_a_wrong_value_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROWANTREE_WORKER", "perhaps")

    with pytest.raises(WrongSetting, match=r"^ROWANTREE_WORKER is on or off; it is 'perhaps'$"):
        read_settings({"ROWANTREE_WORKER": "perhaps"})


@pytest.mark.parametrize("name", ["ROWANTREE_SECERT", "ROWANTREE_", "ROWANTREE_database_url"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(WrongSetting, match=f"^{name}: there is no such setting"):
        read_settings({name: "x"})


def test_what_is_not_ours_is_left_alone() -> None:
    assert read_settings({"PATH": "/bin", "rowantree_secret": "x", "OTHER_SECRET": "y"}) == Settings()


def test_a_wrong_secret_is_not_shown() -> None:
    with pytest.raises(WrongSetting) as problem:
        read_settings({"ROWANTREE_SECRET": "hunter2"})

    assert "hunter2" not in str(problem.value)
    assert problem.value.__cause__ is None


def test_the_secret_is_said_to_be_set_and_not_shown() -> None:
    shown = {name: value for name, value, _ in described(read_settings({"ROWANTREE_SECRET": SECRET}))}

    assert shown["ROWANTREE_SECRET"] == "set"
    assert {name: value for name, value, _ in described(Settings())}["ROWANTREE_SECRET"] == "not set"


def test_the_password_of_the_database_is_not_shown() -> None:
    settings = read_settings({"ROWANTREE_DATABASE_URL": "postgresql://user:hunter2@host:5433/name"})
    shown = {name: value for name, value, _ in described(settings)}["ROWANTREE_DATABASE_URL"]

    assert "hunter2" not in shown
    assert "host:5433/name" in shown


@pytest.mark.parametrize("url", ["mysql://user:hunter2@host/name", "postgresq://user:hunter2@host/name"])
def test_the_password_of_a_wrong_database_url_is_not_shown(url: str) -> None:
    with pytest.raises(WrongSetting) as problem:
        read_settings({"ROWANTREE_DATABASE_URL": url})

    assert "hunter2" not in str(problem.value)


def test_every_setting_is_described_and_can_be_read_back() -> None:
    settings = read_settings({"ROWANTREE_SECRET": SECRET})
    rows = described(settings)
    values = {name: value for name, value, _ in rows if name != "ROWANTREE_SECRET"}

    assert len(rows) == len(fields(Settings))
    assert all(about for _, _, about in rows)
    assert read_settings(values) == read_settings({})


def test_only_an_sqlite_url_names_a_file() -> None:
    assert Settings(database_url="sqlite:////var/rowantree.db").sqlite_path == Path("/var/rowantree.db")
    assert Settings(database_url="postgresql://user@host/name").sqlite_path is None
