"""Résumés written by hand, each in its own way: Polish, and two that are no résumés. Nobody in them exists."""

from __future__ import annotations

from tests.files.resumes.corpus.handwriting import Handwritten

DRIVER = Handwritten(
    """
CURRICULUM VITAE

Dane osobowe:
Imię i nazwisko: Zbigniew Grochowiak
Data urodzenia: 14.08.1979 r.
Adres: ul. Polna 3, 62-800 Kalisz
Tel.: 500 000 777
E-mail: zgrochowiak@example.pl

Doświadczenie zawodowe:
2011 – do chwili obecnej   Trans-Grot Sp. j., Kalisz – kierowca kat. C+E
2001 – 2011   PKS Prosna – kierowca autobusu

Wykształcenie:
1994 – 1998   Zespół Szkół Samochodowych w Kaliszu

Wyrażam zgodę na przetwarzanie moich danych osobowych w celu rekrutacji.
""",
    name="Zbigniew Grochowiak",
    email="zgrochowiak@example.pl",
    phone_number="+48 500 000 777",
    position="kierowca kat. C+E",
    company="Trans-Grot Sp. j.",
    school="Zespół Szkół Samochodowych w Kaliszu",
    location="Kalisz",
)

DESIGNER = Handwritten(
    """
Kontakt                               Oliwia Nadrzecka
oliwia@nadrzecka.example              Product Designer
+48 500 000 888
Gdynia, Polska                        O mnie
                                      Projektuję aplikacje finansowe od 2016 roku.

Narzędzia                             Doświadczenie
Figma                                 Senior Product Designer @ Fintechownia
Miro                                  05.2021 - obecnie
                                      Product Designer @ Studio Kreska
Języki                                02.2016 - 04.2021
polski
angielski                             Wykształcenie
                                      Akademia Sztuk Nadmorskich, Wzornictwo (2011-2016)
""",
    name="Oliwia Nadrzecka",
    email="oliwia@nadrzecka.example",
    phone_number="+48 500 000 888",
    position="Senior Product Designer",
    company="Fintechownia",
    school="Akademia Sztuk Nadmorskich",
    location="Gdynia, Polska",
)

GRADUATE = Handwritten(
    """
Bartosz Sikorka
student V roku prawa
bartek.sikorka@student.example.edu.pl, tel. 500000999

EDUKACJA
10.2020 – obecnie
Uniwersytet Kaszubski, Wydział Prawa i Administracji
09.2017 – 06.2020
II Liceum Ogólnokształcące w Wejherowie

DOŚWIADCZENIE
07.2024 – 09.2024
praktyki studenckie w Kancelarii Radców Prawnych Mewa i Wspólnicy
""",
    name="Bartosz Sikorka",
    email="bartek.sikorka@student.example.edu.pl",
    phone_number="+48 500 000 999",
    school="Uniwersytet Kaszubski",
)

INVOICE = Handwritten(
    """
Faktura VAT nr 12/2024
Sprzedawca: Modrzew Systemy Sp. z o.o., ul. Długa 1, 80-801 Gdańsk
Nabywca: Jan Przykładowy
Data wystawienia: 05.03.2024
Usługa programistyczna - 10 000 zł
""",
)

LETTER = Handwritten(
    """
Dear Hiring Team,

I am writing to apply for the position of Data Engineer. At my current company I build pipelines with Airflow.
My former manager, Susan Halloway, will gladly tell you more: susan.halloway@example.com.

Kind regards,
Peter
""",
    email=None,
)

HANDWRITTEN = (DRIVER, DESIGNER, GRADUATE, INVOICE, LETTER)
