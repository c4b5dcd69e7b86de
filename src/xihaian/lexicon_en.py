"""The English words that say what a number is: units, words that bind it, and names that hold one."""

from __future__ import annotations

from xihaian.mentions import Change, Comparison

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "mil": 10**6, "bil": 10**9, "billion": 10**9,
    "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "tri": 10**12, "trl": 10**12,
    "quadrillion": 10**15, "quintillion": 10**18,
}  # fmt: skip
SMALL = {
    **{word: value for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )},
    **{word: (value + 2) * 10 for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split()
    )},
    "dozen": 12,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10,
    "tenths": 10,
}  # fmt: skip
TIMES = {
    "double": 2, "doubling": 2, "doubled": 2, "twice": 2, "triple": 3, "tripling": 3, "tripled": 3, "treble": 3,
    "trebling": 3, "trebled": 3, "quadruple": 4, "quadrupling": 4, "quadrupled": 4,
}  # fmt: skip

# Each name that a plan uses for a unit, with how it is written.
_SPELLINGS = {
    "percentage points": "percentage points|percentage point|pp|ppts",
    "%": "per cent|percent|pct|pc|%", "‰": "‰", "basis points": "basis points",
    "km2": "square kilometres|square kilometers|sq km|sq. km.|sq. km|sq kms|km2|km²",
    "square feet": "sq ft|sq. ft.|square feet", "m2": "square metres|square meters|sq m|m2|m²",
    "square miles": "square miles", "m3": "cubic metres|cubic meters|m3|m³",
    "km": "kilometres|kilometers|kilometre|km|kms", "ML": "megalitres|ML", "Ml": "Ml", "miles": "miles|mile",
    "m": "metres|meters|metre", "ha": "hectares|hectare|ha", "acres": "acres|acre", "MW": "megawatts|megawatt|MWs|MW",
    "GW": "gigawatts|gigawatt|GWs|GW", "kW": "kilowatts|kW", "TWh": "terawatt hours|terawatt-hours|TWh",
    "MWh": "megawatt hours|megawatt-hours|MWh", "GWh": "gigawatt hours|gigawatt-hours|GWh",
    "kWh": "kilowatt hours|kilowatt-hours|kWh", "GWp": "GWp", "MWp": "MWp", "TW": "TW", "MtCO2e": "MtCO2e",
    "MtCO2": "MtCO2", "ktCO2e": "ktCO2e", "tCO2e": "tCO2e", "GtCO2e": "GtCO2e", "Mt": "Mt|mt", "Gt": "Gt", "kt": "kt",
    "bcm": "bcm", "Mtoe": "Mtoe|mtoe", "ktoe": "ktoe", "tce": "tce", "ppm": "ppm",
    "t": "metric tonnes|metric tons|tonnes|tonne", "tons": "tons|ton", "kg": "kilograms|kg",
    "litres": "litres|litre|liter|liters", "gallons": "gallons", "barrels": "barrels", "°C": "°C|degrees Celsius",
    "°F": "°F", "degrees": "degrees", "µg/m3": "µg/m3|μg/m3|µg/m³|μg/m³", "dB": "dB", "Mbps": "Mbps", "Gbps": "Gbps",
    "gigabits": "gigabits", "€": "euros|euro|EUR", "£": "pounds", "$": "dollars|USD", "yuan": "yuan|RMB",
    "rupees": "rupees", "riyals": "riyals", "pesos": "pesos", "rand": "rand|rands", "naira": "naira",
    "shillings": "shillings", "baht": "baht", "yen": "yen", "won": "won", "kroner": "kroner", "kronor": "kronor",
    "francs": "francs", "TEU": "TEU|TEUs", "years": "years|year", "months": "months|month", "weeks": "weeks|week",
    "days": "days|day", "hours": "hours|hour", "minutes": "minutes|minute", "seconds": "seconds",
    "working days": "working days", "times": "times|fold|x",
}  # fmt: skip

# Codes of currencies, which stand before an amount or behind it.
CURRENCIES = (
    "EUR USD GBP RMB CNY INR CHF SEK NOK DKK Rs SAR AED QAR KWD OMR KES KSh Ksh NGN ZAR Tk BDT PKR PhP PHP "
    "Php Rp IDR VND THB MYR SGD HKD AUD CAD NZD JPY KRW TRY RUB PLN CZK HUF RON GHS UGX TZS RWF ETB EGP MAD "
    "BRL MXN LKR NPR ILS "
).split()
UNITS = {
    **{spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings.split("|")},
    **{code: code for code in CURRENCIES if code not in ("EUR", "USD", "RMB")},
}

_BEFORE: dict[Comparison, str] = {
    "at_least": (
        "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of|minimum|"
        "no lower than|not lower than|not below|≥|>="
    ),
    "more_than": (
        "more than|over|above|exceeding|exceed|exceeds|exceeded|surpassed|surpasses|greater than|higher than|"
        "longer than|later than|in excess of|upwards of|upward of|surpass|surpassing|beyond|better than|"
        "well over|>"
    ),
    "at_most": (
        "at most|no more than|not more than|up to|a maximum of|maximum of|maximum|not exceed|not exceeding|"
        "not to exceed|within|no higher than|no greater than|not greater than|not higher than|not above|"
        "capped at|limited to|limit to|as many as|as much as|≤|<="
    ),
    "less_than": "less than|fewer than|under|below|lower than|shorter than|<",
    "about": (
        "about|around|approximately|approx.|approx|roughly|some|circa|c.|nearly|almost|close to|"
        "in the region of|in the order of|~|≈"
    ),
}  # fmt: skip
_BEHIND: dict[Comparison, str] = {
    "at_least": (
        "or more|or higher|or above|or greater|or over|or better|or upwards|and upwards|upwards|and more|"
        "and above|and over|at a minimum|at minimum|plus|+|at least"
    ),
    "at_most": "or less|or fewer|or lower|or below|or under|and below|at most|at maximum",
}  # fmt: skip
BEFORE = {word: comparison for comparison, said in _BEFORE.items() for word in said.split("|")}
BEHIND = {word: comparison for comparison, said in _BEHIND.items() for word in said.split("|")}
CHANGES: dict[str, Change] = {
    **dict.fromkeys(
        (
            "increase increases increased increasing grow growth grew growing rise rises rising rose raise raising"
            " expand expanding boost boosting improve improving additional extra new gain"
        ).split(),
        "up",
    ),
    **dict.fromkeys(
        (
            "decrease decreased decreasing reduce reduced reduces reducing reduction cut cuts cutting fall falling"
            " fell lower lowering decline declining drop dropping shrink halve"
        ).split(),
        "down",
    ),
}  # fmt: skip

# A number behind one of these is the name of a part, a place or a thing.
NUMBERED = (
    "section chapter article figure table annex appendix sdg phase step page tier level stage version paragraph clause"
    " schedule item volume footnote exhibit"
).split()
# These only where they begin with a capital: to build 500 homes is no name of a building.
NUMBERED_NAMES = (
    "Goal Target Part Priority Pillar Action Objective Mission Theme Policy Category Class Zone Junction Route"
    " Highway Road"
    " Unit Block Room Floor No Nr Scope Grade Recommendation Principle Option Scenario Form Day Week Case Note"
    " Issue Edition Ward"
    " District Division Title Type Group Outcome Indicator Strand Platform Terminal Gate Plot Lot Stream Task"
    " Milestone Map"
    " Chart Act Bill Directive Regulation Resolution Decision Key Horizon Band Round Wave Cohort Commitment"
    " Initiative Rule"
).split()
# What is no noun that a number counts, and ends one.
STOPS = frozenset(
    "a an the and or of in on at by for to from with within without per as than that which who whose where"
    " when while will would shall should"
    " can could may might must is are was were be been being have has had do does did not no nor but if so such"
    " this these those it its"
    " their our your his her they we you he she each every across over under between among through during"
    " before after since until"
    " via into onto out up down about around more less fewer least most also both either neither only other per"
    " annum annually compared"
    " including include includes against above below beyond towards toward".split()
)
PLURALS = frozenset(
    (
        "people children women men staff households families police personnel cattle sheep species series"
        " aircraft premises homes"
    ).split()
)

MONTHS = (
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun"
    " Jul Aug"
    " Sep Sept Oct Nov Dec"
).split()
# A number like a year is none before one of these.
AFTER_NO_YEAR = (
    (
        "% per cent|percent|km|MW|GW|ha |tonnes|hectares|million|billion|homes|jobs|new |additional |more"
        " |people|households|places"
        "|schools|vehicles|buses|trees|units|houses|dwellings|businesses|students|apprentice|local |community |social "
        "|affordable |charg"
    )
    .replace("% per", "%|per")
    .split("|")
)
# The size of a named thing: a 10-year plan, a one-stop shop.
SIZES = (
    "hour minute mile month day week point step storey story bed bedroom page lane acre foot tonne megawatt"
    " hectare kilometre"
    " kilometer metre meter year stop way star off part tier stage person time to-one"
).split()
# A number behind one of these says how many are listed: the following three priorities.
BEFORE_LISTED = "first second latter next last past previous coming following other these those both".split()
