"""Three hundred people as they come: names in many scripts, numbers of many countries, odd but valid addresses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product

NAMES = (
    "José Ñúñez-O'Higgins",
    "Zoë van der Äpfel",
    "Łukasz Żółć",
    "Đặng Thị Huyền",
    "Øyvind Åse Ærlig",
    "Þórður Eyþórsson",
    "Ștefania Țăran",
    "Αικατερίνη Παπαδοπούλου",
    "Юлия Ёжикова",
    "Ѓорѓи Ќосев",
    "Մարիամ Հովհաննիսյան",
    "ნინო ბერიძე",
    "יעל בן־דוד",
    "محمد عبد الرّحمن",
    "فاطمه‌سادات حسینی",
    "आराध्या श्रीवास्तव",
    "ঐশ্বর্য চট্টোপাধ্যায়",
    "தமிழ்ச்செல்வி",
    "ශ්‍රීමතී පෙරේරා",
    "สมหญิง ใจดี",
    "ဒေါ်အောင်ဆန်း",
    "ሰላማዊት ተስፋዬ",
    "王 小明",
    "佐藤 さくら",
    "김 민준",
    "ᠴᠢᠩᠭᠢᠰ",
    "ʻAlohilani Kāneʻohe",
    "Nguyễn Văn A (Andy)",
    "X Æ A-12",
    "Jean-Luc 👩🏽‍🚀 Picard",
)

NUMBERS = (
    "+1 (415) 555-0132",
    "+44 20 7946 0958",
    "+49 30 901820",
    "+33 1 99 00 12 34",
    "+91-98765-43210",
    "+86 138 0013 8000",
    "+81 3-5555-0100",
    "+55 (11) 91234-5678",
    "+234 803 123 4567",
    "+353 1 555 0123 ext. 42",
)

LINKS = (
    "https://example.com/~jo",
    "http://example.com:8080/a?b=c&d=%20e#f",
    "https://sub.domain.example.co.uk/path/",
    "https://münchen.example/straße",
    "https://例え.テスト/プロフィール",
    "https://192.0.2.10/cv",
    "https://user@example.com/profile",
    "https://example.com/(parentheses)/[brackets]",
    "HTTPS://EXAMPLE.COM/UPPER",
    "https://xn--bcher-kva.example/",
)

LOCAL_PARTS = (
    "plain",
    "first.last+tag",
    "o'hara",
    "_under_",
    "UPPER.Case",
    "x",
    '"quoted local"',
    "user!def%x",
    "δοκιμή",
)
DOMAINS = ("example.com", "sub.example.co.uk", "acme.test", "bücher.example", "例え.jp")


@dataclass(frozen=True)
class Person:
    """Somebody to hire."""

    name: str
    email: str
    phone_number: str
    link: str


def people(count: int) -> list[Person]:
    """`count` people, no two with the same e-mail address."""
    parts = product(range((count + len(NAMES) - 1) // len(NAMES)), enumerate(NAMES))
    return [_person(batch * len(NAMES) + index, name) for batch, (index, name) in islice(parts, count)]


def _person(number: int, name: str) -> Person:
    local, domain = LOCAL_PARTS[number % len(LOCAL_PARTS)], DOMAINS[number % len(DOMAINS)]
    numbered = f'"{local[1:-1]} {number}"' if local.startswith('"') else f"{local}{number}"
    return Person(name, f"{numbered}@{domain}", NUMBERS[number % len(NUMBERS)], LINKS[number % len(LINKS)])
