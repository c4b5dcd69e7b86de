"""What is said of a plan file, and of the text that it was made from, in English."""

from __future__ import annotations

RULES = {
    "T001": (
        "the source does not say '{quote}'",
        "A quote stands in the source as it is, white space, width and quotation marks aside.",
        "Copy the words from the source, or name the source that has them.",
    ),
    "T002": (
        "the quotes of '{id}' say {found}, and the plan {wanted}",
        "The number that is encoded is not in the words that are quoted for it.",
        "Mend the number, or quote the words that carry it.",
    ),
    "T003": (
        "the quotes of '{id}' say {text}, and its unit is {unit}",
        "The number is the quoted one, but the quoted unit does not convert to that of the target.",
        "Write the unit of the source.",
    ),
    "T004": (
        "'{id}' is {name}, and its quote says {found}",
        "A word beside the number binds it otherwise: 以上 and 不低于 include it, 超过 and 突破 exclude it, 以内 and 控制在 are"
        " ceilings, 左右 is about (Civil Code, art. 1259).",
        "Use the comparison that the words say.",
    ),
    "T005": (
        "the source says {text}, and the plan does not: …{around}…",
        "A figure of the source is neither a target's, nor said again, nor waived.",
        "Make it a target, or put it under `waived` with the reason.",
    ),
    "T006": (
        "the source says {text} where the quote of '{target}' says '{quote}'",
        "The source states one figure twice with different numbers, or two figures in nearly the same words.",
        "Find out which is right; waive the other with the reason.",
    ),
    "T007": (
        "the quotes of '{id}' carry no number, and the plan says {wanted}",
        "The words that are quoted for a target have its number in them.",
        "Quote the words with the number.",
    ),
    "T008": (
        "the text names no year; the draft has {year}",
        "A plan file needs its period, and the draft invented one.",
        "Write the years of the plan under `period`.",
    ),
    "T100": (
        "{count} quantities: {encoded} encoded, {repeated} repeated, {waived} waived, {open} open",
        "What became of each quantity of the source.",
        "Nothing is to be done.",
    ),
    "P001": (
        "the key '{key}' is unknown{suggestion}",
        "No such key exists here.",
        "Correct or remove it; docs/plan-file.md has them all.",
    ),
    "P002": (
        "'{key}' is missing",
        "This key is needed.",
        "Add it; docs/plan-file.md says what it holds.",
    ),
    "P003": (
        "'{key}' should be {wanted}",
        "Something of another kind stands here, or nothing at all.",
        "Write what is wanted.",
    ),
    "P004": (
        "target '{id}' has no comparison; give one of {known}",
        "A number alone does not say whether more or less is better.",
        "Take the one that the plan's words mean: 以上 at_least, 突破 more_than, 以内 at_most.",
    ),
    "P005": (
        "more than one comparison is given: {given}",
        "A target is held against exactly one.",
        "Keep one; for a range use between: [low, high].",
    ),
    "P006": (
        "about and within belong together: about: 5 and within: 0.5",
        '"About" needs to say how far is still about.',
        "Give both, `within` in the target's unit.",
    ),
    "P007": (
        "the range is upside down: {low} is more than {high}",
        "`between` takes the lower number first.",
        "Swap them.",
    ),
    "P008": (
        "'{value}' is not known here; known: {known}{suggestion}",
        "One of a few words is wanted.",
        "Choose from the list.",
    ),
    "P009": (
        "the id '{id}' is taken; first in line {first}",
        "An id names one thing in the whole plan.",
        "Choose another.",
    ),
    "P010": (
        "the id '{id}' looks like '{other}' in line {first}",
        "Two ids that differ only in case or width will be mistaken for each other.",
        "Choose another.",
    ),
    "P011": (
        "'{id}' is no id; letters, digits, _ - and . only",
        "An id is typed into tables and commands.",
        "Use a short word without blanks.",
    ),
    "P012": (
        "a rate has no pace: it is due in full at any time",
        "A growth rate to date is compared with the whole target, in June as in December.",
        "Remove the pace.",
    ),
    "P013": (
        "the checkpoint {day} is not possible; days lie within the period, shares go from 0 up to 100 and do not fall",
        "Checkpoints say which percentage is due by the end of a day.",
        "Write day: percentage, as 2023-06-30: 40.",
    ),
    "P014": (
        "a baseline belongs to a stock with one bound, not here",
        "A flow begins at zero, a rate has no way to go, and a range has no direction.",
        "Remove the baseline.",
    ),
    "P015": (
        "the parts add up to {sum}, which does not fit the whole ({name})",
        "Parts of a floor have to reach it together; parts of a ceiling must not pass it.",
        "Correct the parts or the target.",
    ),
    "P016": (
        "a rate has no parts: rates do not add up",
        "The growth of two regions does not add up to that of both.",
        "Remove the parts.",
    ),
    "P017": (
        "a rate in {unit} is unusual: growth is in % or 个百分点",
        "A rate is a growth rate; a share such as a coverage is a stock.",
        "Check the measure and the unit.",
    ),
    "P018": (
        "'{id}' has no quote: nothing ties it to the words of the plan",
        "A quote lets anyone check that the plan says so.",
        "Add the shortest phrase that carries the promise.",
    ),
    "P019": (
        "not confirmed yet: {keys}",
        "A draft guessed these fields.",
        "Check them against the text and remove them from `unconfirmed`.",
    ),
    "P020": (
        "'{id}' and '{other}' have the same name '{name}'; actuals can only use their ids",
        "A name that two promises share names neither.",
        "Make the names differ.",
    ),
    "P021": (
        "hidden characters in '{text}'",
        "A character that cannot be seen makes two equal looking texts differ, or turns text round.",
        "Remove it.",
    ),
    "P022": (
        "the plan has no target and no milestone",
        "There is nothing to check.",
        "Add some.",
    ),
    "P023": (
        "the dimension '{dimension}' is unknown; a new one begins with a unit of factor 1{suggestion}",
        "A new dimension begins with a unit of factor 1.",
        "Correct it, or add its first unit.",
    ),
    "P024": (
        "{value} is not more than 0",
        "A weight, a width or a factor is positive.",
        "Write a number above 0.",
    ),
    "P025": (
        "the unit '{unit}' exists already",
        "A plan's own units come beside the built-in ones, not in their place.",
        "Remove it or give it another name.",
    ),
    "P026": (
        "{value} is not between 0 and 100",
        "The tolerance is a number of points behind schedule.",
        "Write 0 to 100.",
    ),
    "P027": (
        "the baseline {value} already satisfies the target, so there is no way to measure progress by",
        "Progress goes from the baseline to the target.",
        "Check both numbers, or leave the baseline out.",
    ),
    "P028": (
        "the baseline is of {period}, when the target's time is over",
        "A baseline is where a stock stood before.",
        "Check the year.",
    ),
    "P029": (
        "the period {period} lies outside the plan's, {other}",
        "A target may have its own period, but this one has no day in common with the plan's.",
        "Check the year.",
    ),
    "P030": (
        "pace like {like} does not fit here: a flow may follow an earlier year, as long as {period} and wholly before it",
        "Last year's course can be followed by a flow whose days all lie in that year, before the target's own.",
        "Write like: 2022 for a target of 2023, and only under a flow.",
    ),
    "P031": (
        "a range has no parts: a number of a part would have no direction",
        "The parts of a floor or a ceiling are floors or ceilings; those of a range are neither.",
        "Remove the parts, or promise a floor or a ceiling.",
    ),
    "P032": (
        "level_unit {unit} does not fit: it is the unit of what grows, under a rate in % of one year at most",
        "A growth rate in % can be computed from levels, such as 亿元, of this year and the last.",
        "Remove it, or name the unit that the levels are in.",
    ),
    "P033": (
        "most_per_month belongs to a flow with a floor, not here",
        "The most that one month can bring says whether a floor can still be reached.",
        "Remove it.",
    ),
    "P034": (
        "'{name}' names the whole, so that nothing can be reported for it as a part",
        "合计, 全区, total in the region of a row stand for the whole, and 小计 for some regions.",
        "Name the region.",
    ),
}
