"""Résumés written by hand, each in its own way: French and Spanish. Nobody in them exists."""

from __future__ import annotations

from tests.files.resumes.corpus.handwriting import Handwritten

WAITRESS = Handwritten(
    """
Chloé BEAUMANOIR
22 ans, permis B
3 rue des Halles - 69001 Lyon
06 12 34 56 78 / chloe.bmn@example.fr

SERVEUSE

EXPERIENCES PROFESSIONNELLES
Depuis juin 2023 : Serveuse, Brasserie du Quai (Lyon)
Eté 2022 : Employée polyvalente, Snack de la Plage (Sète)

FORMATION
2023 : Bac professionnel Commercialisation et services en restauration, Lycée hôtelier des Monts

LANGUES
Anglais : courant
""",
    name="Chloé Beaumanoir",
    email="chloe.bmn@example.fr",
    phone_number="+33 6 12 34 56 78",
    position="Serveuse",
    company="Brasserie du Quai",
    school="Lycée hôtelier des Monts",
    location="Lyon",
)

EXECUTIVE = Handwritten(
    """
Hugues Castelnaud de Brienne
Directeur administratif et financier
Tél. : +33 (0)1 99 00 44 55 — hugues.castelnaud@example.com — linkedin.com/in/hcdb

COMPÉTENCES
Consolidation IFRS, contrôle de gestion, fusions-acquisitions

EXPÉRIENCE

Depuis 2019     ORVEL INDUSTRIES (1 200 salariés), Grenoble
                Directeur administratif et financier
                Membre du comité de direction
                • Refonte du reporting

2012 – 2019     Cabinet MERCOIRET, Paris
                Manager audit

FORMATION
2011    Expertise comptable
2008    École de commerce du Dauphiné, programme Grande École
""",
    name="Hugues Castelnaud de Brienne",
    email="hugues.castelnaud@example.com",
    phone_number="+33 1 99 00 44 55",
    linkedin="https://www.linkedin.com/in/hcdb",
    position="Directeur administratif et financier",
    company="ORVEL INDUSTRIES",
    school="École de commerce du Dauphiné",
)

SWISS = Handwritten(
    """
Luca Perrinjaquet
Développeur full-stack
Rue du Lac 12, 1003 Lausanne, Suisse
luca@perrinjaquet.example
github.com/lperrinjaquet | Site : perrinjaquet.example

Parcours professionnel

Lémanique Data SA, Lausanne
Développeur full-stack
mars 2022 à aujourd'hui
Conception d'une plateforme de cartographie en TypeScript et Go

Stagiaire développeur
Commune de Sainte-Apolline
sept. 2021 à févr. 2022

Formation
Haute école d'ingénierie du Léman - Bachelor en informatique - 2018 à 2021
""",
    name="Luca Perrinjaquet",
    email="luca@perrinjaquet.example",
    github="https://github.com/lperrinjaquet",
    website="https://perrinjaquet.example",
    position="Développeur full-stack",
    company="Lémanique Data SA",
    school="Haute école d'ingénierie du Léman",
    location="Lausanne, Suisse",
)

MEXICAN = Handwritten(
    """
ING. JOSÉ MANUEL ARRIETA FUENTES
Monterrey, Nuevo León, México
Cel. 81 1234 5678
jm_arrieta@example.mx

OBJETIVO
Desarrollarme como ingeniero de procesos.

EXPERIENCIA PROFESIONAL

ACEROS DEL CERRO, S.A. DE C.V.
Ingeniero de Procesos
Enero 2020 – Actual
Mejora continua en laminación en frío

PLÁSTICOS UNIDOS
Becario
2018 - 2019

FORMACIÓN ACADÉMICA
Ingeniería Industrial
Instituto Tecnológico del Cerro
2014 - 2018
""",
    name="José Manuel Arrieta Fuentes",
    email="jm_arrieta@example.mx",
    phone_number="+52 81 1234 5678",
    position="Ingeniero de Procesos",
    company="ACEROS DEL CERRO, S.A. DE C.V.",
    school="Instituto Tecnológico del Cerro",
    location="Monterrey, México",
)

TEACHER = Handwritten(
    """
Datos personales
Nombre: Marta Ferreiro Louzán
DNI: 00000000T
Dirección: Rúa do Sol, 9, 2º B. 15001 A Coruña
Teléfono: 600 000 456
Correo-e: martaferreiro@example.gal

Titulación
2009-2014 Grado en Educación Primaria. Universidade do Atlántico Norte

Experiencia docente
Curso 2019-20 hasta hoy: maestra de primaria en el CEIP As Mariñas (Culleredo)
Curso 2015-16 a 2018-19: maestra interina, varios centros

Otros datos
Carné de conducir B
""",
    name="Marta Ferreiro Louzán",
    email="martaferreiro@example.gal",
    phone_number="+34 600 00 04 56",
    position="maestra de primaria",
    company="CEIP As Mariñas",
    school="Universidade do Atlántico Norte",
    location="A Coruña",
)

HANDWRITTEN = (WAITRESS, EXECUTIVE, SWISS, MEXICAN, TEACHER)
