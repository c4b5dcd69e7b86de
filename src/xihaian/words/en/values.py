"""What is said of numbers, units and periods, in English."""

from __future__ import annotations

RULES = {
    "N001": (
        "'{text}' is no number that can be read for certain",
        "A number is digits with one decimal point, 1,000s separators, 万 or 亿, and at most one word such as 突破 or 左右.",
        "Write the number plainly, as 4000 or 1.5万.",
    ),
    "N002": (
        "'{text}' can be read in more than one way; write it without separators",
        "A comma or point that is no thousands separator and no single decimal point.",
        "Write the number without separators.",
    ),
    "N003": (
        "'{text}' is in scientific notation, which has lost digits; show all of them in the spreadsheet",
        "Excel writes 1.23E+05 where a column is too narrow, and the rest of the digits are gone.",
        "Format the cells as numbers and export again.",
    ),
    "N004": (
        "is {length} characters long; at most {most}",
        "No figure and no name is as long as that.",
        "Check what stands in this place.",
    ),
    "N005": (
        "both '{value}' and its unit {unit} say 万 or 亿",
        "1.5万 in 万亩 would be 15,000万亩, or 1.5万亩 if the 万 was said twice.",
        "Say it once: 1.5 in 万亩, or 1.5万 in 亩.",
    ),
    "N006": (
        "'{text}' is bounded in a way that means nothing; use one bound, or the number itself",
        "Two bounds at once (约…以上), or a bound that counts from zero on a number below it.",
        "Use one bound, or the number itself.",
    ),
    "N007": (
        "'{text}' has digits of another kind; use 0 to 9",
        "Superscripts, fractions and digits of other scripts are easily misread.",
        "Type the number in ordinary digits.",
    ),
    "N008": (
        "'{text}' is to be a plain number here; a unit stands under `unit`",
        "In a plan the number and its unit stand apart.",
        "Write at_least: 1.5 and unit: 万亩.",
    ),
    "N009": (
        "'{text}' beside '{other}' for one target: does the point or the comma group thousands?",
        "1.234 is a little more than one, or over a thousand to who writes 1.234,5. Beside 1,234 nobody can tell.",
        "Write both without separators of thousands.",
    ),
    "U001": (
        "unit '{unit}' is unknown{suggestion}",
        "The unit is neither in the built-in table nor among the plan's own.",
        "Correct it, or declare it under `units:` in the plan.",
    ),
    "U002": (
        "{unit} cannot be converted to {wanted}: they measure different things",
        "Only units of one dimension convert. % and 个百分点 are two dimensions, as are 家 and 项.",
        "Report in the target's unit, or correct the plan.",
    ),
    "U003": (
        "converted from {unit} to {wanted} in {count} row(s)",
        "Exactly, inside one dimension.",
        "Nothing needs to be done.",
    ),
    "U004": (
        "no unit is given in {count} row(s); the target's was taken: {unit}",
        "A row without a unit is taken to be in the unit of its target.",
        "Add the column `unit` to be certain.",
    ),
    "U005": (
        "{unit} was taken for {wanted} in {count} row(s)",
        "个 may stand for any counter.",
        "Nothing needs to be done, unless something else was counted.",
    ),
    "U006": (
        "'{value}' names another unit than its column, which says {unit}",
        "The value and the unit column contradict each other.",
        "Keep one of them.",
    ),
    "U007": (
        "no unit is given in {count} row(s) of a rate that levels may stand for too; they were taken for {unit}",
        "A value of a target with a `level_unit` may be a growth rate or a level, and only its unit says which.",
        "Give each row its unit.",
    ),
    "D001": (
        "'{text}' is no period; write 2023-06, 2023-01/2023-06 or 2023年1-6月",
        "The text is none of the forms that a period takes.",
        "docs/actuals-file.md lists the forms.",
    ),
    "D002": (
        "'{text}' does not exist in the calendar",
        "There is no such day.",
        "Correct the day.",
    ),
    "D003": (
        "'{text}' ends before it begins",
        "The second day lies before the first.",
        "Swap them.",
    ),
    "D004": (
        "'{text}' is a spreadsheet's number for a day; is it {day}?",
        "Excel keeps days as numbers, and this one was exported as such.",
        "Format the column as a date and export again.",
    ),
    "D005": (
        "'{text}' can be read in more than one way; write the year, and months as 01",
        "The year is left out and the target has several, or 2023-1-6 may be a day or six months.",
        "Write 2023-01-06 or 2023-01/2023-06.",
    ),
}
