"""The sections of a résumé, known by their headings in five languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "head", "summary", "experience", "education", "skills", "languages", "contact", "personal", "references", "other"
]

_HEADINGS: dict[Kind, str] = {
    "summary": """
        profile, professional profile, summary, professional summary, executive summary, career summary, about, about me,
        objective, career objective, personal statement, personal profile, overview, highlights
        profil, kurzprofil, über mich, zusammenfassung, berufliches profil, persönliches profil, zielsetzung, berufsziel
        à propos, à propos de moi, résumé professionnel, profil professionnel, objectif, objectif professionnel, accroche,
        présentation, qui suis-je
        perfil, perfil profesional, sobre mí, acerca de mí, resumen, resumen profesional, objetivo, extracto, presentación
        podsumowanie, podsumowanie zawodowe, profil zawodowy, o mnie, cel zawodowy, streszczenie""",
    "experience": """
        experience, work experience, professional experience, employment, employment history, work history, career history,
        career, relevant experience, professional background, professional history, positions, positions held, appointments,
        academic appointments, academic positions, professional appointments, current position, professional career,
        key experience, where i've worked, where i have worked, work, jobs, employment experience, industry experience, research experience, practical experience, experience & employment
        berufserfahrung, berufserfahrungen, beruflicher werdegang, berufspraxis, werdegang, arbeitserfahrung, praxiserfahrung,
        berufliche erfahrung, berufliche erfahrungen, beruflicher hintergrund, berufstätigkeit, berufliche stationen,
        praktische erfahrung, praktische erfahrungen, berufliche tätigkeit, berufliche laufbahn, arbeitserfahrungen,
        akademischer werdegang, berufliche praxis, stationen, tätigkeiten, erfahrung, erfahrungen
        expérience, expériences, expérience professionnelle, expériences professionnelles, parcours professionnel,
        parcours, emplois, carrière, expériences de travail, activités professionnelles, expérience de travail,
        postes occupés, fonctions, historique professionnel
        experiencia, experiencia laboral, experiencia profesional, trayectoria, trayectoria profesional,
        trayectoria laboral, historial laboral, historia laboral, empleos, experiencias profesionales, carrera profesional
        doświadczenie, doświadczenie zawodowe, przebieg kariery, przebieg pracy zawodowej, kariera, kariera zawodowa,
        historia zatrudnienia, przebieg zatrudnienia, zatrudnienie, praca zawodowa, praktyka zawodowa, przebieg pracy""",
    "education": """
        education, education & training, academic background, academic history, academic qualifications, qualifications,
        educational background, studies, degrees, academic education, education & qualifications, schooling, training, what i've studied,
        where i've studied, academic profile
        ausbildung, bildung, bildungsweg, schulbildung, studium, akademische ausbildung, ausbildung & studium,
        schul- & berufsausbildung, bildungsgang, studium & ausbildung, hochschulbildung, schulische ausbildung,
        akademische bildung, hochschulausbildung, schulausbildung, berufsausbildung, hochschulstudium, schule & studium, bildung & ausbildung, schule
        formation, formations, études, diplômes, études & diplômes, formation académique, parcours académique, scolarité,
        formation & diplômes, diplômes & formations, cursus, cursus scolaire, formation initiale, parcours scolaire,
        formation universitaire, éducation, enseignement, cursus universitaire, parcours universitaire
        formación, formación académica, educación, estudios, formación & estudios, titulación, titulaciones,
        educación & formación, formación reglada, datos académicos, estudios realizados, formación universitaria,
        historial académico
        wykształcenie, edukacja, nauka, studia, przebieg nauki, przebieg edukacji, szkoły, edukacja & szkolenia,
        wykształcenie & szkolenia, historia edukacji""",
    "skills": """
        skills, key skills, core skills, technical skills, core competencies, competencies, expertise, technologies, tools,
        areas of expertise, professional skills, top skills, skills & expertise, soft skills, it skills, computer skills,
        digital skills, technical expertise, tech stack, technical proficiencies, strengths, core competences, key competencies
        kenntnisse, fähigkeiten, kompetenzen, fachkenntnisse, edv-kenntnisse, it-kenntnisse, kenntnisse & fähigkeiten,
        weitere kenntnisse, besondere kenntnisse, stärken, fachliche kompetenzen, technische kenntnisse, qualifikationen,
        zusatzqualifikationen, top-kenntnisse, soziale kompetenzen
        compétences, compétences clés, compétences techniques, savoir-faire, savoir-être, informatique, outils, atouts,
        compétences informatiques, compétences professionnelles, principales compétences, qualités, aptitudes
        habilidades, competencias, conocimientos, aptitudes, competencias técnicas, conocimientos informáticos, informática,
        habilidades técnicas, competencias digitales, competencias clave, destrezas, herramientas, otros conocimientos
        umiejętności, kompetencje, kluczowe umiejętności, umiejętności techniczne, umiejętności zawodowe, narzędzia,
        kwalifikacje, mocne strony, umiejętności komputerowe, obsługa komputera, znajomość programów""",
    "languages": """
        languages, language skills, sprachen, sprachkenntnisse, fremdsprachen, langues, langues étrangères,
        compétences linguistiques, idiomas, lenguas, języki, języki obce, znajomość języków, znajomość języków obcych""",
    "contact": """
        contact, contact details, contact information, contact me, contact info, get in touch, address
        kontakt, kontaktdaten, kontaktinformationen, adresse, anschrift
        coordonnées, contacts, me contacter, informations de contact
        contacto, datos de contacto, información de contacto
        dane kontaktowe, informacje kontaktowe, kontakty""",
    "personal": """
        personal details, personal information, personal data, personal, personal info, details, bio data
        persönliche daten, persönliche angaben, angaben zur person, persönliches, zur person, persönliche informationen
        informations personnelles, état civil, données personnelles, renseignements personnels, informations
        datos personales, información personal, datos
        dane osobowe, informacje osobiste, dane personalne, informacje o mnie""",
    "references": """
        references, referees, reference, referenzen, references available on request, recommendations, testimonials
        références, recommandations, referencias, referencje, osoby polecające""",
    "other": """
        interests, hobbies, hobbies & interests, activities, extracurricular activities, volunteering, volunteer experience,
        volunteer work, community involvement, leadership, publications, selected publications, conferences, talks, patents,
        projects, selected projects, personal projects, key projects, portfolio, awards, honors, honours, honors-awards,
        awards & honors, achievements, key achievements, certifications, certificates, licenses & certifications, courses,
        professional development, memberships, affiliations, professional memberships, teaching, teaching experience, grants,
        research, research interests, thesis, military service, additional information, miscellaneous, other, presentations,
        internships, driving licence, availability, cover letter
        interessen, hobbys, hobbies & interessen, freizeit, ehrenamt, engagement, ehrenamtliches engagement, publikationen,
        veröffentlichungen, projekte, auszeichnungen, preise, zertifikate, zertifizierungen, weiterbildung, weiterbildungen,
        fortbildung, fortbildungen, mitgliedschaften, lehre, forschung, vorträge, wehrdienst, zivildienst, sonstiges,
        führerschein, praktika, auslandsaufenthalte, anschreiben, zusätzliche informationen, soziales engagement
        centres d'intérêt, centres d'intérêts, loisirs, intérêts, bénévolat, engagement associatif, publications,
        projets, distinctions, prix, certifications, certificats, divers, permis, stages, vie associative, enseignements,
        recherche, conférences, informations complémentaires, activités, activités extra-professionnelles, lettre de motivation
        intereses, aficiones, voluntariado, publicaciones, proyectos, premios, certificaciones, certificados, cursos,
        cursos & certificaciones, formación complementaria, otros, otros datos, datos de interés, información adicional,
        carné de conducir, prácticas, docencia, investigación, congresos, actividades, logros, carta de presentación
        zainteresowania, hobby, wolontariat, publikacje, projekty, nagrody, osiągnięcia, certyfikaty, szkolenia, kursy,
        kursy & szkolenia, szkolenia & kursy, inne, dodatkowe informacje, prawo jazdy, staże, praktyki, klauzula, rodo,
        działalność dodatkowa, konferencje, list motywacyjny, informacje dodatkowe, certyfikaty & kursy""",
}
_AND = re.compile(r"\s*(?:&|\+|/)\s*|\s+(?:and|und|et|y|e|i|oraz)\s+")


def _folded(text: str) -> str:
    """`text` without accents: in capitals many leave them out."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)).replace(
        "ł", "l"
    )


_KINDS: dict[str, Kind] = {
    _folded(re.sub(r"\s+", " ", name.strip())): kind
    for kind, names in _HEADINGS.items()
    for line in names.strip().split("\n")
    for name in line.split(",")
    if name.strip()
}
_LONGEST = 60


@dataclass
class Section:
    """A heading's lines, up to the next heading; "head" is what comes before the first."""

    kind: Kind
    lines: list[str] = field(default_factory=list)


def heading(line: str) -> Kind | None:
    """Which section begins with `line`, if one does."""
    if not line or len(line) > _LONGEST or line.startswith("• ") or line.rstrip().endswith((".", ",", ";")):
        return None
    first = next((letter for letter in line if letter.isalpha()), "a")
    if first.islower():
        return None
    words = re.sub(r"\s+", " ", line.casefold().replace("’", "'")).strip(" :-–—_=*#|•.0123456789")
    words = _folded(words)
    joined = _AND.sub(" & ", words)
    if (whole := _KINDS.get(words) or _KINDS.get(joined)) is not None:
        return whole
    parts = [_KINDS.get(part) for part in joined.split(" & ")]
    return parts[0] if len(parts) > 1 and None not in parts else None


def sections(text: str) -> list[Section]:
    """`text` cut at its headings. A heading in the first cell of a line begins a section with the rest of it."""
    found = [Section("head")]
    for line in text.split("\n"):
        kind = heading(line.strip())
        if kind is not None:
            found.append(Section(kind))
            continue
        first, gap, rest = line.partition("\t")
        kind = heading(first.strip()) if gap else None
        if kind is not None and kind != "contact":
            found.append(Section(kind, [rest.strip()]))
        elif line.strip():
            found[-1].lines.append(line.strip())
    return found
