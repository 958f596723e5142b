"""Résumés written by hand, each in its own way: German. Nobody in them exists."""

from __future__ import annotations

from tests.files.resumes.corpus.handwriting import Handwritten

CRAFTSMAN = Handwritten(
    """
Lebenslauf

Persönliche Angaben
Name: Kevin Schlotterbeck
Geboren: 12.03.1995 in Heilbronn
Anschrift: Weinsberger Str. 77, 74072 Heilbronn
Mobil: 0171 39200 44
E-Mail: kevin.schlotterbeck@example.de
Familienstand: ledig

Berufliche Laufbahn
seit 09/2018    Anlagenmechaniker SHK, Huber Haustechnik, Neckarsulm
09/2014 – 08/2018    Ausbildung zum Anlagenmechaniker, Firma Wendt, Heilbronn

Schule
2005 – 2014    Realschule am Wartberg, Mittlere Reife

Führerschein
Klasse B, BE

Heilbronn, 04.02.2025
""",
    name="Kevin Schlotterbeck",
    email="kevin.schlotterbeck@example.de",
    phone_number="+49 171 3920044",
    position="Anlagenmechaniker SHK",
    company="Huber Haustechnik",
    school="Realschule am Wartberg",
    location="Heilbronn",
)

VIENNA = Handwritten(
    """
Mag.a Theresa Hofstätter-Novak, MSc
Taborstraße 1234/5, 1020 Wien, Österreich
+43 720 123456 | t.hofstaetter-novak@example.at

BERUFSERFAHRUNG

Stadt Donaufeld, Abteilung Wohnbau                      2019–heute
Juristin, stellvertretende Referatsleiterin
- Vergaberecht und Förderungen

Kanzlei Brandl & Söhne                                   2014–2019
Konzipientin

AUSBILDUNG

Universität Donaufeld                                    2008–2014
Diplomstudium Rechtswissenschaften
""",
    name="Theresa Hofstätter-Novak",
    email="t.hofstaetter-novak@example.at",
    phone_number="+43 720 123456",
    position="Juristin, stellvertretende Referatsleiterin",
    company="Stadt Donaufeld",
    school="Universität Donaufeld",
    location="Wien, Österreich",
)

CONSULTANT = Handwritten(
    """
PROFIL

Dr.-Ing. Sebastian Achternbusch
Senior IT-Berater | Cloud & Sicherheit

Kontakt
sebastian@achternbusch.example
+49 (0) 30 23125 099
www.achternbusch.example

Schwerpunkte
AWS, Terraform, ISO 27001

Projekte
01/2024 – 06/2024  Versicherung (DAX): Aufbau einer Landing Zone
05/2023 – 12/2023  Automobilzulieferer: Penetrationstests

Berufserfahrung
2015 – heute: Freiberuflicher IT-Berater
2009 – 2015: Systemarchitekt bei der Nordmeer Reederei AG, Hamburg

Ausbildung
2009 Promotion, TU Elbmarschen
2004 Diplom Informatik, TU Elbmarschen
""",
    name="Sebastian Achternbusch",
    email="sebastian@achternbusch.example",
    phone_number="+49 30 23125099",
    website="https://www.achternbusch.example",
    position="Freiberuflicher IT-Berater",
    school="TU Elbmarschen",
)

CARER = Handwritten(
    """
Fatma Yıldırım
Examinierte Altenpflegerin
Kirchstr. 5
45127 Essen
Tel.: 0171/3920081
fatma.yildirim@example.com

Berufspraxis
Altenpflegerin im Seniorenstift Ruhraue
04.2016 - heute
Pflegehelferin (Teilzeit)
Ambulanter Dienst Sonnenschein
2012 - 2016

Ausbildung zur Altenpflegerin
Fachseminar für Altenpflege Essen, 2013 - 2016

Sprachen
Deutsch, Türkisch
""",
    name="Fatma Yıldırım",
    email="fatma.yildirim@example.com",
    phone_number="+49 171 3920081",
    position="Altenpflegerin",
    company="Seniorenstift Ruhraue",
    location="Essen",
)

HANDWRITTEN = (CRAFTSMAN, VIENNA, CONSULTANT, CARER)
