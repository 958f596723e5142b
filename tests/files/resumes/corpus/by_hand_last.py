"""Résumés written by hand after everything else and tried once, before the last corrections. Nobody in them exists."""

from __future__ import annotations

from tests.files.resumes.corpus.handwriting import Handwritten

LIBRARIAN = Handwritten(
    """
Winifred Ashcombe-Tait MCLIP
11 Rectory Close, Exeter, EX1 1AA
Landline 01392 496000 | Mobile +44 20 7946 0444 | w.ashcombetait@example.org.uk

Key Experience

LIBRARIAN (Grade 7), Haldon Heath Public Library                       Oct 2015 to present
Looks after local history and the reading groups.

ASSISTANT LIBRARIAN, Exe Valley College                              Sept 2009 to Sept 2015

Education and Qualifications
MA Library and Information Studies, University of the Marches, 2009
""",
    name="Winifred Ashcombe-Tait",
    email="w.ashcombetait@example.org.uk",
    phone_number="+44 20 7946 0444",
    position="LIBRARIAN",
    company="Haldon Heath Public Library",
    school="University of the Marches",
    location="Exeter",
)

ANALYST = Handwritten(
    """
Jun-ho Baek
Toronto, ON, Canada
jun.baek@example.ca
+1 416-555-0177

EDUCATION
Lakehurst University — Toronto, ON
Master of Analytics, Sept 2023 - Apr 2025 (expected)

EXPERIENCE
Lakehurst Credit Union — Toronto, ON
Risk Analyst Co-op | May 2024 - Aug 2024
• Built scorecards in R
Daehan Grid — Seoul, South Korea
Junior Data Analyst | Jan 2021 - Jul 2023
""",
    name="Jun-ho Baek",
    email="jun.baek@example.ca",
    phone_number="+1 416-555-0177",
    position="Risk Analyst Co-op",
    company="Lakehurst Credit Union",
    school="Lakehurst University",
    location="Toronto, Canada",
)

ACTOR = Handwritten(
    """
ORLA QUINTRELL
Actor / Voice Artist
Represented by Finch & Lomax Talent, agents@finchlomax.example, +44 20 7946 0600

Height 5'6"   Hair auburn   Eyes green

THEATRE
2023   The Winter Tale   Paulina   Dir. M. Osgood   Cask Theatre
2021   Our Village       Emily     Dir. P. Lal      Touring

TRAINING
Bramhope Conservatoire of Drama, 2018-2021
""",
    name="Orla Quintrell",
    email="agents@finchlomax.example",
    phone_number="+44 20 7946 0600",
    school="Bramhope Conservatoire of Drama",
)

WELDER = Handwritten(
    """
CV
Darren Oakes
Welder/Fabricator - coded
darrenoakes82@example.com
Tel 0151 496 0700, Liverpool L1 8JQ

Work
Merseyside Pipework - Welder - Feb 2018 to date
Agency work (various sites) - 2014 to 2018

Tickets
CSCS, IPAF
""",
    name="Darren Oakes",
    email="darrenoakes82@example.com",
    phone_number="+44 151 496 0700",
    position="Welder",
    company="Merseyside Pipework",
    location="Liverpool",
)

PHYSICIST = Handwritten(
    """
Lebenslauf Dr. rer. nat. Ayşe Demirtaş-Kolb

Privat: Neckarhalde 7, 72070 Tübingen; ayse.dk@example.de; 0171 3920099

Stationen
10/2021 –          Gruppenleiterin Optik, Lumaris Photonik GmbH, Reutlingen
03/2017 – 09/2021  Postdoktorandin, Institut für Lasertechnik Ebersberg

Hochschulausbildung
2012 – 2017  Promotion in Physik, Universität Alptal
2006 – 2012  Diplom-Physik, Universität Alptal
""",
    name="Ayşe Demirtaş-Kolb",
    email="ayse.dk@example.de",
    phone_number="+49 171 3920099",
    position="Gruppenleiterin Optik",
    company="Lumaris Photonik GmbH",
    school="Universität Alptal",
    location="Tübingen",
)

WAREHOUSE = Handwritten(
    """
BEWERBUNGSUNTERLAGEN

Marek Nowotny
Industriestr. 9
4020 Linz
+43 732 000000
marek.nowotny@example.at

Beruflicher Werdegang:

Seit März 2020
Schichtleiter Lager
Donaulogistik GmbH, Linz

Jänner 2015 bis Februar 2020
Staplerfahrer
Holzwerk Traunau

Schulausbildung:
Polytechnische Schule Traunau (2013 - 2014)
""",
    name="Marek Nowotny",
    email="marek.nowotny@example.at",
    phone_number="+43 732 000000",
    position="Schichtleiter Lager",
    company="Donaulogistik GmbH",
    school="Polytechnische Schule Traunau",
    location="Linz",
)

ARCHITECT = Handwritten(
    """
Bérénice Quatremère
architecte HMONP

06 00 00 00 00
b.quatremere@example.fr
www.quatremere-archi.example
33000 Bordeaux

— Parcours —
2018 > auj.   Architecte associée, Atelier Pin Maritime, Bordeaux
2014 > 2018   Architecte collaboratrice, Agence Vauzelle, Toulouse

— Études —
2013   HMONP, École d'architecture de la Garonne
""",
    name="Bérénice Quatremère",
    email="b.quatremere@example.fr",
    website="https://www.quatremere-archi.example",
    position="Architecte associée",
    company="Atelier Pin Maritime",
    school="École d'architecture de la Garonne",
    location="Bordeaux",
)

BELGIAN = Handwritten(
    """
Curriculum Vitae : Maxime Vanderelst
Né le 08/11/1990 à Namur — Belge — Permis B
Rue de la Citadelle 15, 5000 Namur, Belgique
+32 81 00 00 00 — maxime.vanderelst@example.be

Expérience professionnelle
Responsable qualité chez Chocolaterie du Condroz (depuis 2021)
Technicien de laboratoire chez Eaux de Meuse (2014 – 2021)

Formation
Bachelier en chimie – Haute École du Confluent (2011 – 2014)
""",
    name="Maxime Vanderelst",
    email="maxime.vanderelst@example.be",
    phone_number="+32 81 00 00 00",
    position="Responsable qualité",
    company="Chocolaterie du Condroz",
    school="Haute École du Confluent",
    location="Namur, Belgique",
)

LOGISTICS = Handwritten(
    """
Nerea Izagirre Otxoa
Técnica de logística | Carné B
nerea.izagirre@example.eus    +34 600 000 543    Donostia / San Sebastián

EXPERIENCIA
TRANSPORTES ORDIZIA SL                                    Desde 04/2019
Responsable de tráfico
Planificación diaria de 35 camiones

ALMACENES ZUBIETA                                         2015 - 2019
Auxiliar de almacén

ESTUDIOS
Grado Superior en Transporte y Logística                  2013 - 2015
CIFP Bidasoaldea
""",
    name="Nerea Izagirre Otxoa",
    email="nerea.izagirre@example.eus",
    phone_number="+34 600 00 05 43",
    position="Responsable de tráfico",
    company="TRANSPORTES ORDIZIA SL",
    school="CIFP Bidasoaldea",
)

ARGENTINE = Handwritten(
    """
Federico Luján Sosa
fede.lujan@example.ar
Córdoba, Argentina
linkedin.com/in/fedelujan

Analista contable semi senior con cinco años de experiencia.

Historial laboral
Estudio Contable Paraná y Asociados
Analista contable (03/2021 - actualidad)
Pasante (03/2020 - 02/2021)

Estudios
Contador Público, Universidad del Litoral Sur (en curso)
""",
    name="Federico Luján Sosa",
    email="fede.lujan@example.ar",
    linkedin="https://www.linkedin.com/in/fedelujan",
    position="Analista contable",
    company="Estudio Contable Paraná y Asociados",
    location="Córdoba, Argentina",
)

PHARMACIST = Handwritten(
    """
mgr farm. Justyna Kowalik-Dreszer
e-mail: j.kowalik.dreszer@example.pl
telefon: +48 500 000 432
adres: 15-001 Białystok, ul. Wiosenna 2

PRZEBIEG PRACY
od 2018 r.      Apteka Pod Lipą, Białystok, kierownik apteki
2012-2018 r.    Apteka Zdrowie, Łapy, magister farmacji

WYKSZTAŁCENIE
2006-2012       Uniwersytet Medyczny w Narwiance, farmacja
""",
    name="Justyna Kowalik-Dreszer",
    email="j.kowalik.dreszer@example.pl",
    phone_number="+48 500 000 432",
    position="kierownik apteki",
    company="Apteka Pod Lipą",
    school="Uniwersytet Medyczny w Narwiance",
    location="Białystok",
)

MECHANIC = Handwritten(
    """
Życiorys
Nazywam się Tadeusz Wilga, mam 45 lat i mieszkam w Rzeszowie.
Pracowałem jako mechanik w firmie Auto-Serwis Wisłok od 2005 do 2020 roku.
Obecnie prowadzę własny warsztat. Proszę o kontakt: 500 000 210.
""",
    name="Tadeusz Wilga",
)

MENU = Handwritten(
    """
Trattoria Colombina
Via Larga 4 - 20122 Milano
prenotazioni@colombina.example

Antipasti
Burrata 9
Primi
Tagliolini 14
""",
    email="prenotazioni@colombina.example",
)

HANDBOOK = Handwritten(
    """
Employee Handbook 2024
Brightforge Ltd, 14 Plover Lane, Leeds LS1 4AP
hr@brightforge.example, +44 113 496 0111

Training
Every engineer attends Westering College for two days in 2024 - 2025.

Work
Office hours are 9 to 5. Manager on duty: see the board.
""",
    email="hr@brightforge.example",
    phone_number="+44 113 496 0111",
)

HANDWRITTEN = (
    LIBRARIAN,
    ANALYST,
    ACTOR,
    WELDER,
    PHYSICIST,
    WAREHOUSE,
    ARCHITECT,
    BELGIAN,
    LOGISTICS,
    ARGENTINE,
    PHARMACIST,
    MECHANIC,
    MENU,
    HANDBOOK,
)
