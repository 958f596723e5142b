"""Résumés written by hand, each in its own way: English. Nobody in them exists."""

from __future__ import annotations

from tests.files.resumes.corpus.handwriting import Handwritten

STUDENT = Handwritten(
    """
Maya Thornfield
Sophomore, Mechanical Engineering
maya.thornfield@students.example.edu | (512) 555-0117 | Austin, TX

EDUCATION
Cedar Bluff University, Austin, TX                         Expected May 2026
B.S. in Mechanical Engineering, GPA 3.7
Relevant coursework: Thermodynamics, Statics, Materials Science

PROJECTS
Solar Car Team, Suspension Lead                            Sep 2023 - Present
- Designed a double wishbone suspension in SolidWorks
Autonomous Weeder
- Won second place at the regional fair

SKILLS
SolidWorks, MATLAB, Python, TIG welding
""",
    name="Maya Thornfield",
    email="maya.thornfield@students.example.edu",
    phone_number="+1 512-555-0117",
    school="Cedar Bluff University",
    location="Austin, TX",
)

PROMOTED = Handwritten(
    """
RAFAEL ESTEVES-BROWN, MBA
San Diego, CA 92101 • rafael@estevesbrown.example • 619.555.0142 • linkedin.com/in/rafaeleb

VP OF OPERATIONS
Builds calm, measurable supply chains.

PROFESSIONAL EXPERIENCE

Harrow & Pike Logistics, San Diego, CA                                   2016 – Present
Vice President of Operations (2020 – Present)
Report to the CEO and lead 140 people in four states.
• Cut dock-to-stock time by 40%.
Director of Distribution (2016 – 2020)
• Opened two cross-docks.

Bluegrain Milling Co., Fresno, CA                                        2009 – 2016
Plant Manager
• Ran a 24/7 site.

EDUCATION
MBA, Tidewater School of Management, 2009
BA Economics, Marsh State University, 2005
""",
    name="Rafael Esteves-Brown",
    email="rafael@estevesbrown.example",
    phone_number="+1 619-555-0142",
    linkedin="https://www.linkedin.com/in/rafaeleb",
    position="Vice President of Operations",
    company="Harrow & Pike Logistics",
    school="Tidewater School of Management",
    location="San Diego, CA",
)

FREELANCE = Handwritten(
    """
# Ines Vandermeer
Illustrator & art director

https://vandermeer-draws.example
hello@vandermeer-draws.example
Rotterdam, Netherlands

## Experience

### Freelance Illustrator
*2018 - now*
Editorial and book illustration for clients such as Salt Lamp Press, The Weekly Ox and Museum Vloed.

### Art Director, Tin Whistle Agency
*2014 - 2018*

## Education
Willem de Rode Academy, BA Illustration, 2010-2014
""",
    name="Ines Vandermeer",
    email="hello@vandermeer-draws.example",
    website="https://vandermeer-draws.example",
    position="Freelance Illustrator",
    school="Willem de Rode Academy",
    location="Rotterdam, Netherlands",
)

OLDEST_FIRST = Handwritten(
    """
Curriculum vitae of Gordon Pettifer
Tel: 01632 960555   Mob: +44 20 7946 0321   Fax: +44 20 7946 0322
Email: g.pettifer@example.co.uk
7 Hobbs Yard, Norwich NR2 1AB

Career
1998 - 2004  Apprentice, then Fitter, Wensum Engines
2004 - 2015  Workshop Foreman, Yare Marine Ltd
2015 - date  Service Manager, Broadland Boats Ltd

Education
1992 - 1998  Heigham Road School

Referees
Mrs A. Catchpole, Yare Marine Ltd, catchpole@example.co.uk, 020 7946 0555
""",
    name="Gordon Pettifer",
    email="g.pettifer@example.co.uk",
    phone_number="+44 20 7946 0321",
    position="Service Manager",
    company="Broadland Boats Ltd",
    school="Heigham Road School",
    location="Norwich",
)

DEPARTMENTS = Handwritten(
    """
Siobhán Ó Ceallaigh
Dublin, Ireland
siobhan.oceallaigh@example.ie
+353 20 915 1234

Summary
Software engineering manager with a background in payments. Manager of engineers since 2017.

Employment
Engineering Manager, Payments Platform, Larch Financial Services, Dublin
March 2021 - Present
Own card acquiring and settlement. 3 teams.

Senior Software Engineer, Risk, Larch Financial Services
June 2017 - March 2021

Education
University of Lough Derg
BSc Computing, 2009-2013
""",
    name="Siobhán Ó Ceallaigh",
    email="siobhan.oceallaigh@example.ie",
    position="Engineering Manager",
    company="Larch Financial Services",
    school="University of Lough Derg",
    location="Dublin, Ireland",
)

TITLE_FIRST = Handwritten(
    """
Certified Public Accountant
Dana Whitcombe
dana.w@example.com

Experience
Whitcombe Accounting (self-employed)
Owner
01/2019 – present
Bookkeeping and tax for small businesses

Education
Diploma of Accounting
Port Lonsdale TAFE
2011
""",
    name="Dana Whitcombe",
    email="dana.w@example.com",
    position="Owner",
    company="Whitcombe Accounting",
    school="Port Lonsdale TAFE",
)

ADVERTISEMENT = Handwritten(
    """
Senior Backend Engineer

Meridian Robotics is looking for a Senior Backend Engineer to join our Platform team in Leeds.

What you will do
- Design services in Python
- Mentor junior engineers

What we offer
- 28 days of holiday

Contact
Please apply to jobs@meridian-robotics.example or call +44 113 496 0000.
""",
    email="jobs@meridian-robotics.example",
    phone_number="+44 113 496 0000",
)

MILITARY = Handwritten(
    """
Tyrell K. Washington
Phone: +1 (404) 555-0190 | tyrellkw@example.com | Atlanta, GA

OBJECTIVE: To use my logistics background in a civilian supply chain role.

WORK HISTORY
United States Army, Fort Ashlar, GA — Staff Sergeant, Logistics
06/2012 to 09/2024
* Accountable for $12M of equipment

EDUCATION
Peachline Technical College — Associate of Applied Science, 2012
""",
    name="Tyrell K. Washington",
    email="tyrellkw@example.com",
    phone_number="+1 404-555-0190",
    position="Staff Sergeant, Logistics",
    company="United States Army",
    school="Peachline Technical College",
    location="Atlanta, GA",
)

HANDWRITTEN = (STUDENT, PROMOTED, FREELANCE, OLDEST_FIRST, DEPARTMENTS, TITLE_FIRST, ADVERTISEMENT, MILITARY)
