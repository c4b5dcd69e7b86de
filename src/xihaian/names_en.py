"""What holds a number in English prose and is no quantity: dates, ordinals, headings, and names."""

from __future__ import annotations

from xihaian import lexicon_en as words
from xihaian.lexing import any_of
from xihaian.mentions import Kind

# Letters before a number that are money and no code: RM103.5 billion, N348 trillion, Rs 50,000.
MONEY = (
    rf"(?:(?:US|A|C|HK|NZ|R|S|CA|AU|M|NT)?[$£€¥₹]\s*|(?:{any_of(words.CURRENCIES)})\.?\s*(?=[0-9])"
    r"|(?:RM|N|R)(?=[0-9][0-9.,]*[\s-]?(?:million|billion|trillion|bil|mil|bn|mn|m\b|b\b|k\b)))"
)
SMALL = set(words.SMALL) - {"zero", "dozen"}
WORD = rf"(?:{any_of(SMALL | {word.capitalize() for word in SMALL})})"

_MONTH = rf"(?:{any_of(words.MONTHS)})\.?"
_YEAR = "(?:1[89]|20|21)[0-9]{2}"
_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"
_BEGIN = r"(?:(?<=\n)|(?<=^))(?:#+\s*|[-*+•]\s*)?"
_NUMBER = r"[A-Z]?[0-9]+(?:\.[0-9]+)*[a-z]?"
_TO_TEN = "(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_MEASURED = r"\s?(?:%|per\s?cent|percent|million|billion|km\b)"

NAMES: list[tuple[Kind, str]] = [
    ("heading", rf"{_BEGIN}[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}\.?(?=\s+[A-Z])"),
    ("heading", rf"{_BEGIN}(?:[0-9]{{1,2}}[.)](?=\s)|\([0-9]{{1,2}}\))"),
    ("heading", r"(?:(?<=\n)|(?<=^))(?:#+\s*)?[0-9]{1,2}\s+(?=[A-Z][a-z])"),
    ("name", r"\b[Tt]op\s+(?:[0-9]{1,4}|ten|five|three)\b(?!\s?(?:%|per))|\b[0-9](?:\+[0-9]){2,}"),
    ("name", r"https?://\S+|www\.\S+"),
    ("name", r"\[[0-9]{1,3}(?:[,-]\s?[0-9]{1,3})*\]|\((?:19|20)[0-9]{2}[a-z]?\)"),
    ("date", rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b"),
    ("date", rf"\b{_MONTH}\s+{_DAY}(?:,\s*{_YEAR})?(?![0-9%])|\b{_MONTH},?\s+{_YEAR}\b"),
    ("date", rf"\b{_YEAR}[-/][0-9]{{1,2}}-[0-9]{{1,2}}\b|\b[0-9]{{1,2}}/[0-9]{{1,2}}/(?:{_YEAR}|[0-9]{{2}})\b"),
    ("date", rf"\b(?:FY|Q[1-4]\s|H[12]\s)\s?(?:{_YEAR}|[0-9]{{2}})(?:[-/][0-9]{{2,4}})?\b|\bQ[1-4]\b"),
    (
        "date",
        rf"(?<![0-9,.$£€])(?:mid-|pre-|post-|early\s|late\s)?{_YEAR}s?(?:\s?(?:[-/–—]|to)\s?{_YEAR}(?![0-9%])|\s?[-/–—]\s?[0-9]{{2}}(?![0-9%]))?"
        rf"(?:\slevels)?(?![0-9,]*[0-9]|\.[0-9]|\s?(?:{any_of(words.AFTER_NO_YEAR)}))",
    ),
    ("date", r"\b[0-9]{1,2}[:.][0-9]{2}\s?[ap]m\b|\b[0-9]{1,2}\s?[ap]m\b|\b[0-9]{1,2}:[0-9]{2}\b"),
    ("date", r"\b24/7\b|\b[0-9]{2}'s\b|\b[0-9]{2}s\b"),
    (
        "date",
        r"\b(?i:every|over|in|for|next|of|within|past|last|after|during|throughout|takes?)\s+(?:the\s)?"
        rf"(?:next\s|past\s|last\s|coming\s|only\s|just\s)?(?:{WORD}|[0-9]{{1,3}})\s+years\b",
    ),
    ("date", rf"\b(?i:every)\s+(?:{WORD}|[0-9]{{1,2}})\s+(?:months|weeks|days|hours|minutes)\b"),
    ("date", rf"\b(?:{WORD}|[0-9]{{1,2}})\s+(?:prior|previous|preceding|subsequent|following)\s+(?:years|months)\b"),
    ("name", r"\b(?:999|911|101|111|112)\s+(?=calls|emergenc)"),
    ("ordinal", r"\b[0-9]+(?:st|nd|rd|th)\b|\b(?:twenty|thirty)-(?:first|second|third|fourth|fifth)\b"),
    (
        "name",
        rf"\b(?:(?i:{any_of(words.NUMBERED)})|{any_of(words.NUMBERED_NAMES)})s?\.? "
        rf"(?:{_NUMBER}(?:\s?(?:and|&|to|-|–)\s?{_NUMBER}){{0,9}}|{_TO_TEN}(?=[\s:,.;)]))(?![0-9,]*(?:{_MEASURED}|,[0-9]))",
    ),
    ("name", r"\bper\s+(?:[0-9]{1,3}(?:,[0-9]{3})+|1000+|thousand|million|hundred)\b"),
    (
        "date",
        rf"(?i:\b(?:{WORD}|[0-9]{{1,3}})\s+(?:years?|months|weeks|days)\s+(?:ago|earlier|later|before|old|of\s+age)\b)",
    ),
    (
        "name",
        rf"\b(?i:aged?)\s+(?:of\s+)?(?:{WORD}|[0-9]{{1,2}})(?:\s+(?:months|years))?(?:\s?(?:-|–|to|and)\s?[0-9]{{1,2}})?\b",
    ),
    (
        "name",
        rf"\b(?!{MONEY}[0-9])(?:[A-Z][A-Za-z]*-?[0-9][0-9A-Za-z.]*(?:-[0-9]+)?|[A-Za-z]+[0-9]+[A-Za-z0-9]*"
        r"|[0-9]+[A-Z]{1,2}[0-9]*(?![A-Za-z]))(?<!W)(?<!Wh)(?<!M)(?<!K)(?<!B)",
    ),
    ("name", rf"\b[0-9]{{1,3}}[-–](?:{any_of(words.SIZES)})s?\b(?:-olds?)?(?!\s?(?:or|and))"),
    ("name", r"\b(?:aged?|ages|grades?|years|key stages?)\s+[0-9]{1,2}(?:\s?(?:-|–|to|and)\s?[0-9]{1,2})?\b"),
    ("name", r"\b[0-9]{1,2}(?:\s?[-–]\s?[0-9]{1,2})?[-\s]year[-\s]olds?\b|\b(?:under|over)[- ][0-9]{1,2}s\b"),
    ("name", r"\b[0-9]+(?:\.[0-9]+){2,}\b|\b[0-9]+:[0-9]+\b|\b[0-9]+\s?[x×]\s?[0-9]+\b"),
    ("name", rf"\b(?:{WORD}|[0-9]{{1,2}})-(?:{any_of(words.SIZES)})s?(?:-[a-z]+)?\b"),
    (
        "name",
        r"\b[Oo]ne(?:\s+(?:of|another|or|day|hand|side|way|place|that|which|such|stop|roof|key|more|year|by|size)\b|-(?!third|quarter|fifth|tenth|half))",
    ),
    ("name", r"\b(?:no|any|some|every|each|this|that|only|the|is|as|just|number)\s?one\b"),
    (
        "name",
        r"\bone\b(?!\s+(?:hundred|thousand|million|billion|trillion|crore|in\b|out\b|new\b|third|quarter|half|additional\b|hour\b|day\b|week\b|month\b|litre\b)|-)",
    ),
    ("name", rf"\b(?:{any_of(words.BEFORE_LISTED)})\s+(?:{_TO_TEN}|[0-9]{{1,2}})\b(?![.,]?[0-9]|\s?(?:%|per))"),
    ("name", r"\b[0-9]{1,4}\s+(?=[A-Z][a-z]+\s(?:Street|Road|Avenue|Lane|Square)\b)"),
]
