"""What professions, companies, schools and degrees are called, in five languages.

Lists of words are what tells a title from a company; they are wide rather than deep, and what they do not know is left out.
"""

from __future__ import annotations

import re

# Whole words; "~" ends a word that anything may follow, as it does in languages that decline.
_TITLES = """
    engineer developer manager director lead leader head analyst consultant designer architect administrator
    assistant accountant nurse midwife teacher lecturer professor researcher scientist specialist coordinator
    co-ordinator officer executive representative associate intern trainee technician operator programmer tester
    writer editor journalist translator interpreter lawyer attorney paralegal solicitor barrister physician doctor
    surgeon pharmacist therapist physiotherapist dentist veterinarian chef cook waiter waitress barista bartender
    cashier clerk secretary receptionist driver mechanic electrician plumber carpenter welder buyer planner
    recruiter founder co-founder owner president vp ceo cto cfo coo cio cmo supervisor foreman strategist marketer
    fellow postdoc tutor instructor coach trainer auditor controller economist statistician biologist chemist
    physicist mathematician broker advisor adviser inspector surveyor producer photographer artist animator
    illustrator curator librarian steward stewardess pilot captain cleaner gardener apprentice volunteer bookkeeper
    salesperson salesman copywriter psychologist counsellor counselor socialworker baker butcher hairdresser stylist
    caretaker janitor warehouseman storekeeper merchandiser handyman machinist actuary underwriter negotiator
    investigator technologist superintendent treasurer registrar dean principal headteacher evangelist freelancer
    contractor entrepreneur devops sre postman courier paramedic firefighter dispatcher handler geschäftsführer~
    vorstand~ abteilungsleit~ lagerist~ koch köchin kellner~ friseur~ elektriker~ elektroniker~ schlosser~ tischler~
    schreiner~ maurer~ maler~ bäcker~ metzger~ gärtner~ dozent~ lektor~ jurist~ richter notar steuerberater~
    praktikant~ volontär~ auszubildend~ azubi trainee werkstudent~ hilfskraft sekretär~ buchhalter~
    bilanzbuchhalter~ kaufmann kauffrau arzt ärztin hebamme apotheker~ erzieher~ psycholog~ informatiker~ chemiker~
    physiker~ biolog~ logopäd~ ergotherapeut~ physiotherapeut~ disponent~ referendar~ aushilfe professorin
    wissenschaftler~ chefredakteur~ prokurist~ programmierer~ forscher~ fachkraft meister~ laborant~ optiker~
    trainer~ verkäufer~ selbstständig~ freiberufler~ ingénieur ingénieure développeur développeuse chef cheffe
    responsable directeur directrice assistante chargé chargée consultante comptable infirmier infirmière technicien
    technicienne conseiller conseillère gestionnaire analyste architecte vendeur vendeuse commercial commerciale
    professeur professeure enseignant enseignante chercheur chercheuse maître stagiaire apprenti apprentie alternant
    alternante secrétaire coordinateur coordinatrice coordonnateur coordonnatrice animateur animatrice rédacteur
    rédactrice juriste avocat avocate médecin pharmacien pharmacienne cuisinier cuisinière serveur serveuse ouvrier
    ouvrière électricien mécanicien chauffeur conducteur conductrice opérateur opératrice acheteur acheteuse
    formateur formatrice graphiste concepteur conceptrice éducateur éducatrice attaché attachée adjoint adjointe
    contrôleur contrôleuse auditeur auditrice gérant gérante traducteur traductrice aide-soignant aide-soignante
    sage-femme kinésithérapeute psychologue orthophoniste dessinateur dessinatrice doctorant doctorante
    postdoctorant postdoctorante président présidente fondateur fondatrice magasinier préparateur réceptionniste
    caissier caissière hôte hôtesse bibliothécaire documentaliste journaliste économiste statisticien délégué
    déléguée ingeniero ingeniera desarrollador desarrolladora jefe jefa directora analista administrativo
    administrativa técnico técnica enfermero enfermera arquitecto arquitecta profesor profesora consultor consultora
    contable gerente coordinador coordinadora asistente auxiliar ayudante comercial vendedor vendedora dependiente
    dependienta encargado encargada becario becaria abogado abogada médico médica camarero camarera cocinero
    cocinera electricista mecánico programador programadora diseñador diseñadora investigador investigadora docente
    maestro maestra asesor asesora gestor gestora operario operaria recepcionista secretario secretaria redactor
    redactora periodista traductor traductora especialista supervisora farmacéutico farmacéutica fisioterapeuta
    psicólogo psicóloga veterinario veterinaria contador contadora presidente presidenta fundador fundadora socio
    socia cajero cajera conductor conductora repartidor mozo albañil soldador fontanero educador educadora
    economista delegado delegada subdirector subdirectora catedrático catedrática agente interventor auditor
    auditora controlador peluquero peluquera teleoperador teleoperadora responsable capataz programista programistka
    kierownik kierowniczka specjalista specjalistka analityk analityczka księgowa księgowy inżynier pielęgniarka
    pielęgniarz dyrektor dyrektorka asystent asystentka przedstawiciel przedstawicielka menedżer menedżerka menadżer
    konsultant konsultantka doradca doradczyni koordynator koordynatorka technik nauczyciel nauczycielka lekarz
    lekarka sprzedawca sprzedawczyni kasjer kasjerka kelner kelnerka kucharz kucharka kierowca elektryk mechanik
    magazynier stażysta stażystka praktykant praktykantka adiunkt wykładowca redaktor redaktorka tłumacz tłumaczka
    prawnik prawniczka radca adwokat grafik graficzka projektant projektantka testerka administratorka referentka
    sekretarka recepcjonistka recepcjonista pracownik pracownica prezes wiceprezes właściciel właścicielka
    brygadzista majster ślusarz spawacz murarz stolarz hydraulik fryzjer fryzjerka kosmetyczka farmaceuta
    farmaceutka fizjoterapeuta fizjoterapeutka psycholog ratownik opiekun opiekunka archiwista bibliotekarz
    bibliotekarka dziennikarz dziennikarka handlowiec logistyk spedytor planista audytor kontroler architekt
    ekonomista naczelnik zastępca lider liderka deweloper rzecznik socjolog agentka akustyk
"""
# How German puts professions together: the last part of a word, with or without the ending of the feminine.
_GERMAN_ENDS = (
    "entwickler|leiter|ingenieur|berater|referent|assistent|bearbeiter|techniker|mechaniker|mechatroniker|kaufmann|kauffrau|"
    "arzt|ärzt|pfleger|pflegefachkraft|schwester|lehrer|meister|fahrer|verkäufer|architekt|redakteur|planer|gestalter|"
    "führer|beauftragter?|student|praktikant|mitarbeiter|vertreter|verwalter|prüfer|analytiker|analyst|forscher|manager|"
    "betreuer|trainer|kraft|angestellter?|fachfrau|fachmann|arbeiter|bauer|helfer|koch|köch|sekretär|spezialist|controller|"
    "designer|administrator|koordinator|chef|professor|dozent|therapeut|psycholog|wissenschaftler|direktor|inhaber|gründer|"
    "texter|anwalt|anwält|wirt|disponent|informatiker|einkäufer|monteur|schlosser|partner|experte|expert|steward|fachwirt"
)
_TITLE = re.compile(
    rf"(?<![\w'’-])(?:{'|'.join(_TITLES.split()).replace('~', '[a-zäöüß]*')}"
    rf"|[a-zäöüß-]*(?:{_GERMAN_ENDS})(?:in|innen|[:*_/]-?in)?)(?:\(?[-/](?:in|e|a)\)?)?(?![\w-])",
    re.IGNORECASE,
)
_NOT_TITLES = re.compile(r"\b(?:head office|nachbar\w*|partner\s*(?:ag|gmbh)|lead(?:er)?ship)\b", re.IGNORECASE)

_LEGAL = re.compile(
    r"(?<!\w)(?:AG|KG|KGaA|OHG|UG|GbR|eG|SL|SLU|SA|SAS|SASU|SARL|EURL|SCA|SCOP|BV|NV|Oy|AB|ApS|"
    r"(?i:gmbh|mbh|e\.\s?v\.|ltd\.?|limited|llc|llp|l\.l\.c\.|inc\.?|incorporated|corp\.?|corporation|plc|s\.a\.s?\.?|"
    r"s\.a\.r\.l\.?|s\.\s?l\.\s?u?\.?|s\.\s?a\. de c\.\s?v\.?|sp\.\s?z\s?o\.\s?o\.?|sp\.\s?[jk]\.|spółka|b\.v\.|n\.v\.|s\.p\.a\.|s\.r\.l\.|a/s))"
    r"(?!\w)"
)
_ORGANIZATIONS = re.compile(
    r"(?<!\w)(?:group|holdings?|groupe|grupo|grupa|gruppe|hospital|hospitals|klinik|klinikum|kliniken|krankenhaus|szpital|"
    r"hôpital|chu|clinic|clinique|clínica|klinika|bank|banque|banco|verlag|stadtwerke|stiftung|foundation|fundacja|"
    r"fondation|fundación|agency|agence|agencia|agencja|agentur|wydawnictwo|éditions?|editorial|ayuntamiento|mairie|urząd|"
    r"ministry|ministère|ministerio|ministerstwo|ministerium|council|association|verein|stowarzyszenie|asociación|"
    r"cooperative|genossenschaft|technologies|labs?|laboratories|industries|airlines|pharmacy|apotheke|pharmacie|farmacia|"
    r"hotel|hôtel|restaurant|restaurante|restauracja|cabinet|kanzlei|kancelaria|hurtownia|browar|brauerei|zakład|zakłady|"
    r"przedsiębiorstwo|biuro|ateliers?|laboratoires?|laboratorios?|spedition|werke|gestoría|bodegas?|fabryka|fábrica|trust|"
    r"studio|centre hospitalier|company|co\.|army|navy|air force|police|ceip|stift|"
    r"pflegeheim|seniorenheim|brasserie|schronisko|przedszkole|kita|crèche|guardería)(?!\w)|(?:werke|verlag|bank|klinik|klinikum|verband|stift|heim|reederei)(?!\w)",
    re.IGNORECASE,
)
_SCHOOLS = re.compile(
    r"(?<!\w)(?:universit\w*|universidade|uniwersytet\w*|universidad\w*|universitat|college|school|schools|institute|institut|"
    r"instituto|instytut|academy|akademie|akademia|académie|academia|école|escuela|escola|szkoł[ay]|lycée|liceo|liceum|"
    r"gymnasium|gymnasien|gimnazjum|polytechnic|polytechnique|politechnika|politécnica|politecnico|"
    r"(?-i:IUT|IES|TU|TH|FH|HTW|ETH|HAW|CFA|HEC)|kolleg|technikum|conservatoire|conservatorio|konservatorium|konserwatorium|faculté|facultad|berufskolleg|"
    r"centro de formación|zespół szkół|haute école|collège|colegio|seminary)(?!\w)|"
    r"(?:hochschule|schule|universität|gymnasium|akademie|kolleg|institut|seminar)(?![\w])",
    re.IGNORECASE,
)
_UNIVERSITIES = re.compile(
    r"universi|uniwersytet|hochschule|politechnik|polytechni|politécnica|(?<!\w)(?:college|(?-i:TU|TH|FH|HTW|ETH))(?!\w)",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"^\W*(?:b\.?\s?sc|m\.?\s?sc|b\.?\s?a|m\.?\s?a|b\.?eng|m\.?eng|mba|ph\.?\s?d|bachelor|master|magister|diplom\w*|diploma|"
    r"diplôme|licen[cs]\w+|licencjat|grado|máster|doctor\w*|doktor\w*|promotion|staatsexamen|abitur|matura|baccalauréat|bac|"
    r"bts|dut|but|inżynier|ausbildung|lehre|a-levels?|gcses?|high school diploma|certificate|certificat|zertifikat|"
    r"ciclo|bachillerato|mittlere reife|fachhochschulreife|hochschulreife|ged|degree|technik|fp|formación profesional|"
    r"brevet|cap|bep|deug|postgraduate|honou?rs)(?!\w)",
    re.IGNORECASE,
)


def is_title(text: str) -> bool:
    """Whether `text` names a profession, and is no company that is called after one."""
    return _TITLE.search(_NOT_TITLES.sub("", text)) is not None and not is_legal(text)


def is_legal(text: str) -> bool:
    """Whether `text` has the form of a company in law, such as "Ltd"."""
    return _LEGAL.search(text) is not None


def is_legal_form(text: str) -> bool:
    """Whether `text` is nothing but the form of a company, such as "Inc."."""
    return _LEGAL.fullmatch(text) is not None or all(_LEGAL.fullmatch(word) or word == "Co." for word in text.split())


def is_organization(text: str) -> bool:
    """Whether `text` is a company, an office, a school or the like by one of its words."""
    return is_legal(text) or _ORGANIZATIONS.search(text) is not None or is_school(text)


def is_school(text: str) -> bool:
    """Whether `text` is a school by one of its words."""
    return _SCHOOLS.search(text) is not None and _DEGREES.search(text) is None


def is_university(text: str) -> bool:
    """Whether `text` is a school whose parts may be called schools as well."""
    return _UNIVERSITIES.search(text) is not None


def is_degree(text: str) -> bool:
    """Whether `text` begins like a degree."""
    return _DEGREES.search(text) is not None
