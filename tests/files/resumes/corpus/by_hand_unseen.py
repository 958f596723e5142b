"""Résumés written by hand and tried after the reading had been made; learnt from since. Nobody in them exists."""

from __future__ import annotations

from tests.files.resumes.corpus.handwriting import Handwritten

SCIENTIST = Handwritten(
    """
Aroha Te Kanawa-Lysaght, PhD
Postdoctoral Researcher, Marine Ecology
Harbourside Marine Station, 4 Wharf Road, Nelson 7010, New Zealand
aroha.lysaght@example.ac.nz | ORCID 0000-0000-0000-0000

Appointments
Postdoctoral Researcher, Harbourside Marine Station, 2022–present
Teaching Assistant, University of Tasman Bay, 2018–2021

Education
PhD Marine Biology, University of Tasman Bay, 2022. Supervisor: Prof. Ian Mulholland
BSc (Hons), Southern Cross Polytechnic, 2016

Publications
Lysaght ATK, Mulholland I, Osei B (2023) Kelp at the edge. Coastal Letters 12:3–19
""",
    name="Aroha Te Kanawa-Lysaght",
    email="aroha.lysaght@example.ac.nz",
    position="Postdoctoral Researcher",
    company="Harbourside Marine Station",
    school="University of Tasman Bay",
    location="Nelson, New Zealand",
)

ENGINEER = Handwritten(
    """
                              WEI-LIN CHAO
          weilin.chao@example.com · (206) 555-0123 · Seattle, WA
                github.com/weilinchao · linkedin.com/in/weilinchao

EXPERIENCE
Quarrystone (Series B, observability)                         Seattle, WA
Staff Software Engineer                                Aug 2022 – Present
  – Own the ingestion pipeline, 4 TB a day.
Senior Software Engineer                              Jan 2020 – Aug 2022
  – Cut query latency in half.

Pinnacle Fern LLC                                            Portland, OR
Software Engineer                                     Jun 2016 – Jan 2020

EDUCATION
Mount Larrabee University                                    Portland, OR
B.S. Computer Science                                                2016
""",
    name="Wei-Lin Chao",
    email="weilin.chao@example.com",
    phone_number="+1 206-555-0123",
    linkedin="https://www.linkedin.com/in/weilinchao",
    github="https://github.com/weilinchao",
    position="Staff Software Engineer",
    company="Quarrystone",
    school="Mount Larrabee University",
    location="Seattle, WA",
)

CHEF = Handwritten(
    """
Hi! I'm Bruno.

Bruno Castellari - Head Chef
0161 496 0222 - bruno@castellari.example - Manchester M4 1HN

Where I've worked
Head Chef, The Salted Plum, Manchester. 2019 to now
Sous Chef, Ostrich & Rye, Leeds. 2014 to 2019

What I've studied
Catering NVQ 3, Pennine College, 2012
""",
    name="Bruno Castellari",
    email="bruno@castellari.example",
    phone_number="+44 161 496 0222",
    position="Head Chef",
    company="The Salted Plum",
    school="Pennine College",
    location="Manchester",
)

RETURNER = Handwritten(
    """
Grace Adeyemi-Holt
grace.ah@example.com
Birmingham, UK

Career Summary
HR professional returning after a career break.

Employment History
Career break (parental leave)                    2021 – Present
HR Business Partner, Canalside Retail Group      2015 – 2021
HR Adviser, Tolland Borough Council              2011 – 2015

Qualifications
CIPD Level 7, 2014
BA Sociology, University of Arden Vale, 2010
""",
    name="Grace Adeyemi-Holt",
    email="grace.ah@example.com",
    school="University of Arden Vale",
    location="Birmingham, UK",
)

TWO_ADDRESSES = Handwritten(
    """
PERSONAL DETAILS
Surname: Ferrante
First name: Giulia
Nationality: Italian
E-mail: giulia.ferrante@example.it
Phone: +39 02 0000 0000

WORK EXPERIENCE
Dates: 03/2020 – present
Employer: Officine Brera S.p.A., Milano
Occupation: Buyer

EDUCATION
Dates: 2010 – 2015
Institution: Università di Monteluce
Title: Laurea magistrale in Economia
""",
    name="Giulia Ferrante",
    email="giulia.ferrante@example.it",
    phone_number="+39 02 0000 0000",
    position="Buyer",
    company="Officine Brera S.p.A.",
    school="Università di Monteluce",
)

APPRENTICE = Handwritten(
    """
Bewerbung um einen Ausbildungsplatz als Tischler

Finn Oltmanns
Deichstraße 8
26382 Wilhelmshaven
Telefon 0171 3920066
finn.oltmanns@example.net

Schulbildung
2020 - 2026  Oberschule Am Siel
2016 - 2020  Grundschule Nord

Praktika
03/2025  Tischlerei Behrends, zwei Wochen

Hobbys
Handball, Holzarbeiten
""",
    name="Finn Oltmanns",
    email="finn.oltmanns@example.net",
    phone_number="+49 171 3920066",
    school="Oberschule Am Siel",
    location="Wilhelmshaven",
)

MANAGER = Handwritten(
    """
Dr. Katharina Engelbrecht-Sow | Leiterin Controlling

Zürich, Schweiz | +41 44 668 18 00 | k.engelbrecht@example.ch

WERDEGANG

Alpenkraft Holding AG, Zürich
Leiterin Konzerncontrolling (seit 2020)
• Verantwortung für 12 Mitarbeitende
Senior Controllerin (2016–2020)

Bergbahn Sernftal AG, Glarus
Controllerin (2012–2016)

STUDIUM
Universität Rheintal: Dr. oec. (2012), lic. oec. (2008)
""",
    name="Katharina Engelbrecht-Sow",
    email="k.engelbrecht@example.ch",
    phone_number="+41 44 668 18 00",
    position="Leiterin Konzerncontrolling",
    company="Alpenkraft Holding AG",
    school="Universität Rheintal",
    location="Zürich, Schweiz",
)

OFFICE = Handwritten(
    """
Petra Hinrichs
geb. 02.07.1972, verheiratet, zwei Kinder
Am Deich 3, 28199 Bremen, Tel. 0421/24110123

Tätigkeiten
2005 bis heute: Sekretärin der Geschäftsleitung in einem mittelständischen Unternehmen
1995 bis 2005: Bürokauffrau, Reederei Harms & Cie., Bremen

Ausbildung
1992 bis 1995: Lehre zur Bürokauffrau bei der Reederei Harms & Cie.
1988 bis 1992: Realschule Neustadt
""",
    name="Petra Hinrichs",
    phone_number="+49 421 24110123",
    position="Sekretärin der Geschäftsleitung",
    school="Realschule Neustadt",
    location="Bremen",
)

COMMUNICATOR = Handwritten(
    """
ALIX MONTREUIL-DIOP
Chargée de projets culturels

alix.montreuil@example.org
Marseille (13)

Expériences
▪ Théâtre de la Jetée, Marseille — chargée de projets, 2021-…
▪ Festival Vents d'Ailes, Sète — assistante de production, saisons 2018 à 2020

Formations
▪ Master Médiation culturelle, Université de la Côte Bleue, 2018
▪ Licence d'histoire de l'art, même université, 2016
""",
    name="Alix Montreuil-Diop",
    email="alix.montreuil@example.org",
    position="chargée de projets",
    company="Théâtre de la Jetée",
    school="Université de la Côte Bleue",
)

NURSE = Handwritten(
    """
Nom : TRAORÉ
Prénom : Aminata
Adresse : 17 avenue des Peupliers, 76600 Le Havre
Téléphone : 02 61 91 11 22
Courriel : aminata.traore@example.fr

EXPÉRIENCE PROFESSIONNELLE

De septembre 2019 à ce jour
Infirmière en cardiologie
Hôpital de l'Estuaire, Le Havre

De juillet 2016 à août 2019
Infirmière de nuit
Clinique des Falaises, Fécamp

DIPLÔMES
2016 : Diplôme d'État d'infirmière, IFSI de l'Estuaire
""",
    name="Aminata Traoré",
    email="aminata.traore@example.fr",
    phone_number="+33 2 61 91 11 22",
    position="Infirmière en cardiologie",
    company="Hôpital de l'Estuaire",
    location="Le Havre",
)

SALES = Handwritten(
    """
Currículum de Joaquín Belmonte Iriarte

joaquin.belmonte@example.es · +34 600 000 765 · Alicante (España)

Resumen
Más de quince años en ventas de maquinaria agrícola, con equipos de hasta treinta personas.

Experiencia
Director de Ventas para el Sur de Europa
Agromeca Levante, S.A.
Septiembre de 2017 – Actualidad (7 años)
Responsable de una cartera de 40 M€.

Delegado Comercial
Tractores del Turia
2009 – 2017

Educación
Executive MBA, Escuela de Dirección del Mediterráneo (2016)
Ingeniero Técnico Agrícola, Universidad de la Vega Baja (2008)
""",
    name="Joaquín Belmonte Iriarte",
    email="joaquin.belmonte@example.es",
    phone_number="+34 600 00 07 65",
    position="Director de Ventas para el Sur de Europa",
    company="Agromeca Levante, S.A.",
    school="Escuela de Dirección del Mediterráneo",
    location="Alicante, España",
)

DEVELOPER = Handwritten(
    """
valentina_code
Valentina Orrego | Desarrolladora Full Stack
Bogotá, Colombia | valentina.orrego@example.co | +57 601 000 0000

Experiencia
Desarrolladora Full Stack Senior | Remoto
Cafetal Digital SAS | ene 2022 - presente
- React, Node.js, PostgreSQL
Desarrolladora Jr | Medellín
Nube Paisa | 2019 - 2021

Educación
Tecnóloga en Sistemas | Instituto Andino del Software | 2018
""",
    name="Valentina Orrego",
    email="valentina.orrego@example.co",
    phone_number="+57 601 0000000",
    position="Desarrolladora Full Stack Senior",
    company="Cafetal Digital SAS",
    school="Instituto Andino del Software",
    location="Bogotá, Colombia",
)

ACCOUNTANT = Handwritten(
    """
Halina Mroczek-Bąk
tel. 500 000 654
halinamroczek@example.pl
Zamość

Podsumowanie zawodowe
Samodzielna księgowa z dwudziestoletnim stażem w biurach rachunkowych i produkcji.

Doświadczenie
Zakłady Mięsne Roztocze S.A.
Główna księgowa, 2014 – nadal
Księgowa ds. rozrachunków, 2008 – 2014

Biuro Rachunkowe Bilans
Młodsza księgowa, 2004 – 2008

Wykształcenie
Wyższa Szkoła Zarządzania w Zamościu, rachunkowość (mgr), 2004
""",
    name="Halina Mroczek-Bąk",
    email="halinamroczek@example.pl",
    phone_number="+48 500 000 654",
    position="Główna księgowa",
    company="Zakłady Mięsne Roztocze S.A.",
    school="Wyższa Szkoła Zarządzania w Zamościu",
)

TESTER = Handwritten(
    """
Kamil Olszanka
QA Automation Engineer
Kraków | kamil@olszanka.example | +48 500 000 321 | linkedin.com/in/kamilolszanka

ABOUT
Tester with a love for Playwright.

EXPERIENCE
QA Automation Engineer — Softwarowo (klient: bank skandynawski)
Maj 2021 – obecnie | Kraków (hybrydowo)
• E2E w Playwright
Manual Tester — Klikacze.pl
Luty 2019 – Kwiecień 2021

EDUCATION
Politechnika Małopolska — Informatyka stosowana, inż.
2015 – 2019

Wyrażam zgodę na przetwarzanie danych osobowych przez Softwarowo Rekrutacje Sp. z o.o.
""",
    name="Kamil Olszanka",
    email="kamil@olszanka.example",
    phone_number="+48 500 000 321",
    linkedin="https://www.linkedin.com/in/kamilolszanka",
    position="QA Automation Engineer",
    company="Softwarowo",
    school="Politechnika Małopolska",
)

REPORT = Handwritten(
    """
Quarterly Report
Northwind Traders
Prepared by Alice Marchmont, Finance Director, alice.marchmont@example.com

Summary
Revenue grew by 4 % while costs were flat.

Experience with the new warehouse
The move in 2021 - 2022 went well. Manager Bob Stone was pleased.

Skills
Training was given to 40 colleagues.
""",
    email="alice.marchmont@example.com",
)

MINUTES = Handwritten(
    """
Protokoll der Sitzung vom 04.03.2024
Anwesend: Frau Weber, Herr Lang, Herr Doğan
TOP 1: Der Leiter der Werkstatt berichtet, 2019 - heute seien 40 Maschinen ersetzt worden.
TOP 2: Ausbildung
Die Berufsschule Süd bietet ab 2025 neue Kurse an.
""",
)

HANDWRITTEN = (
    SCIENTIST,
    ENGINEER,
    CHEF,
    RETURNER,
    TWO_ADDRESSES,
    APPRENTICE,
    MANAGER,
    OFFICE,
    COMMUNICATOR,
    NURSE,
    SALES,
    DEVELOPER,
    ACCOUNTANT,
    TESTER,
    REPORT,
    MINUTES,
)
