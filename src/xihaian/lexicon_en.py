"""The English words that say what a number is: units, words that bind it, and names that hold one."""

from __future__ import annotations

from xihaian.mentions import Change, Comparison

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "mil": 10**6, "bil": 10**9, "billion": 10**9,
    "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
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
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}
TIMES = {
    "double": 2,
    "doubling": 2,
    "doubled": 2,
    "triple": 3,
    "tripling": 3,
    "tripled": 3,
    "treble": 3,
    "quadruple": 4,
    "quadrupling": 4,
    "quadrupled": 4,
    "trebled": 3,
    "trebling": 3,
    "twice": 2,
}

# Units, the longest first where one begins another; each with the name that a plan uses.
UNITS = {
    "percentage points": "percentage points", "percentage point": "percentage points", "per cent": "%",
    "percent": "%",
    "pct": "%", "%": "%", "‰": "‰", "pp": "percentage points", "ppts": "percentage points",
    "basis points": "basis points",
    "square kilometres": "km2", "square kilometers": "km2", "sq km": "km2", "km2": "km2", "km²": "km2",
    "square metres": "m2", "square meters": "m2", "square feet": "square feet", "sq m": "m2", "m2": "m2", "m²": "m2",
    "square miles": "square miles", "cubic metres": "m3", "cubic meters": "m3", "m3": "m3", "m³": "m3",
    "kilometres": "km",
    "kilometers": "km", "kilometre": "km", "km": "km", "kms": "km", "Ml": "ML", "miles": "miles", "mile": "miles",
    "metres": "m",
    "meters": "m",
    "metre": "m", "hectares": "ha", "hectare": "ha", "ha": "ha", "acres": "acres", "acre": "acres", "megawatts": "MW",
    "megawatt": "MW", "gigawatts": "GW", "gigawatt": "GW", "kilowatts": "kW", "terawatt hours": "TWh",
    "terawatt-hours": "TWh",
    "megawatt hours": "MWh", "megawatt-hours": "MWh", "gigawatt hours": "GWh", "gigawatt-hours": "GWh",
    "kilowatt hours": "kWh",
    "kilowatt-hours": "kWh", "GWp": "GWp", "MWp": "MWp", "TWh": "TWh", "GWh": "GWh", "MWh": "MWh", "kWh": "kWh",
    "GW": "GW", "MW": "MW", "kW": "kW", "TW": "TW",
    "MtCO2e": "MtCO2e", "MtCO2": "MtCO2", "ktCO2e": "ktCO2e", "tCO2e": "tCO2e", "GtCO2e": "GtCO2e", "Mt": "Mt",
    "mt": "Mt",
    "Gt": "Gt", "kt": "kt",
    "metric tonnes": "t", "metric tons": "t", "tonnes": "t", "tonne": "t", "tons": "tons", "ton": "tons",
    "kilograms": "kg", "kg": "kg",
    "litres": "litres", "litre": "litres", "liter": "litres", "liters": "litres", "megalitres": "ML", "ML": "ML",
    "gallons": "gallons",
    "barrels": "barrels", "°C": "°C", "°F": "°F",
    "degrees Celsius": "°C", "degrees": "degrees", "µg/m3": "µg/m3", "μg/m3": "µg/m3", "µg/m³": "µg/m3",
    "μg/m³": "µg/m3", "dB": "dB",
    "Mbps": "Mbps", "Gbps": "Gbps", "gigabits": "gigabits", "euros": "€", "euro": "€", "EUR": "€", "pounds": "£",
    "dollars": "$", "USD": "$", "yuan": "yuan", "RMB": "yuan",
    "TEU": "TEU", "TEUs": "TEU", "years": "years", "year": "years", "months": "months", "month": "months",
    "weeks": "weeks", "week": "weeks", "days": "days",
    "day": "days", "hours": "hours", "hour": "hours", "minutes": "minutes", "minute": "minutes",
    "seconds": "seconds", "working days": "working days",
    "times": "times", "fold": "times", "x": "times",
}  # fmt: skip

BEFORE: dict[str, Comparison] = {
    **dict.fromkeys(
        ("at least", "no less than", "not less than", "no fewer than", "not fewer than", "a minimum of",
         "minimum of", "minimum", "no lower than", "not lower than", "not below", "≥", ">="),
        "at_least",
    ),
    **dict.fromkeys(
        ("more than", "over", "above", "exceeding", "exceed", "exceeds", "greater than", "higher than", "longer than",
         "later than",
         "in excess of", "upwards of", "upward of", "surpass", "surpassing", "beyond", "better than", "well over",
         ">"),
        "more_than",
    ),
    **dict.fromkeys(
        ("at most", "no more than", "not more than", "up to", "a maximum of", "maximum of", "maximum",
         "not exceed", "not exceeding", "not to exceed", "within", "no higher than", "no greater than",
         "not above", "capped at", "limited to", "limit to", "as many as", "as much as", "≤", "<="),
        "at_most",
    ),
    **dict.fromkeys(("less than", "fewer than", "under", "below", "lower than", "shorter than", "<"), "less_than"),
    **dict.fromkeys(
        ("about", "around", "approximately", "approx.", "approx", "roughly", "some", "circa", "c.", "nearly",
         "almost", "close to", "in the region of", "in the order of", "an estimated", "estimated", "~", "≈"),
        "about",
    ),
}  # fmt: skip
BEHIND: dict[str, Comparison] = {
    **dict.fromkeys(
        ("or more", "or higher", "or above", "or greater", "or over", "or better", "and above", "and over",
         "at a minimum", "at minimum", "plus", "+", "at least"),
        "at_least",
    ),
    **dict.fromkeys(
        ("or less", "or fewer", "or lower", "or below", "or under", "and below", "at most", "at maximum"),
        "at_most",
    ),
}  # fmt: skip
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
BEFORE_LISTED = "first second latter next last past previous coming following other these those all both".split()
