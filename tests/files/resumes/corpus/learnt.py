"""The layouts that the reading was made with."""

from __future__ import annotations

from tests.files.resumes.corpus.people import Degree, Job, Person
from tests.files.resumes.corpus.sheet import Block, Expected, Sheet
from tests.files.resumes.corpus.told import (
    dates,
    education,
    experience,
    heading,
    line,
    listed,
    references,
    skills,
    studied,
    years,
)


def one_column(person: Person) -> tuple[Sheet, Expected]:
    """One column, dates at the right margin."""

    def job(each: Job) -> list[Block]:
        return [Block("split", f"{each.title}, {each.company}", dates(person, each))]

    def degree(each: Degree) -> list[Block]:
        return [Block("split", f"{each.degree}, {each.school}", studied(each))]

    main = [
        Block("title", person.name),
        line(f"{person.street}, {person.town}, {person.country}"),
        line(f"{person.phone_home} | {person.email}"),
        line(f"linkedin.com/in/{person.slug}"),
        heading(person, "summary"),
        Block("paragraph", person.tongue.summary),
        *experience(person, job),
        *education(person, degree),
        *skills(person),
    ]
    expected = person.expected(
        linkedin=f"https://www.linkedin.com/in/{person.slug}", location=f"{person.city}, {person.country}"
    )
    return Sheet(main=main, drawn="right edge last", hyphenated=True), expected


def two_columns(person: Person) -> tuple[Sheet, Expected]:
    """Two columns, written line by line across both."""

    def job(each: Job) -> list[Block]:
        return [Block("strong", each.company), line(each.title), line(dates(person, each))]

    def degree(each: Degree) -> list[Block]:
        return [Block("strong", each.school), line(each.degree), line(studied(each))]

    band = [Block("title", person.name), Block("subtitle", person.jobs[0].title)]
    side = [
        *listed(person, "contact", [person.phone_abroad, person.email, f"{person.city}, {person.country}"]),
        *education(person, degree),
        *listed(person, "skills", person.tongue.skills),
    ]
    sheet = Sheet(band=band, main=experience(person, job), side=side, side_at="right", drawn="across", embedded=True)
    return sheet, person.expected(location=f"{person.city}, {person.country}")


def sidebar_left(person: Person) -> tuple[Sheet, Expected]:
    """A sidebar on the left, written first, and the name set wide."""

    def job(each: Job) -> list[Block]:
        return [Block("strong", each.title), line(f"{each.company} | {dates(person, each)}")]

    def degree(each: Degree) -> list[Block]:
        return [Block("strong", each.degree), line(f"{each.school} | {studied(each)}")]

    side = [
        *listed(
            person,
            "contact",
            [
                person.labels["phone"],
                person.phone_abroad,
                person.labels["email"],
                person.email,
                f"github.com/{person.slug}",
            ],
        ),
        *listed(person, "skills", person.tongue.skills),
        *listed(person, "interests", ["Chess"]),
    ]
    main = [
        Block("title", person.name),
        heading(person, "summary"),
        Block("paragraph", person.tongue.summary),
        *experience(person, job),
        *education(person, degree),
    ]
    sheet = Sheet(main=main, side=side, drawn="side first", embedded=True, spaced_title=True)
    return sheet, person.expected(github=f"https://github.com/{person.slug}")


def tables(person: Person) -> tuple[Sheet, Expected]:
    """Tables: the dates in the first column, the rest in the second."""

    def job(each: Job) -> list[Block]:
        return [Block("row", dates(person, each), f"{each.title}\n{each.company}, {each.place}")]

    def degree(each: Degree) -> list[Block]:
        return [Block("row", studied(each), f"{each.school}\n{each.degree}")]

    main = [
        Block("title", person.name),
        Block("row", person.labels["address"], f"{person.street}\n{person.town}"),
        Block("row", person.labels["phone"], person.phone_abroad),
        Block("row", person.labels["email"], person.email),
        *experience(person, job, duties=False),
        *education(person, degree),
        *references(person),
    ]
    return Sheet(main=main), person.expected(location=person.city)


def underlined(person: Person) -> tuple[Sheet, Expected]:
    """Plain text, the headings underlined."""

    def job(each: Job) -> list[Block]:
        return [line(f"{each.title}{person.tongue.at}{each.company}"), line(years(person, each))]

    def degree(each: Degree) -> list[Block]:
        return [line(each.school), line(f"{each.degree}, {studied(each, '-')}")]

    main = [
        Block("title", person.name),
        line(f"{person.labels['email']}: {person.email}"),
        line(f"{person.labels['phone']}: {person.phone_abroad}"),
        line(f"Web: {person.website}"),
        *experience(person, job),
        *education(person, degree),
        *skills(person),
    ]
    return Sheet(main=main), person.expected(website=person.website)


def no_headings(person: Person) -> tuple[Sheet, Expected]:
    """No headings at all: who, then what, one after the other."""
    main = [Block("title", person.name), line(person.email), line(person.phone_abroad), Block("gap")]
    for each in person.jobs:
        main += [line(f"{dates(person, each)}: {each.title}, {each.company}")]
        main += [Block("bullet", duty) for duty in each.duties]
    main += [line(f"{studied(each)}: {each.degree}, {each.school}") for each in person.degrees]
    return Sheet(main=main, words_apart=True), person.expected()


def separators(person: Person) -> tuple[Sheet, Expected]:
    """Everything about contact in one line."""

    def job(each: Job) -> list[Block]:
        return [Block("split", f"{each.company} — {each.title}", years(person, each, "–"))]

    def degree(each: Degree) -> list[Block]:
        return [Block("split", f"{each.school} — {each.degree}", studied(each, "–"))]

    contact = " • ".join(
        (
            f"{person.city}, {person.country}",
            person.phone_home,
            person.email,
            f"www.linkedin.com/in/{person.slug}/",
            f"https://github.com/{person.slug}",
        )
    )
    main = [
        Block("title", person.name.upper()),
        line(contact),
        *experience(person, job),
        *education(person, degree),
        *skills(person),
    ]
    expected = person.expected(
        linkedin=f"https://www.linkedin.com/in/{person.slug}",
        github=f"https://github.com/{person.slug}",
        location=f"{person.city}, {person.country}",
    )
    return Sheet(main=main, embedded=True, words_apart=True, ligatures=True), expected


def photo(person: Person) -> tuple[Sheet, Expected]:
    """A photo, and a table of personal data that begins with the name."""

    def job(each: Job) -> list[Block]:
        return [
            Block("row", dates(person, each, " - "), f"{each.title}\n{each.company}"),
            *(Block("row", "", duty) for duty in each.duties),
        ]

    def degree(each: Degree) -> list[Block]:
        return [Block("row", studied(each, " - "), f"{each.degree}\n{each.school}")]

    main = [
        Block("title", person.tongue.resume),
        heading(person, "personal"),
        Block("row", person.labels["name"], person.name),
        Block("row", person.labels["birth"], "04.05.1988"),
        Block("row", person.labels["address"], f"{person.street}, {person.town}"),
        Block("row", person.labels["phone"], person.phone_home),
        Block("row", person.labels["email"], person.email),
        Block("gap"),
        *experience(person, job, duties=False),
        *education(person, degree),
    ]
    return Sheet(main=main, photo=True, embedded=True), person.expected(location=person.city)


def three_pages(person: Person) -> tuple[Sheet, Expected]:
    """Three pages, the name over each."""

    def job(each: Job) -> list[Block]:
        return [
            Block("strong", f"{each.title} | {each.company} | {each.place}"),
            line(dates(person, each)),
            *(Block("bullet", duty) for duty in person.tongue.duties),
            Block("paragraph", person.tongue.summary),
        ]

    def degree(each: Degree) -> list[Block]:
        return [
            Block("strong", f"{each.degree} | {each.school}"),
            line(studied(each)),
            Block("paragraph", person.tongue.summary),
        ]

    main = [
        Block("title", person.name),
        Block("subtitle", person.jobs[0].title),
        line(f"{person.email} | {person.phone_abroad}"),
        heading(person, "summary"),
        *(Block("paragraph", person.tongue.summary) for _ in range(3)),
        *experience(person, job),
        *education(person, degree),
        *references(person),
    ]
    return Sheet(main=main, header=f"{person.name} – {person.tongue.resume}", hyphenated=True), person.expected()


def cover_letter(person: Person) -> tuple[Sheet, Expected]:
    """A letter before the résumé, to somebody else and signed."""

    def job(each: Job) -> list[Block]:
        return [Block("strong", f"{each.title} ({dates(person, each)})"), line(each.company)]

    def degree(each: Degree) -> list[Block]:
        return [line(f"{each.degree} ({studied(each)})"), line(each.school)]

    to, department, where, about, dear, *text, bye = person.tongue.letter
    letter = [line(each) for each in (person.name, person.street, person.town, person.email, person.phone_abroad)]
    letter += [Block("gap"), line(to), line(department), line(where), Block("gap"), Block("strong", about), line(dear)]
    letter += [*(Block("paragraph", each) for each in text), line(bye), line(person.name), Block("page")]
    main = [
        *letter,
        Block("title", f"{person.tongue.resume} {person.name}"),
        *experience(person, job),
        *education(person, degree),
        *skills(person),
    ]
    return Sheet(main=main), person.expected(location=person.city)


LAYOUTS = (
    one_column,
    two_columns,
    sidebar_left,
    tables,
    underlined,
    no_headings,
    separators,
    photo,
    three_pages,
    cover_letter,
)
