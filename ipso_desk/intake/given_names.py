"""Common first names, to see in which order a column of names without commas is written."""

from __future__ import annotations

from collections.abc import Iterable

from ipso_desk.domain.names import fold
from ipso_desk.intake.profiles import is_infix

_GIVEN = frozenset(
    """aad aart ad adriaan agnes ahmed albert alie alida alice an anita anja anke ank ann anna anne
    anneke annelies annemarie annet annie ans anton antoinette arend arie arjan astrid bas bea
    bep bernard bert beatrix betty bob bram brigitte carin carla carlo carolien caroline cees
    charlotte chris christa christien conny cor corrie daan dick diana dini dirk dora dorien
    edith eefje elly els elsbeth emma erik ernst esther eva evert fatima femke fien fleur frank
    frans fred frits geert gerard gerda gerrit gert geertje ger gijs greet greetje guus hanna
    hannah hanneke hannie hans harm harrie harry heleen helena helma hendrik henk hennie henny
    herman hetty hilda hillie huub ida ilse ina ineke inge ingrid irene iris jaap jacob jacqueline
    jan janneke jannie jantje jeanne jeannette jelle jenny jeroen joan job johan johanna johannes
    joke joop joost jos joyce judith julia karel karin kees klaas koos lea leen leendert leny leo
    leonie lia lidy lies liesbeth lina linda loes lotte louis louise lucas lucia maaike maarten
    manon marga margot margreet maria marian marianne marie marieke marijke mario marion marja
    marjan marjolein marleen marlies martha martin martijn mary maurice mees mia mieke mien miep
    miriam mohamed monique moniek nel nelleke nelly nico nicole nienke nina noor paul paula pauline
    peggy peter petra piet pieter pim plonie pien rachid ralph ria rianne richard riek rien riet
    rita rob robert roel ron rosa ruud saskia sandra sanne sara sienie simon sjaak sjaan sofie
    sophie stien sylvia teun theo theresia thijs thomas tine tineke tini tom tonnie toon toos trees
    trijntje trudy truus ursula vera victor wendy wiebe wil willem wilma willy wim yvonne zwaantje
    yusuf ali aisha hulya mehmet fatma omar oege hilde jet pietje greta bertha gre coby
    corry""".split()
)
_FEWEST = 4
_MOST_LOOKED_AT = 400


def is_given(text: str) -> bool:
    """Whether one word is a first name that many people have."""
    return fold(text) in _GIVEN


def surname_first(texts: Iterable[str]) -> bool:
    """ "Jansen Piet", "Vries de Kees": in most of a column the last word is a first name."""
    looked = in_front = behind = 0
    for text in texts:
        words = [fold(word) for word in text.split() if not is_infix(word)]
        if "," in text or len(words) < 2:
            continue
        looked += 1
        in_front += words[0] in _GIVEN
        behind += words[-1] in _GIVEN
        if looked == _MOST_LOOKED_AT:
            break
    return looked >= _FEWEST and behind * 2 >= looked and behind > 3 * in_front
