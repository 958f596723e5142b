"""What is taken from a text, and what is rather left out."""

from __future__ import annotations

import pytest

from rowantree.files.resumes.entries import Work, school, work
from rowantree.files.resumes.finding import find
from rowantree.files.resumes.headings import heading
from rowantree.files.resumes.reading import Found
from rowantree.files.resumes.source import Source
from rowantree.files.resumes.tidying import tidy


def found(text: str, *, filename: str = "resume.pdf", largest: str = "", addresses: tuple[str, ...] = ()) -> Found:
    """What is found in `text`."""
    return find(Source(tidy(text), largest, addresses), filename)


def about(*lines: str, email: str = "h.whitlock@example.com") -> Found:
    """What is found in a résumé of Harriet Whitlock that has these lines at its head."""
    return found("\n".join(["Harriet Whitlock", email, *lines, "Skills", "Patience"]))


@pytest.mark.parametrize(
    ("line", "email", "name"),
    [
        ("Harriet Whitlock", "harriet.whitlock@example.com", "Harriet Whitlock"),
        ("Dr. Harriet Whitlock, PhD", "hw@example.com", "Harriet Whitlock"),
        ("HARRIET O'DELL", "tea4two@example.com", "Harriet O'Dell"),
        ("CALLUM MCARDLE", "tea4two@example.com", "Callum McArdle"),
        ("WHITLOCK Harriet", "tea4two@example.com", "Harriet Whitlock"),
        ("Peñalver Ríos, Lucía", "lucia@example.com", "Lucía Peñalver Ríos"),
        ("LUCÍA DE LA VEGA", "tea4two@example.com", "Lucía de la Vega"),
        ("H A R R I E T  W H I T L O C K", "hwhitlock@example.com", "Harriet Whitlock"),
        ("Lebenslauf Jörg Müller", "joerg.mueller@example.com", "Jörg Müller"),
        ("Marie Morel | Comptable", "marie@example.com", "Marie Morel"),
        ("Name: Svenja von Hagen", "tea4two@example.com", "Svenja von Hagen"),
        ("Winifred Ashcombe MRCP", "w.ashcombe@example.com", "Winifred Ashcombe"),
        ("Senior Software Engineer", "tea4two@example.com", None),
        ("Brightforge Ltd", "info@example.com", None),
        ("Quarterly Report", "tea4two@example.com", None),
        ("Quiet Comet", "alice.marchmont@example.com", None),
        ("United Kingdom", "tea4two@example.com", None),
        ("what I have done", "tea4two@example.com", None),
    ],
)
def test_a_name_needs_something_that_speaks_for_it(line: str, email: str, name: str | None) -> None:
    assert found(f"{line}\n{email}\n\nSkills\nPatience").name == name


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("CV_Harriet_Whitlock.pdf", "Harriet Whitlock"),
        ("Harriet Whitlock - resume (2).pdf", "Harriet Whitlock"),
        ("HarrietWhitlock-CV-2024.pdf", "Harriet Whitlock"),
        ("lebenslauf-Jörg-Müller-2024.pdf", "Jörg Müller"),
        ("CV final version.pdf", None),
        ("CV_Software_Engineer.pdf", None),
        ("Resume Brightforge Ltd.pdf", None),
        ("Harriet_Whitlock.pdf", None),
        ("scan0001.pdf", None),
    ],
)
def test_a_files_name_may_be_the_only_one_to_know(filename: str, name: str | None) -> None:
    assert found("tea4two@example.com\n\nSkills\nPatience", filename=filename).name == name


def test_the_largest_type_is_the_name() -> None:
    text = "Contact\ntea4two@example.com\n\nSkills\nPatience\n\nHarriet Whitlock\nProfile\nCurious."

    assert found(text, largest="Harriet Whitlock").name == "Harriet Whitlock"
    assert found(text).name is None


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("+44 20 7946 0123",), "+44 20 7946 0123"),
        (("0044 (0)20 7946 0123",), "+44 20 7946 0123"),
        (("020 7946 0123",), None),
        (("020 7946 0123", "London, United Kingdom"), "+44 20 7946 0123"),
        (("020 7946 0123", "14 Plover Lane, London SW1A 2AA"), "+44 20 7946 0123"),
        (("(206) 555-0123", "Seattle, WA 98101"), "+1 206-555-0123"),
        (("Fax: +44 20 7946 0123",), None),
        (("Fax: +44 20 7946 0123 | Tel: +44 20 7946 0321",), "+44 20 7946 0321"),
        (("Born 04.05.1988 in Hamburg", "10115 Berlin, Germany"), None),
        (("2019 - 2021", "Warsaw, Poland"), None),
        (("020 7946 0123", "London, United Kingdom", "Paris, France"), None),
        (("+44 20 7946 01",), None),
    ],
)
def test_a_number_is_taken_where_its_country_is_plain(lines: tuple[str, ...], number: str | None) -> None:
    assert about(*lines).phone_number == number


def test_what_belongs_to_a_reference_is_not_taken() -> None:
    reference = "References\nRobin Quill, robin.quill@example.org, +44 20 7946 0999"

    assert found(f"Harriet Whitlock\n\nSkills\nPatience\n\n{reference}") == Found()


def test_an_address_in_running_text_is_nobodys() -> None:
    text = "Harriet Whitlock\n\nSkills\nMy former manager will gladly tell you more about that: susan@example.com"

    assert found(text).email is None


def test_of_two_profiles_at_one_place_neither_is_taken() -> None:
    links = about("linkedin.com/in/harriet", "linkedin.com/in/robin", "github.com/harriet").links

    assert (links.linkedin, links.github) == (None, "https://github.com/harriet")


@pytest.mark.parametrize(
    ("line", "website"),
    [
        ("https://whitlock.example/work", "https://whitlock.example/work"),
        ("www.whitlock.example", "https://www.whitlock.example"),
        ("Web: whitlock.example", "https://whitlock.example"),
        ("whitlock.example", None),
        ("https://www.xing.com/profile/hw", None),
        ("https://github.com/harriet/project", None),
        ("https://one.example https://two.example", None),
    ],
)
def test_a_page_is_taken_where_it_is_the_only_one(line: str, website: str | None) -> None:
    assert about(line).links.website == website


def test_a_link_that_is_not_shown_counts() -> None:
    shown = found(
        "Harriet Whitlock\nEmail | LinkedIn\n\nSkills\nPatience",
        addresses=(
            "mailto:h.whitlock@example.com?subject=Hi",
            "https://de.linkedin.com/in/hw/",
            "https://shop.example",
        ),
    )

    assert (shown.name, shown.email) == ("Harriet Whitlock", "h.whitlock@example.com")
    assert (shown.links.linkedin, shown.links.website) == ("https://www.linkedin.com/in/hw", None)


@pytest.mark.parametrize(
    ("line", "location"),
    [
        ("10115 Berlin", "Berlin"),
        ("Lindenweg 4, 60311 Frankfurt am Main, Deutschland", "Frankfurt am Main, Deutschland"),
        ("Leeds LS1 4AP", "Leeds"),
        ("Austin, TX 78701", "Austin, TX"),
        ("Lyon, France", "Lyon, France"),
        ("Alicante (España)", "Alicante, España"),
        ("Edinburgh", None),
        ("2019 Berlin", None),
        ("Geboren in 10115 Berlin", None),
    ],
)
def test_a_place_is_taken_where_it_is_plainly_one(line: str, location: str | None) -> None:
    assert about(line).location == location


@pytest.mark.parametrize(
    ("lines", "position", "company"),
    [
        (["Product Manager, Larkhill Systems\t2019 – Present"], "Product Manager", "Larkhill Systems"),
        (["Product Manager at Larkhill Systems (2019 - now)"], "Product Manager", "Larkhill Systems"),
        (["Larkhill Systems — Product Manager", "Jan 2019 to date"], "Product Manager", "Larkhill Systems"),
        (["Acme, Inc.", "Product Manager", "01/2019 – 05/2021"], "Product Manager", "Acme, Inc."),
        (["seit 03/2020\tProjektleiterin, Seefeld GmbH, München"], "Projektleiterin", "Seefeld GmbH"),
        (["2019-aujourd'hui", "Chef de projet", "Valcourt, Lyon (France)"], "Chef de projet", "Valcourt"),
        (["Analista en Grupo Almenara", "2019 - actualidad"], "Analista", "Grupo Almenara"),
        (["Kierownik @ Jantar", "od 05.2020"], "Kierownik", "Jantar"),
        (["Altenpflegerin im Seniorenstift Ruhraue", "2016 - heute"], "Altenpflegerin", "Seniorenstift Ruhraue"),
        (["Sachbearbeiterin im Einkauf", "2016 - heute"], "Sachbearbeiterin im Einkauf", None),
        (["Bliss Keeper, Northwind Ltd", "2016 - 2020"], "Bliss Keeper", "Northwind Ltd"),
        (["Bliss Keeper, Northwind", "2016 - 2020"], None, None),
        (["Engineering Manager, Payments, Larch Finance", "2021 - now"], "Engineering Manager", None),
        (["Manager, Team Lead, Northwind, Engineer", "2021 - now"], None, None),
        (["Manager, Northwind"], None, None),
        (["1998 - 2004\tApprentice, Wensum", "2004 - now\tForeman, Yare Ltd"], "Foreman", "Yare Ltd"),
        (["Baker, Wensum", "1998 - 2004", "Foreman, Yare Ltd", "2004 - now"], None, None),
        (["Many things were done by me in those years. All were good.", "Baker, Wensum", "2004 - now"], None, None),
        (["Acme, San Diego, CA\t2016 – Present", "Director (2020 – Present)"], "Director", "Acme"),
    ],
)
def test_work_is_taken_where_the_lines_say_which_is_which(
    lines: list[str], position: str | None, company: str | None
) -> None:
    assert work(lines, None) == Work(position, company)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["BSc Physics, University of Northmoor\t2012 – 2016"], "University of Northmoor"),
        (["2012 - 2016", "Technische Hochschule Seefeld", "M.Sc. Informatik"], "Technische Hochschule Seefeld"),
        (["School of Law, University of Northmoor, 2016"], "University of Northmoor"),
        (["Diploma at Westering College, 2011"], "Westering College"),
        (["2014\tCertificate", "2010\tBA, Westering College"], "Westering College"),
        (["2012 - 2016\tReading and writing"], None),
        (["2012 - 2016\tHalden School, Westering School"], None),
        (["Westering College"], None),
    ],
)
def test_a_school_is_taken_where_only_one_is_named(lines: list[str], name: str | None) -> None:
    assert school(lines) == name


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("WORK EXPERIENCE", "experience"),
        ("Berufserfahrung:", "experience"),
        ("EXPERIENCES PROFESSIONNELLES", "experience"),
        ("Doświadczenie zawodowe", "experience"),
        ("3. Education & Training", "education"),
        ("Formación académica", "education"),
        ("Skills and Languages", "skills"),
        ("experience with people", None),
        ("education", None),
        ("• Education", None),
        ("Experience of many years.", None),
    ],
)
def test_a_heading_is_known_in_five_languages(line: str, kind: str | None) -> None:
    assert heading(line) == kind


def test_what_is_longer_than_any_value_is_left_out() -> None:
    long = "Harriet" + "a" * 400

    assert found(f"{long} Whitlock\nwhitlock@example.com\nSkills\nPatience").name is None


@pytest.mark.parametrize("text", ["", "\n\n", "a" * 10_000, "Name:\n", "Experience\n2019 -", "\t\t\t", "@", "+" * 500])
def test_odd_texts_give_nothing(text: str) -> None:
    assert found(text) == Found()
