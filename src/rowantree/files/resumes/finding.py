"""From the text of a résumé to who it is about. What is not plain to see is left out: a wrong value is worse than none."""

from __future__ import annotations

import re
from collections import Counter

from rowantree.files.resumes import entries, names, places, reach
from rowantree.files.resumes.headings import Section, sections
from rowantree.files.resumes.reading import Found, Links
from rowantree.files.resumes.source import Source

_SOMEBODY_ELSES = ("references",)
_USUAL = ("experience", "education", "skills", "languages")
_ABOUT_REACHING = ("head", "contact", "personal")
_MOST_ABOUT_REACHING = 25
_MOST_SMALL_WORDS = 4
_LONGEST = 254
_LABELS = re.compile(
    r"^(?:address|home|residence|location|anschrift|adresse|wohnort|wohnhaft in|domicile|ville|lieu|dirección|domicilio|"
    r"ciudad|lugar|ubicación|residencia|adres|miejsce zamieszkania|miasto|lokalizacja)\s*[:\t]\s*",
    re.IGNORECASE,
)
_LANGUAGES = {
    "en": "the and of with for from experience education skills phone address profile university present",
    "de": "und der die mit für von zur bei im am seit das des lebenslauf telefon anschrift geboren berufserfahrung kenntnisse "
    "ausbildung straße str schule heute sprachen daten",
    "fr": "et le les des avec pour du une dans au expérience formation compétences langues téléphone adresse rue depuis",
    "es": "y el los las con para una del experiencia formación teléfono dirección nombre correo datos calle estudios idiomas",
    "pl": "i w z na oraz się do dla ds ul doświadczenie wykształcenie umiejętności języki telefon adres obecnie dane",
}
_BIRTH = re.compile(
    r"\b(?:birth|born|geboren|geburt\w*|naissance|né(?:\(?e\)?)?|nacimiento|nacid[oa]|urodz\w+|ur\.)", re.IGNORECASE
)


def find(source: Source, filename: str) -> Found:
    """What `source` says about whose résumé it is."""
    parts = sections(source.text)
    own = [line for part in parts if part.kind not in _SOMEBODY_ELSES for line in part.lines]
    contact = _about_reaching(parts)
    email = _email(own, contact, source.addresses, filename)
    language = _language(source.text)
    phone = reach.phone_number(contact, places.region(contact, language, email))
    evidence = names.Evidence(email, _slugs(reach.links(own, source.addresses, contact)), filename)
    plain = (email is not None or phone is not None) and any(part.kind in _USUAL for part in parts)
    name = names.name(own, source.largest, evidence, plain=plain)
    if name is None:
        return Found(
            email=_short(email), phone_number=phone or reach.phone_number(own, None)
        )  # perhaps no résumé at all
    contact = _about_reaching(_begun_again(parts, name))
    phone = reach.phone_number(contact, places.region(contact, language, email))
    place = places.place([_LABELS.sub("", line) for line in contact if not _BIRTH.search(line)])
    work, school = _learnt_and_done(parts, own, place)
    return Found(
        name=_short(name),
        email=_short(email),
        phone_number=phone or reach.phone_number(own, None),
        links=reach.links(own, source.addresses, contact),
        position=work.position,
        company=work.company,
        school=school,
        location=None if place is None else _short(str(place)),
    )


def _short(value: str | None) -> str | None:
    """`value`, unless it is longer than any such value is."""
    return value if value is None or len(value) <= _LONGEST else None


def _learnt_and_done(
    parts: list[Section], own: list[str], place: places.Place | None
) -> tuple[entries.Work, str | None]:
    if any(part.kind in ("experience", "education") for part in parts):
        return entries.work(_first(parts, "experience"), place), entries.school(_first(parts, "education"))
    return entries.without_headings(own, place)


def _first(parts: list[Section], kind: str) -> list[str]:
    return next((part.lines for part in parts if part.kind == kind and part.lines), [])


def _about_reaching(parts: list[Section]) -> list[str]:
    """The lines that say how to reach somebody: before the first heading, and where a heading says so."""
    lines = [line for part in parts if part.kind in _ABOUT_REACHING for line in part.lines[:_MOST_ABOUT_REACHING]]
    return [line for line in lines if not line.startswith("• ")]


def _begun_again(parts: list[Section], name: str) -> list[Section]:
    """`parts`, where one column came before that with the name: what follows the name is the head of the résumé."""
    found: list[Section] = []
    for part in parts:
        at = next((number for number, line in enumerate(part.lines) if _is(line, name)), None)
        if at is None or part.kind in (*_ABOUT_REACHING, "experience", *_SOMEBODY_ELSES):
            found.append(part)
        else:
            found += [Section(part.kind, part.lines[:at]), Section("head", part.lines[at:])]
    return found


def _is(line: str, name: str) -> bool:
    return line.casefold().replace("\t", " ") == name.casefold()


def _email(own: list[str], contact: list[str], addresses: tuple[str, ...], filename: str) -> str | None:
    """Their address: the one where they say how to reach them, else the only one there is."""
    linked = [each.removeprefix("mailto:").partition("?")[0] for each in addresses if each.startswith("mailto:")]
    for lines in (contact, own, linked):
        found = reach.emails([line for line in lines if not _is_prose(line)])
        if len(found) == 1:
            return found[0]
        if found:
            scored = [each for each in found if names.fold(each.partition("@")[0]) in names.fold(filename)]
            return found[0] if lines is contact else scored[0] if len(scored) == 1 else None
    return None


def _is_prose(line: str) -> bool:
    """Whether `line` is part of running text, in which any address may be anybody's."""
    return len(re.findall(r"(?<!\S)[^\W\d_A-ZÀ-Ž][^\W\d_]*(?!\S)", line)) > _MOST_SMALL_WORDS


def _slugs(links: Links) -> tuple[str, ...]:
    return tuple(address.rpartition("/")[2] for address in (links.linkedin, links.github) if address is not None)


def _language(text: str) -> str:
    """The language that most of the usual words are of, or nothing where two have as many."""
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    counts = Counter({language: sum(words[word] for word in usual.split()) for language, usual in _LANGUAGES.items()})
    (first, most), (_, second) = counts.most_common(2)
    return first if most > second else ""
