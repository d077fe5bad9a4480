"""How much each thing that two nodes share, or differ in, says for or against one story.

Natural logarithms of odds, as a reader would put them: 0.7 doubles the odds, 2.3 makes ten of one.
Place comes before time and time before participants. Halving or doubling any of them moves the
figures by little (``tests/stories/test_stories.py``).
"""

from __future__ import annotations

import msgspec


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """The table. What speaks against is negative."""

    # The odds that must be met: news of one place, day and family tells one event as a rule.
    enough: float = 3.5

    # Place: one town; one province; one in the other; one country where nothing closer is told.
    town: float = 2.0
    city: float = 1.4
    province: float = 1.2
    inside: float = 0.8
    # A thing inside of a town is taken and held by itself.
    part: float = -3.0
    country: float = 0.3
    # Two towns of one province; of one country; of two countries.
    neighbours: float = -2.0
    elsewhere: float = -3.0
    abroad: float = -4.0
    # Two names in two languages, of which one is of a place that no gazetteer has.
    renamed: float = 0.0
    # Only the sentences name a place: one they share; none they share.
    around: float = 0.7
    only: float = 1.0
    # One that the sentences before name.
    before: float = 0.7
    unshared: float = -0.7
    # Where their reports are set, where nothing closer is told: one place; two countries.
    setting: float = 0.3
    setting_abroad: float = -1.0

    # Time: one day; one month; one year. What is told long after it happened is told of few events.
    day: float = 1.5
    month: float = 1.0
    year: float = 0.5
    old: float = 0.7
    # A day apart (nights, time zones, mistakes); a few; a week and more.
    next_day: float = -1.5
    some_days: float = -2.0
    long: float = -4.0
    # An outlet tells something of no date again on another day: as a rule, what happened since.
    daily: float = -1.0
    # Nobody says when one of them was.
    undated: float = -1.5
    # How much of that holds where a date of the sentence, or of the report, is taken for the event's.
    sentence: float = 0.6
    published: float = 0.2
    # How much of what days apart say holds of states and running counts, which are told every day.
    lasting: float = 0.2

    # Type: one; another that is no kin. Kin lie between, by the table.
    type: float = 1.0
    hint: float = 1.0
    denied: float = 0.5
    # One side denies one thing twice.
    denies: float = 1.75
    strange: float = -2.5

    # Participants: one person; one whom both sentences only name; a body, group or office; a
    # country, or country and sector only; none shared; those who act are of different sides.
    person: float = 1.2
    named: float = 0.5
    body: float = 0.7
    side: float = 0.5
    others: float = -0.3
    against: float = -1.0
    # No more than so much from participants.
    people: float = 2.0

    # Each digit that tells something of a number that both have; one count of people that both
    # have; two counts that differ.
    digit: float = 0.5
    count: float = 1.0
    miscount: float = -2.0
    # Counts that go on from one day; one who counts.
    since: float = 3.0
    source: float = 0.5
    # A count of many days, and what is none.
    tally: float = -1.0
    # One count told again within days, whatever the day it is told of.
    again: float = 0.5
    # A count that grows: of those who fled, or of the dead of one town over some days.
    running: float = 2.5
    # Names that sound alike, by how long they are; what both sentences have to do with; words.
    name: float = 0.3
    other_names: float = -0.5
    concept: float = 0.2
    words: float = 2.0
    # No more than so much from each of numbers, names, concepts.
    most: float = 2.0

    # Two sentences of one report: as a rule it goes on to something else.
    same_report: float = -1.5
    # The next sentence goes on with what was told; whoever speaks next speaks of it.
    goes_on: float = 0.5
    speaks_of: float = 2.5
    # What somebody unnamed says, and what the report leads with.
    witness: float = 8.0
    # A denial, and what is told in the sentence before it.
    denial: float = 2.5
    # Two places of one sentence that may tell one thing.
    mate: float = 1.5
    # Two acts, or two harms, of one type in one sentence are two.
    twice: float = -1.5
    # What stands against what its report has just told.
    answers: float = 6.0
    # What a copy or translation carries over, times how close the sentences are.
    carried: float = 4.0
    closeness: float = 2.0


WEIGHTS = Weights()
