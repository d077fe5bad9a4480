"""Structures of English: what the clause says, who takes part in it, and whose speech it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import isnad
from isnad.records import Claim, Participant
from tests.reads import claims


def told(text: str, kind: str) -> list[Claim]:
    return claims(text, "en", kind)


def words(people: Sequence[Participant]) -> list[str | None]:
    return [one.text for one in people]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # headlines leave articles out
        ("Police arrest man after raid", "COERCE", ["Police"], ["man"]),
        ("Lena Kovac welcomes agreement with kingdom", "SUPPORT", ["Lena Kovac"], []),
        # a name is a name after a form of address or an office, whatever else it means
        ("He urged Mrs May to free the poet.", "REQUEST", ["He"], ["May"]),
        ("Rep. Lena Waters condemned the army.", "ACCUSE", ["Lena Waters"], ["army"]),
        ("Judge Hill condemned the army.", "ACCUSE", ["Hill"], ["army"]),
        ("Tomas J. Rey condemned the army.", "ACCUSE", ["Tomas J. Rey"], ["army"]),
        # an age, a larger place
        ("Tomas Rey, 20, was shot by police.", "ASSAULT", ["police"], ["Tomas Rey"]),
        ("Rey, a rebel militia commander in Homs was shot by police.", "ASSAULT", ["police"], ["Rey"]),
        # an -ing form with "of" is the name of an act
        ("The army's arming of rebels went on.", "AID", ["army"], ["rebels"]),
        # the genitive of a plural
        ("The rebels' criticism of the general was harsh.", "ACCUSE", ["rebels"], ["general"]),
        # what is told to somebody
        ("The general told the villagers to leave.", "REQUEST", ["general"], ["villagers"]),
        ("Villagers helped rescue the children.", "AID", ["Villagers"], ["children"]),
        # a finite verb goes on with a finite verb
        ("Rey blamed the firm for raising rents and urged the mayor to act.", "REQUEST", ["Rey"], ["mayor"]),
        # an ally before its name
        ("Our ally Iraq sent a letter.", "ALLIANCE", ["Iraq"], ["Our"]),
        # an opening phrase is no part of the subject's list
        ("After lunch in a hotel, Lena Kovac and Tomas Rey met the king.", "CONSULT", ["Lena Kovac", "Tomas Rey", "king"], []),
        # a pronoun and its auxiliary in one word
        ("“We've trained the militia,” General Hill said.", "AID", ["We"], ["militia"]),
        ("Rey said they'd shelled the village.", "ASSAULT", ["they"], []),
        ("General Hill said he's visiting Kenya.", "CONSULT", ["he"], ["Kenya"]),
        # who has something has it; "have" is an auxiliary elsewhere
        ("Norway has about 300 soldiers in Mali.", "PRESENCE", ["Norway"], []),
        ("The rebels have surrendered.", "RETREAT", ["rebels"], []),
        # a pronoun means whoever says it
        ("The navy said it had targeted a convoy near Homs.", "ASSAULT", ["it"], ["convoy"]),
        # a word for all of whom it is told stands apart from them
        ("The unions have also both condemned the army.", "ACCUSE", ["unions"], ["army"]),
        ("Kenya and Uganda all accused the army.", "ACCUSE", ["Kenya", "Uganda"], ["army"]),
        # an ambassador is withdrawn from a state, no force from a place
        ("The two kingdoms withdrew their ambassadors from Nairobi.", "SANCTION", ["two kingdoms"], ["Nairobi"]),
        # a name is of the sector of the role before it
        ("Foreign Minister Lena Kovac travelled to Oslo.", "CONSULT", ["Lena Kovac"], []),
        # a name behind what the office of its owner is for
        ("Ambassador to Kenya Lena Kovac condemned the army.", "ACCUSE", ["Lena Kovac"], ["army"]),
        ("Deputy Secretary of State Lena Kovac condemned the army.", "ACCUSE", ["Lena Kovac"], ["army"]),
        ("Minister for the Middle East Lena Kovac condemned the army.", "ACCUSE", ["Lena Kovac"], ["army"]),
        ("Minister for Africa Lena Kovac condemned the army.", "ACCUSE", ["Lena Kovac"], ["army"]),
        ("Mayor of Toledo Lena Kovac condemned the army.", "ACCUSE", ["Lena Kovac"], ["army"]),
        ("The lawyer for Santiago Lena Kovac condemned the army.", "ACCUSE", ["lawyer"], ["army"]),
        ("A spokesman for President Lena Kovac condemned the army.", "ACCUSE", ["spokesman"], ["army"]),
        # what a body is called for short; what somebody is called in the middle of their name
        ("Lena Kovac, head of the Harbour Union (HU) condemned the army.", "ACCUSE", ["Lena Kovac"], ["army"]),
        ("Lena Kovac, head of the Harbour Union (HU), condemned the army.", "ACCUSE", ["Lena Kovac"], ["army"]),
        ("Col. Tomas “J.T.” Rey condemned the army.", "ACCUSE", ["Tomas “J.T.” Rey"], ["army"]),
        ('Lena "Red" Kovac condemned the army.', "ACCUSE", ['Lena "Red" Kovac'], ["army"]),
        # who a clause behind an event and its place says did it
        ("Lena Kovac condemned the raid in Homs claimed by rebels.", "ACCUSE", ["Lena Kovac"], ["rebels"]),
        ("Lena Kovac condemned the raid in Homs carried out by rebels.", "ACCUSE", ["Lena Kovac"], ["rebels"]),
        ("An attack blamed on rebels killed two miners.", "ASSAULT", ["rebels"], ["two miners"]),
        # states that announce a truce in another are no parties of it
        ("A truce in Mali was announced by Norway.", "CEASEFIRE", [], []),
        ("A truce in Mali was announced by Mali.", "CEASEFIRE", ["Mali"], []),
        # the phrase that opens a sentence is of its subject; the streets are taken to for one protest
        ("In the battle to retake Homs, soldiers fled the valley.", "CONTROL", ["soldiers"], []),
        ("Miners took to the streets to protest against the king.", "PROTEST", ["Miners"], ["king"]),
        # a headline on a truce
        ("Truce holds in Mali", "CEASEFIRE", [], []),
        # a particle of a verb may stand behind its object
        ("Police broke the rally up.", "COERCE", ["Police"], []),
        ("Rebels shot the helicopter down near Homs.", "ASSAULT", ["Rebels"], ["helicopter"]),
        ("The army pushed the rebels back.", "ASSAULT", ["army"], ["rebels"]),
        # behind a verb and its object no second verb stands
        ("The navy said it had struck Hezbollah targets in Lebanon.", "ASSAULT", ["it"], ["Hezbollah"]),
        # means of the police
        ("Police fired tear gas at the miners.", "COERCE", ["Police"], ["miners"]),
        # who acts stands behind what is said of somebody
        ("The bishop, hailed as a saint by the miners, left.", "SUPPORT", ["miners"], ["bishop"]),
        # a relative of people, and whose criticism it is
        ("The union's criticism of Lena Kovac, who was arrested by police, went on.", "COERCE", ["police"], ["Lena Kovac"]),
        # whoever is denied to have done it is no object
        ("The envoy denied aides leaked the plan.", "REJECT", ["envoy"], []),
        # what hangs on criticism is whose acts it is of
        ("The union repeated its condemnation of the king's policies.", "ACCUSE", ["union"], ["king"]),
        # a charge is against whoever does what it tells
        ("Lena Kovac repeated her allegation that the kingdom had cheated.", "ACCUSE", ["Lena Kovac"], ["kingdom"]),
        ("The king himself urged the army to leave.", "REQUEST", ["king"], ["army"]),
        # capitals stand for their states
        ("Nairobi backs the militia.", "ALLIANCE", ["Nairobi"], ["militia"]),
        ("Nairobi said it would not meet the rebels.", "REJECT", ["it"], ["rebels"]),
        # what befell somebody in an attack is one act; who came to a meeting met
        ("Two miners were killed in a Kenyan strike on Homs.", "ASSAULT", ["Kenyan"], ["Two miners"]),
        ("Two miners were wounded in clashes with rebels.", "ASSAULT", ["rebels"], ["Two miners"]),
        ("Tomas Rey joined the king in Oslo for talks on Mali.", "CONSULT", ["Tomas Rey", "king"], []),
        # whom a demand that something is done is made on; blame that is put on somebody
        ("It is essential that some sponsors leave, the minister said.", "REQUEST", ["minister"], ["some sponsors"]),
        ("The army put the blame squarely on the rebels.", "ACCUSE", ["army"], ["rebels"]),
        # two participles with what they say somebody is, and who says so
        ("Miners met a guest reviled as a fraud by some bishops and hailed as a saint by others.", "SUPPORT", ["others"], ["guest"]),
        # a clause that a verb of saying opens inside a relative one
        ("Lena Kovac read the report, which found that the camp was shelled by rebels.", "ASSAULT", ["rebels"], []),
        ("Norway left, most recently slapping tariffs on Kenyan steel.", "SANCTION", ["Norway"], ["Kenyan"]),
        # so much that is given to somebody with an article; whose acts a charge begins with
        ("The bank lent the government 2.5 billion dollars.", "AID", ["bank"], ["government"]),
        ("Tomas Rey alleged that Kenya's presence in Chad, where it trains police, is a lie.", "ACCUSE", ["Tomas Rey"], ["Kenya"]),
        # what an attack is for is no claim of its own
        ("The army began an offensive to recapture Homs.", "ASSAULT", ["army"], []),
        # a word for a measure between a light verb and its noun
        ("The army launched a new phase of the offensive in Homs.", "ASSAULT", ["army"], []),
    ],
)  # fmt: skip
def test_who(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    (claim,) = told(text, kind)
    assert words(claim.actors) == actors and words(claim.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iraq support for the plan was weak.", "ALLIANCE"),
        ("The general told the villagers to leave.", "STATEMENT"),
        ("The general told the boy a story.", "REQUEST"),
    ],
)
def test_nothing(text: str, kind: str) -> None:
    assert not told(text, kind)


def test_a_larger_place_is_no_subject() -> None:
    (claim,) = told("Rey was arrested in Homs, Syria, and charged with murder.", "ACCUSE")
    assert words(claim.recipients) == ["Rey"] and not claim.actors


def test_a_relative_clause_with_a_place_does_not_hide_the_subject() -> None:
    (claim,) = told("Rebels who staged attacks in Homs accused the army.", "ACCUSE")
    assert words(claim.actors) == ["Rebels"]


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("“I would urge the army to leave,” Rey said.", "REQUEST", "actual"),
        ("“I want to thank the kingdom,” Rey said.", "SUPPORT", "actual"),
        ("“We will support the rebels,” Rey said.", "AGREE", "actual"),
        ("Rey will meet the king.", "AGREE", "planned"),
    ],
)
def test_doing_by_words(text: str, kind: str, modality: str) -> None:
    (claim,) = told(text, kind)
    assert claim.modality == modality


def test_a_date_inside_a_name_dates_nothing_else() -> None:
    (claim,) = told("Rey condemned the critics of the 2016 presidential vote.", "ACCUSE")
    assert claim.time is None


def test_a_particle_before_a_date_is_a_preposition() -> None:
    (claim,) = told("Rey was hanged on 9 March 2019.", "ASSAULT")
    assert claim.time and claim.time.edtf == "2019-03-09"


def test_single_marks_quote() -> None:
    text = "Rey said: 'The army has shelled Homs. Rebels attacked a convoy.'"
    assert [words(claim.sources) for claim in told(text, "ASSAULT")] == [["Rey"], [None]]


HANDED = "Minister Tomas Rey said:\n\nThe army has shelled Homs.\n\nI condemn the general."


def test_who_is_introduced_by_a_colon_goes_on() -> None:
    (shelled,) = told(HANDED, "ASSAULT")
    assert [source.name for source in shelled.sources] == ["Tomas Rey"]
    (condemned,) = told(HANDED, "ACCUSE")
    assert [actor.name for actor in condemned.actors] == ["Tomas Rey"] and not condemned.sources


def test_the_reporter_takes_the_word_back() -> None:
    text = f"{HANDED}\n\nHe added that talks go on.\n\nRebels attacked a convoy in Idlib."
    assert [len(claim.sources) for claim in told(text, "ASSAULT")] == [1, 0]


def test_joint_passives_tell_one_act_and_share_what_follows() -> None:
    (claim,) = told("Rey was shot and killed by police in Homs on Friday.", "ASSAULT")
    assert claim.trigger.quote == "killed" and words(claim.actors) == ["police"]
    assert claim.place and claim.place.name == "Homs" and claim.time


def test_joint_verbs_share_what_follows() -> None:
    first, _ = told("Rebels attacked the base and abducted a nurse in Homs on Friday.", "ASSAULT")
    assert first.place is None or first.place.name == "Homs"


def test_an_opening_date_belongs_to_the_main_clause() -> None:
    (claim,) = told("In 2016, while resting at home, Rey was killed by police.", "ASSAULT")
    assert claim.time and claim.time.edtf == "2016"


def test_a_kind_of_body_belongs_to_the_name_before_it() -> None:
    (claim,) = told("The Larkhill Police Department arrested Tomas Rey.", "COERCE")
    assert words(claim.actors) == ["Larkhill Police Department"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The vote went on, with the party pledging to free the poet.", "AGREE", ["party"]),
        ("The ministers reaffirmed their support for Iraq.", "SUPPORT", ["ministers"]),
        (
            "Rey flew home to free the men who fought to hold Homs and thank Iraq.",
            "SUPPORT",
            ["Rey"],
        ),
    ],
)
def test_who_does_it(text: str, kind: str, actors: list[str]) -> None:
    (claim,) = told(text, kind)
    assert words(claim.actors) == actors


def test_what_is_spoken_of_lies_elsewhere() -> None:
    (claim,) = told("The ministers discussed the crisis in Yemen.", "CONSULT")
    assert claim.place is None


def test_a_denial_and_what_is_denied() -> None:
    text = "The army denied that it shelled Homs."
    assert told(text, "REJECT") and [c.polarity for c in told(text, "ASSAULT")] == ["negated"]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # a sum of money, and what it is given in
        ("The kingdom gave $3m in aid to the villagers.", "AID", ["kingdom"], ["villagers"]),
        # a phrase of manner before the object
        ("The envoy condemned in strong terms the army.", "ACCUSE", ["envoy"], ["army"]),
        # a word for a measure after an event noun
        (
            "The army's persecution campaign against students went on.",
            "COERCE",
            ["army"],
            ["students"],
        ),
        # speech that goes on asks too
        ("Minister Tomas Rey said:\n\nThe army must leave.", "REQUEST", [None], ["army"]),
    ],
)
def test_who_besides(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    (claim,) = told(text, kind)
    assert words(claim.actors) == actors and words(claim.recipients) == recipients


def test_what_is_to_end_goes_on() -> None:
    text = "The envoy called for an end to the army's attacks on Homs."
    assert told(text, "REQUEST") and told(text, "ASSAULT")
    assert not told("The envoy called for attacks on Homs.", "ASSAULT")


def test_an_adverb_between_auxiliary_and_verb() -> None:
    (claim,) = told("The envoy will then visit Iraq.", "AGREE")
    assert claim.modality == "planned"


def test_its_belongs_to_the_subject_before_it() -> None:
    text = "The United States left. Russia denied that its aircraft bombed hospitals."
    (claim,) = told(text, "ASSAULT")
    assert [actor.country for actor in claim.actors] == ["RUS"]


def test_a_country_is_explained_by_what_stands_between_commas_behind_it() -> None:
    text = "Kenya, a close ally of Oman, has rejected a demand from the rebels."
    (ally,) = told(text, "ALLIANCE")
    (rejects,) = told(text, "REJECT")
    assert (words(ally.actors), words(ally.recipients)) == (["Kenya"], ["Oman"])
    assert (words(rejects.actors), words(rejects.recipients)) == (["Kenya"], ["rebels"])


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        # a participle behind somebody only describes them, and its object does nothing
        ("Gunmen wearing masks killed two nurses.", "ASSAULT", ["Gunmen"]),
        ("Officers seeking the rebels arrested a miller.", "COERCE", ["Officers"]),
        ("The premier said soldiers guarding the port shot two nurses.", "ASSAULT", ["soldiers"]),
        # a body, what it is called for short, and its people
        ("Lowland Relief Association (LRA) officials urged the king to act.", "REQUEST",
         ["Lowland Relief Association (LRA) officials"]),
    ],
)  # fmt: skip
def test_who_does_it_stands_before_what_describes_them(
    text: str, kind: str, actors: list[str]
) -> None:
    (claim,) = told(text, kind)
    assert words(claim.actors) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Raids by Chad and the Libyan army killed 12 people.", ["Chad", "Libyan army"]),
        (
            "The mayor said air raids by Chad and the Libyan army killed 12 people.",
            ["Chad", "Libyan army"],
        ),
        ("Gunmen led raids in Chad and the Libyan army killed 12 people.", ["Libyan army"]),
    ],
)
def test_who_does_an_act_that_kills_is_in_its_phrase(text: str, actors: list[str]) -> None:
    # Which phrases are whose is learned.
    found = [c for c in isnad.read(text, language="en", published="2020-05-06").claims if c.counts]
    assert [[who.name for who in c.actors] for c in found] == [actors]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # a word that else stands before a noun is alone
        ("Those who stayed accused the army.", "ACCUSE", ["Those"], ["army"]),
        # who did what the object is
        ("Guards attacked a tent in a camp by bakers.", "ASSAULT", ["Guards"], ["tent"]),
    ],
)
def test_who_is_told_by_words_of_no_noun(
    text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    (claim,) = told(text, kind)
    assert words(claim.actors) == actors and words(claim.recipients) == recipients
