"""What is said of the rows of actuals, in English."""

from __future__ import annotations

RULES = {
    "A001": (
        "the column '{column}' is missing; it may be called {known}",
        "target, period and value are needed.",
        "Add it, or rename the column that holds it.",
    ),
    "A002": (
        "the column '{column}' is unknown and not read{suggestion}",
        "Nothing is lost but what stands in this column.",
        "Rename it if it matters.",
    ),
    "A003": (
        "the entry of '{name}' has no value and was left out",
        "A dash in a ledger is an amount that is not known, so it was not counted.",
        "Fill it in, or remove the entry.",
    ),
    "A004": (
        "the column '{column}' stands twice: '{name}' here, and column {first}",
        "Two columns of one meaning: neither can be taken for certain.",
        "Remove one, or rename it.",
    ),
    "A005": (
        "the quotes of the row that begins here do not close properly (looked until line {last})",
        "A quoted cell is open to its end; a quote inside it is doubled.",
        'Close the quote, or write "" for a quote inside a cell.',
    ),
    "A006": (
        "a cell is longer than {most} characters",
        "No cell of a table of actuals is as long as that; perhaps a quote does not close.",
        "Look for a quote that was opened in this row.",
    ),
    "A007": (
        "'{name}' is no target or milestone of the plan {plan}{suggestion}",
        "A row names its target by id or by exact name in any language.",
        "Correct it, or use --ignore-unknown to leave such rows out.",
    ),
    "A008": (
        "'{name}' is the name of several: {ids}; use an id",
        "A name that two promises share names neither.",
        "Write the id.",
    ),
    "A009": (
        "'{text}' is no stage of a milestone; known: {known}",
        "A milestone is not started, started or completed.",
        "Write one of these.",
    ),
    "A010": (
        "'{text}' is no day of publication; write 2024-02-05 or 2024-02",
        "The day of publication decides which of two rows is the newer.",
        "Write a day or a month.",
    ),
    "A011": (
        "'{text}' is no number of entries; write a whole number from 1",
        "`n` says how many entries a row of a ledger stands for.",
        "Write 1, or leave the column out.",
    ),
    "A012": (
        "{count} more findings {alike} are not shown",
        "Of the findings of one code in one run the first thousand are shown.",
        "Mend the cause of the first ones and run again.",
    ),
    "A013": (
        "some rows have a ref or n and some have not; a file is a ledger or a report",
        "In a ledger every row is an event with a `ref` or `n`; in a report none is.",
        "Fill the column in every row, or split the file.",
    ),
    "A014": (
        "'{name}' is no flow, and only flows have ledgers",
        "Entries add up; stocks, rates and stages do not.",
        "Report it in a file without `ref` and `n`.",
    ),
    "A015": (
        "the ref '{ref}' stands twice for one target; first at {first}",
        "The same entry would be counted twice.",
        "Remove one, or correct its number.",
    ),
    "A016": (
        "an entry of '{name}' has no value, and {unit} is not counted one by one",
        "Where the value is left out an entry is one; that makes sense for 个 or 项 only.",
        "Fill in the value.",
    ),
    "A017": (
        "the row has {found} cells, the header {expected}",
        "A comma too many or too few shifts every cell behind it.",
        "Put cells that hold a comma into quotes.",
    ),
    "A018": (
        "the id '{name}' and the name '{label}' are of different targets; the name is that of {ids}",
        "A row that gives both an id and a name has to mean one target.",
        "Correct one of them.",
    ),
    "A019": (
        "a subtotal ('{region}') would be counted twice; leave it out, or write 合计 for the whole",
        "Regions add up, and a subtotal is the sum of some of them.",
        "Remove the row. A row for the whole has no region, or 合计, 全区, total.",
    ),
    "A020": (
        "is no valid JSON here: {problem}",
        "Actuals in JSON are an array of objects, or one object a line; NaN and Infinity are no numbers.",
        "Mend this place.",
    ),
    "A021": (
        "'{key}' cannot be taken: each item is an object of texts and numbers, each key once",
        "A list, an object or a truth value stands where a text or number belongs, or a key stands twice.",
        "Write texts and numbers only, under the names of the columns.",
    ),
    "A022": (
        "cannot be read as a spreadsheet ({problem})",
        "The file is damaged, unpacks to far more than it should, or spans far more cells than anyone fills.",
        'Save the sheet again, or as "CSV UTF-8"; delete stray cells far outside the table.',
    ),
    "A023": (
        "name the sheet with --sheet: {names}",
        "The spreadsheet has several sheets, or none of the name that was given.",
        "Choose one of them.",
    ),
    "A024": (
        "'{value}' is shown in another scale ({format}): what is kept was taken, not what is shown",
        "A number format can show 15000 as 1.5万.",
        "Check the unit of this column.",
    ),
    "A025": (
        'is an old or encrypted spreadsheet; save it as .xlsx without a password, or as "CSV UTF-8"',
        "Only .xlsx files that are not encrypted can be read.",
        "Save it anew.",
    ),
    "A026": (
        "is a report, and only a ledger can be rolled up: no row fills ref or n",
        "The values of a report belong to their whole period; only entries of a ledger add up.",
        "Give each entry a ref, or its number of entries n.",
    ),
}
