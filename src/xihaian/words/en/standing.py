"""What is said of the standing of a promise, in English."""

from __future__ import annotations

RULES = {
    "S001": (
        "{target}: {period} is a day, and a flow needs to know since when; write {cure}. Not used",
        "A sum up to a day does not say where it begins.",
        "Write the whole interval.",
    ),
    "S002": (
        "{target}, {period}: {value} contradicts {other} at {first}",
        "Two rows for the same days differ, and nothing says which is the newer.",
        "Remove one, or give both their day of publication.",
    ),
    "S003": (
        "{target}, {period}: {value} was replaced by {other}, published later, at {first}",
        "Of two figures for the same days the one published last counts; the older one is kept and shown.",
        "Nothing needs to be done.",
    ),
    "S004": (
        "{target}: {period} lies behind the target's end, {end}. Not used",
        "A standing never ends later than its target.",
        "Check the year, or use the plan of that year.",
    ),
    "S005": (
        "{target}, {period}: the same figure stands at {first}",
        "Two rows say the same; it was counted once.",
        "Remove one.",
    ),
    "S006": (
        "{target}: {period} begins before the target does, {start}. Not used",
        "Nobody can say which part of it belongs to the target.",
        "Report from the target's first day.",
    ),
    "S007": (
        "{target}: {period} does not begin with the target's period; a rate to date does: {cure}. Not used",
        "The growth of one month is not the growth of the year so far.",
        "Report the cumulative rate.",
    ),
    "S008": (
        "{target}: {period} is {value}, but {rows} add up to {sum}",
        "A row that spans others differs from their sum.",
        "Check both; the row that spans more counts.",
    ),
    "S009": (
        "{target}: {period} was not used: the days from {start} on are covered only until {covered}",
        "A flow adds up without gap or overlap from the start.",
        "Report the days that are missing, or the whole as one row.",
    ),
    "S010": (
        "{target}: nothing is reported for {region} by {day}, so the regions make no sum",
        "A sum without one of its regions would be too small.",
        "Report the region, or a row for the whole.",
    ),
    "S011": (
        "{target}: {region} is none of its parts ({known}). Not used",
        "Where a target declares its parts, they are its regions.",
        "Correct the name.",
    ),
    "S012": (
        "{target}: rows of regions were not used; rates, shares and stages do not add up",
        "Only flows and stocks add up over regions, and no percentage does.",
        "Report a row for the whole.",
    ),
    "S013": (
        "{target}: at {end} the report says {value}, the ledger {other}",
        "Two accounts of one thing differ. The one that reaches further counts, at the same day the report.",
        "Find out which is right.",
    ),
    "S014": (
        "{target}: at {end} the whole is {value}, its regions add up to {other}",
        "The row for the whole counts where it reaches as far.",
        "Find out which is right.",
    ),
    "S015": (
        "{target}: there is no day for which all of {regions} are reported",
        "A sum needs all its regions at one day.",
        "Report them for the same days.",
    ),
    "S016": (
        "{target}: reported as {value}, but the plan states a baseline of {baseline} for the same day",
        "The plan and the data disagree about where the target began.",
        "Correct one of them.",
    ),
    "S017": (
        "{target}: the data end on {end}, three months or more before {day}",
        "The verdict stands on old data.",
        "Report newer figures.",
    ),
    "S018": (
        "{target}: {value}{unit} beside {other}{unit} looks like a 万 too many or too few",
        "A value 9,000 to 11,000 times its target or its predecessor, or the inverse.",
        "Check the unit.",
    ),
    "S019": (
        "{target}: some entries name a region and some do not; all were added up",
        "Entries are events and add up, but a total among them would be counted twice.",
        "Name the region of each entry, or of none.",
    ),
    "S020": (
        "{target}: entries for {period} and {other} both begin with the period: running totals in a ledger",
        "Entries of a ledger add up, so cumulative rows would be counted again and again. First at {first}.",
        "Report running totals in a file without `ref` and `n`.",
    ),
    "S021": (
        "{target}: {period} was not used: nothing is reported from {start} on",
        "A flow adds up from the first day of its period, and no row begins there.",
        "Report the days before it, or the whole as one row.",
    ),
    "S022": (
        "{target}: {value}{unit} beside {other}{unit} looks like a share written as a fraction",
        "0.23 stands where 23 % are asked for; a spreadsheet keeps 23 % as 0.23.",
        "Check it: write 23, or 23%.",
    ),
    "S023": (
        "{target}: the months {first} to {last} never fall; are they running totals?",
        "Months that only grow, from one to more than twice as much, are more often the year so far, taken for a month.",
        "If they are, write 2023-01/2023-06 or 1-6月 for June.",
    ),
    "S024": (
        "{target}: {period} is {value}, less than {other} for {earlier}, which begins on the same day",
        "What adds up from one day cannot become less.",
        "Check both; perhaps one is a month.",
    ),
    "S025": (
        "{target}{part}: last year's figures do not settle what is due on {day}: {due} of the whole",
        "The pace follows an earlier year, whose figures for the same day, or for its whole, are missing or bounds.",
        "Add the rows of that year, month by month. A ledger of it is known to be complete with --as-of.",
    ),
    "S026": (
        "{target}: the level of {period} has none of {before} beside it, so it gives no growth",
        "Growth is computed from the levels of the same days of two years.",
        "Report the level of the year before, or the published rate.",
    ),
    "S027": (
        "{target}, {period}: the published rate {value} is not the {other} that the levels give",
        "The two are more than a unit of the published rate's last digit apart: levels revised, another scope, or a slip.",
        "Find out which is right; the published rate counts.",
    ),
    "S028": (
        "{target}: the level of {before} is {value}, so growth from it to {period} means nothing",
        "Growth from zero or from a loss is no percentage.",
        "Promise a level in place of a growth.",
    ),
    "S029": (
        "{target}: the sum of the regions ends on {end}, though some reach {day}: nothing later is reported for {regions}",
        "Regions add up at the latest day for which each of them has a figure.",
        "Report the regions that are late, or a row for the whole.",
    ),
    "S030": (
        "{target}: the levels of {period} and {before} are not of the same regions ({regions}), so they give no growth",
        "A sum with a region more or less is not of the same thing.",
        "Report the levels of the same regions for both years, or of the whole.",
    ),
    "S031": (
        "{day} is not within the plan's period {period}",
        "What is judged as of a day outside the plan's period is what was known before it began, or after its end.",
        "Look at the year of --as-of.",
    ),
    "S101": (
        "{target}: the sum of the regions seen: {regions}",
        "Whether these are all regions, only `parts` in the plan can say.",
        "Nothing needs to be done.",
    ),
    "S102": (
        "{target}: the ledger ends on {end}; if it is complete until later, say so with --as-of",
        "A ledger speaks for every day until its last entry, and nobody knows whether there were none after it.",
        "Give --as-of with the day until which the ledger is complete.",
    ),
    "S103": (
        "{target}: {count} row(s) end after {day} and were not used",
        "The judgement is as of that day.",
        "Nothing needs to be done, or choose another --as-of.",
    ),
    "S104": (
        "{target}: {count} row(s) end before {start}, when the target begins: history, and not counted",
        "What was reported for earlier years never counts for this one.",
        "Nothing needs to be done, unless the year is wrong.",
    ),
    "S105": (
        "{target}: {count} row(s) published after {day} were left out",
        "--known-on judges by what was known then.",
        "Nothing needs to be done.",
    ),
}
