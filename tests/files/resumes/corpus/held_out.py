"""The layouts that the reading was only tried on, after it had been made."""

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

_ACADEMIC = {
    "en": "Research Fellow",
    "de": "Wissenschaftliche Mitarbeiterin",
    "fr": "Maître de conférences",
    "es": "Profesora titular",
    "pl": "Adiunkt",
}
_LASTED = {
    "en": "3 years 2 months",
    "de": "3 Jahre 2 Monate",
    "fr": "3 ans 2 mois",
    "es": "3 años 2 meses",
    "pl": "3 lata 2 miesiące",
}


def sidebar_right(person: Person) -> tuple[Sheet, Expected]:
    """A sidebar on the right, written last."""

    def job(each: Job) -> list[Block]:
        return [Block("strong", each.title), line(f"{each.company}, {each.place}"), line(dates(person, each))]

    def degree(each: Degree) -> list[Block]:
        return [Block("strong", each.degree), line(each.school), line(studied(each))]

    main = [
        Block("title", person.name),
        Block("subtitle", person.jobs[0].title),
        heading(person, "summary"),
        Block("paragraph", person.tongue.summary),
        *experience(person, job),
    ]
    side = [
        *listed(person, "contact", [person.email, person.phone_abroad, person.city]),
        *education(person, degree),
        *listed(person, "languages", ["A", "B"]),
    ]
    sheet = Sheet(main=main, side=side, side_at="right", hyphenated=True, embedded=True)
    return sheet, person.expected(location=person.city)


def header_band(person: Person) -> tuple[Sheet, Expected]:
    """A band with name and profession, and icons before the ways to reach them."""

    def job(each: Job) -> list[Block]:
        return [Block("split", each.company, years(person, each, " – ")), line(each.title)]

    def degree(each: Degree) -> list[Block]:
        return [Block("split", each.school, studied(each)), line(each.degree)]

    band = [
        Block("title", person.name),
        Block("subtitle", f"{person.jobs[0].title} | {person.tongue.skills[1]}"),
        line(f"\uf0e0 {person.email}   \uf095 {person.phone_abroad}   \uf0ac {person.website}"),
    ]
    main = [*experience(person, job), *education(person, degree), *skills(person)]
    sheet = Sheet(band=band, main=main, embedded=True, ligatures=True, drawn="right edge last")
    return sheet, person.expected(website=person.website)


def europass(person: Person) -> tuple[Sheet, Expected]:
    """Labels on the left, everything else on the right."""

    def job(each: Job) -> list[Block]:
        return [
            Block("row", dates(person, each), each.title),
            Block("row", "", f"{each.company}, {each.place} ({person.country})"),
            *(Block("row", "", f"- {duty}") for duty in each.duties),
        ]

    def degree(each: Degree) -> list[Block]:
        return [Block("row", studied(each), each.degree), Block("row", "", f"{each.school}")]

    main = [
        Block("row", person.headings["personal"], person.name),
        Block("row", "", f"{person.street}, {person.town}, {person.country}"),
        Block("row", "", person.phone_abroad),
        Block("row", "", person.email),
        Block("gap"),
        *experience(person, job, duties=False),
        *education(person, degree),
    ]
    sheet = Sheet(main=main, footer=f"© Europass | {person.name} | 1 / 1")
    return sheet, person.expected(location=f"{person.city}, {person.country}")


def academic(person: Person) -> tuple[Sheet, Expected]:
    """A scholar: a doctor who works at universities, and papers by many others."""
    title, here = _ACADEMIC[person.tongue.code], person.degrees[1].school
    main = [
        Block("title", f"Dr. {person.name}"),
        line(here),
        line(person.email),
        heading(person, "experience"),
        line(f"2021–{person.tongue.present}  {title}, {here}"),
        line(f"2018–2021  {title}, {person.degrees[0].school}"),
        *education(person, lambda each: [line(f"{studied(each, '–')}  {each.degree}, {each.school}")]),
        heading(person, "publications"),
        line("A. Marsh, T. Quill and R. Penhallow (2022). On the weight of quiet things. Journal of Small Effects 4."),
        line("Quill, T., Marsh, A. (2020). A longer look at short rivers. robin.quill@example.org"),
    ]
    return Sheet(main=main, ligatures=True, embedded=True), person.expected(
        phone_number=None, position=title, company=here
    )


def capitals(person: Person) -> tuple[Sheet, Expected]:
    """Headings in capitals, and in Word nothing but bold lines."""

    def job(each: Job) -> list[Block]:
        return [Block("strong", f"{each.title}, {each.company} ({years(person, each)})")]

    def degree(each: Degree) -> list[Block]:
        return [line(f"{each.school}, {each.degree} ({studied(each)})")]

    main = [
        Block("title", person.name),
        line(f"{person.labels['address']}: {person.street}, {person.town}"),
        line(f"{person.labels['phone']}: {person.phone_home} / {person.labels['email']}: {person.email}"),
        *experience(person, job),
        *education(person, degree),
        *references(person),
    ]
    main = [Block(each.kind, each.text.upper()) if each.kind == "heading" else each for each in main]
    return Sheet(main=main), person.expected(location=person.city)


def in_the_footer(person: Person) -> tuple[Sheet, Expected]:
    """How to reach them stands in the footer only."""

    def job(each: Job) -> list[Block]:
        return [Block("row", years(person, each), each.title), Block("row", "", each.company)]

    def degree(each: Degree) -> list[Block]:
        return [Block("row", studied(each), f"{each.degree}, {each.school}")]

    main = [
        Block("title", person.name),
        Block("paragraph", person.tongue.summary),
        *experience(person, job),
        *education(person, degree),
    ]
    return Sheet(main=main, footer=f"{person.name} · {person.email} · {person.phone_abroad}"), person.expected()


def dense(person: Person) -> tuple[Sheet, Expected]:
    """One full page, everything in running lines."""

    def job(each: Job) -> list[Block]:
        duties = "; ".join(each.duties)
        return [
            Block("paragraph", f"{each.title}, {each.company} ({each.place}), {dates(person, each, '-')}. {duties}.")
        ]

    def degree(each: Degree) -> list[Block]:
        return [Block("paragraph", f"{each.degree}, {each.school}, {studied(each, '-')}.")]

    main = [
        Block("title", person.name),
        Block(
            "paragraph", f"{person.street}, {person.town} · {person.email} · {person.phone_abroad} · LinkedIn · GitHub"
        ),
        heading(person, "summary"),
        Block("paragraph", person.tongue.summary),
        *experience(person, job, duties=False),
        *education(person, degree),
        *skills(person),
    ]
    linkedin, github = f"https://www.linkedin.com/in/{person.slug}", f"https://github.com/{person.slug}"
    sheet = Sheet(main=main, addresses=(linkedin, github, "https://employer.example/"), hyphenated=True)
    return sheet, person.expected(linkedin=linkedin, github=github, location=person.city)


def exported(person: Person) -> tuple[Sheet, Expected]:
    """As a professional network writes it: a sidebar, company above title, durations."""

    def job(each: Job) -> list[Block]:
        return [
            Block("strong", each.company),
            line(each.title),
            line(f"{dates(person, each, ' - ')} ({_LASTED[person.tongue.code]})"),
            line(f"{each.place}, {person.country}"),
        ]

    def degree(each: Degree) -> list[Block]:
        return [Block("strong", each.school), line(f"{each.degree} · ({studied(each, ' - ')})")]

    side = [
        *listed(
            person,
            "contact",
            [
                f"{person.phone_home} ({person.labels['phone']})",
                person.email,
                f"www.linkedin.com/in/{person.slug}",
                "(LinkedIn)",
            ],
        ),
        *listed(person, "skills", person.tongue.skills[:3]),
    ]
    main = [
        Block("title", person.name),
        line(f"{person.jobs[0].title}{person.tongue.at}{person.jobs[0].company}"),
        line(f"{person.city}, {person.country}"),
        heading(person, "summary"),
        Block("paragraph", person.tongue.summary),
        *experience(person, job, duties=False),
        *education(person, degree),
    ]
    expected = person.expected(
        linkedin=f"https://www.linkedin.com/in/{person.slug}", location=f"{person.city}, {person.country}"
    )
    return Sheet(main=main, side=side, drawn="side first", embedded=True), expected


def reversed_name(person: Person) -> tuple[Sheet, Expected]:
    """The family name first, in capitals or before a comma."""

    def job(each: Job) -> list[Block]:
        return [line(f"{dates(person, each)}, {each.company}, {each.title}")]

    def degree(each: Degree) -> list[Block]:
        return [line(f"{studied(each)}, {each.school}, {each.degree}")]

    comma = person.tongue.code in {"en", "es"}
    name = f"{person.family}, {person.given}" if comma else f"{person.family.upper()} {person.given}"
    main = [
        Block("title", person.tongue.resume),
        Block("subtitle", name),
        line(person.email),
        line(f"{person.labels['phone']}: {person.phone_abroad}"),
        *experience(person, job),
        *education(person, degree),
    ]
    return Sheet(main=main), person.expected()


def nameless(person: Person) -> tuple[Sheet, Expected]:
    """The name stands in the file's name only."""

    def job(each: Job) -> list[Block]:
        return [Block("split", each.title, dates(person, each)), line(each.company)]

    def degree(each: Degree) -> list[Block]:
        return [Block("split", each.degree, studied(each)), line(each.school)]

    main = [
        Block("title", person.tongue.resume),
        line(person.email),
        line(person.phone_abroad),
        *experience(person, job),
        *education(person, degree),
        *skills(person),
    ]
    return Sheet(main=main), person.expected()


LAYOUTS = (
    sidebar_right,
    header_band,
    europass,
    academic,
    capitals,
    in_the_footer,
    dense,
    exported,
    reversed_name,
    nameless,
)
