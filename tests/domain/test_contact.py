"""Ways to reach a person: what passes as an e-mail address, a phone number and a URL, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.provisional import urls

from rowantree.core.errors import InvalidInput
from rowantree.domain import contact

KINDS = [contact.email_address, contact.phone_number, contact.url]
Check = Callable[[str, str], str]

EMAIL_ADDRESSES = [
    "ada@example.com",
    "Ada.Lovelace@Example.COM",
    "ADA@EXAMPLE.COM",
    "ada+ats@example.com",
    "o'brien@example.ie",
    "__ada__@example.com",
    "12345678@example.com",
    "a@b.co",
    "!#$%&'*+/=?^_`{|}~-@example.com",
    '"ada lovelace"@example.com',
    '"ada@home"@example.com',
    "ada@acme.test",
    "ada@mail.acme.invalid",
    "ada@printer.local",
    "ada@[192.0.2.1]",
    "ada@[IPv6:2001:db8::1]",
    "post@bücher.example",
    "post@xn--bcher-kva.example",
    "jörg@müller.example",
    "用户@例え.jp",
    "पता@राजस्थान.भारत",
    "почта@почта.рф",
    "ada@a.very.deep.sub.domain.example.museum",
    "a" * 64 + "@example.com",
]
NOT_EMAIL_ADDRESSES = [
    "",
    " ",
    "ada",
    "@example.com",
    "ada@",
    "ada@@example.com",
    "ada@example",
    "ada..l@example.com",
    ".ada@example.com",
    "ada.@example.com",
    "ada@example..com",
    "ada@-example.com",
    "ada@exam_ple.com",
    "ada@exa mple.com",
    "ada lovelace@example.com",
    "Ada Lovelace <ada@example.com>",
    "mailto:ada@example.com?subject=hello",
    "ada@example.com, grace@example.com",
    "ada@example.com\nBcc: grace@example.com",
    "ada@[300.0.0.1]",
    "ada@example.com/",
    "a" * 250 + "@example.com",
]
PHONE_NUMBERS = [
    "+14125550100",
    "+1 (412) 555-0100 ext. 7",
    "412.555.0100",
    "+49 30 23125 000",
    "030/23125-0",
    "+44 (0)20 7946 0018",
    "+33 1 99 00 12 34",
    "+81 3-5550-0123",
    "０３-１２３４-５６７８",
    "+971 4 555 0123",
    "٠٤ ٥٥٥ ٠١٢٣",
    "+91 80 5550 0123",
    "+55 11 95550-0123",
    "+234 1 555 0123",
    "00 48 12 555 01 23",
    "110",
    "1-800-FLOWERS",
]
NOT_PHONE_NUMBERS = ["", "  ", "+", "()-", "none", "n/a", "電話なし", "1" * 65]
URLS = [
    "https://www.linkedin.com/in/ada-lovelace",
    "http://example.com",
    "https://example.com/",
    "HTTPS://EXAMPLE.COM/Ada",
    "https://example.com:8443/ada?tab=work&x=%20#about",
    "https://example.com?ada",
    "https://example.com./ada",
    "https://ada:secret@example.com/",
    "https://localhost:3000/ada",
    "http://192.0.2.1/ada",
    "http://[2001:db8::1]:8080/ada",
    "https://sub_domain.example.com/",
    "https://bücher.example/über-mich",
    "https://xn--bcher-kva.example/",
    "https://例え.jp/プロフィール",
    "https://пример.рф/ада",
    "https://مثال.إختبار/",
    "https://राजस्थान.भारत/",
    "https://example.com/🦊",
    "https://github.com/ada/(notes)?q=[1,2]",
    "https://example.com/" + "a" * (contact.MAX_URL - len("https://example.com/")),
]
NOT_URLS = [
    "",
    " ",
    "ada",
    "www.linkedin.com/in/ada",
    "linkedin.com/in/ada",
    "//example.com/ada",
    "/in/ada",
    "https://",
    "https:///ada",
    "https:example.com",
    "https://?ada",
    "https://.",
    "https://exa mple.com/",
    "https://example.com/a da",
    "https://example..com/",
    "https://-example.com/",
    "https://example.com:99999/",
    "https://example.com:port/",
    "https://[2001:db8::1/",
    "https://exam|ple.com/",
    'https://example.com/"onload=',
    "https://example.com/<script>",
    "https://example.com\\ada",
    "https://example.com/\nada",
    "ftp://example.com/ada",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,ada",
    "mailto:ada@example.com",
    "https://example.com/" + "a" * contact.MAX_URL,
]


@pytest.mark.parametrize("address", EMAIL_ADDRESSES)
def test_an_odd_but_valid_e_mail_address_is_kept_as_it_was_written(address: str) -> None:
    assert contact.email_address(address, "email") == address


@pytest.mark.parametrize("address", NOT_EMAIL_ADDRESSES)
def test_what_is_no_e_mail_address_is_refused_by_name(address: str) -> None:
    with pytest.raises(InvalidInput, match="`email`: not an e-mail address"):
        contact.email_address(address, "email")


def test_a_text_far_too_long_for_an_e_mail_address_is_not_looked_at() -> None:
    with pytest.raises(InvalidInput, match="`email`: not an e-mail address: it has more than 320 characters"):
        contact.email_address("a@" + "é." * 1_000_000, "email")


@pytest.mark.parametrize("number", PHONE_NUMBERS)
def test_a_phone_number_of_any_country_is_kept_as_it_was_written(number: str) -> None:
    assert contact.phone_number(number, "phoneNumber") == number


@pytest.mark.parametrize("number", NOT_PHONE_NUMBERS)
def test_what_is_no_phone_number_is_refused_by_name(number: str) -> None:
    with pytest.raises(InvalidInput, match="`phoneNumber`: not a phone number"):
        contact.phone_number(number, "phoneNumber")


@pytest.mark.parametrize("address", URLS)
def test_an_odd_but_valid_url_is_kept_as_it_was_written(address: str) -> None:
    assert contact.url(address, "website") == address


@pytest.mark.parametrize("address", NOT_URLS)
def test_what_is_no_url_is_refused_by_name(address: str) -> None:
    with pytest.raises(InvalidInput, match="`website`: not a valid URL"):
        contact.url(address, "website")


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (contact.email_address, "ada@example.com"),
        (contact.phone_number, "+1 412 555 0100"),
        (contact.url, "https://example.com/ada"),
    ],
)
def test_space_around_it_is_dropped(check: Check, text: str) -> None:
    assert check(f"\t{text} \r\n", "parameter") == text


@pytest.mark.parametrize("check", KINDS)
@given(text=st.text() | st.text("@.:/[]+-% \n'\"ahttps0", max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_is_kept_or_refused_by_name(check: Check, text: str) -> None:
    try:
        kept = check(text, "parameter")
    except InvalidInput as refusal:
        assert "`parameter`" in refusal.text  # noqa: PT017 either is right
    else:
        assert kept == text.strip()
        assert check(kept, "parameter") == kept


@given(address=st.emails())
@settings(max_examples=60, deadline=None)
def test_every_address_of_the_standard_is_an_e_mail_address(address: str) -> None:
    assert contact.email_address(address, "email") == address


@given(address=urls())
@settings(max_examples=60, deadline=None)
def test_every_address_of_the_web_is_a_url(address: str) -> None:
    assert contact.url(address, "website") == address
