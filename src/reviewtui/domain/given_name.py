"""Which first name a letter may greet with: only one that is really known, else "".

What stands over a review is a public profile name. "Rosa M." tells a first name; "K. Miller", "Bookworm99", "Happy Mom"
and "Amazon Customer" don't, nor does a word that only looks like a name ("Sunshine"). So a name counts as known when it
is one that many people bear, written as one, with nothing beside it but a family name or its initial. A wrong greeting
costs more than a neutral one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reviewtui.domain.buyer import is_nobody

_BORNE: Final = (
    # English
    "aaron abigail adam adrian alan albert alex alexander alexandra alice alison allison amanda amelia amy andrea "
    "andrew angela anita ann anna annabel anne annie anthony arthur ashley audrey barbara beatrice becky ben "
    "benjamin bernard beth betty beverly bob bonnie brad bradley brandon brenda brian bridget bruce bryan caitlin "
    "cameron carl carla carol caroline catherine cathy charles charlie charlotte chelsea cheryl chloe chris "
    "christina christine christopher cindy claire clara colin connor corey craig cynthia damian dan daniel danielle "
    "darren dave david deborah debra denise dennis derek diana diane donald donna doris dorothy doug douglas dylan "
    "edith edward eileen elaine eleanor elizabeth ella ellen ellie emily emma eric erica erin ethan eva evan evelyn "
    "fiona frances francis frank fred gail gareth gary gavin gemma geoff george gerald gillian gina glenn gloria "
    "gordon graham greg gregory gwen hannah harold harriet harry heather hector helen henry holly howard hugh ian "
    "irene isaac isabel isabella jack jackie jacob jacqueline jake james jamie jane janet janice jared jasmine "
    "jason jean jeff jeffrey jenna jennifer jenny jeremy jerry jess jesse jessica jill jim jimmy jo joan joanna "
    "joanne joe joel john jonathan jordan joseph josh joshua joyce judith judy julia julian julie justin karen karl "
    "kate katherine kathleen kathy katie kayla keith kelly ken kenneth kerry kevin kimberly kirsten kristen kyle "
    "laura lauren laurie leah leo leon leonard leslie liam linda lindsay lisa liz logan lorna lorraine louis louise "
    "lucas lucy luke lydia lynn madison maggie marcus margaret marian marilyn marion martha martin marvin mary "
    "mason matt matthew maureen megan melanie melissa mia michael michelle mike mildred miles molly monica morgan "
    "nancy naomi natalie natasha nathan neil nicholas nicola nicole nigel noah nora norman olivia oscar owen pamela "
    "patricia patrick paul paula pauline peggy peter phil philip phoebe phyllis rachel ralph raymond rebecca renee "
    "rhonda richard rick robert robin rod roger ron ronald rosa rosemary ross roy russell ruth ryan sally sam "
    "samantha samuel sandra sara sarah scott sean shane shannon sharon shaun sheila shirley simon sophia sophie "
    "stacy stan stanley stella stephanie stephen steve steven stuart sue susan suzanne sylvia tamara tara teresa "
    "terry theresa thomas tiffany tim timothy tina todd tom tony tracy trevor tyler valerie vanessa vera veronica "
    "vicky victor victoria vincent virginia vivian walter wanda warren wayne wendell wendy wesley william yvonne "
    "zachary zoe dominic declan niamh siobhan aoife priya anil arjun deepak divya kavita lakshmi neha pooja rahul "
    "rajesh ravi rohit sanjay suresh vijay noor fatima mohammed muhammad ahmed ali omar hassan aisha yusuf "
    # German
    "achim alfred alina andreas anette angelika anja anke annegret anneliese annette annika antje antonia anton "
    "astrid axel bernd bettina birgit birte björn brigitte carina carsten christa christian christiane christoph "
    "claudia cornelia dagmar daniela detlef dieter dirk doreen edgar elfriede elisabeth elke erich erika ernst "
    "felix florian franz franziska friedrich gabi gabriele georg gerd gerhard gertrud gisela greta gudrun guido "
    "günter günther hanna hannelore hannes hans harald hartmut heidi heike heiko heiner heinrich heinz helga helmut "
    "herbert hermann hilde holger horst ilona ilse inge ingeborg ingo ingrid iris irmgard isabell jan jana jens "
    "joachim jochen johann johanna johannes jonas jörg josef julius jürgen jutta kai karin karla karsten katharina "
    "kathrin katja katrin kerstin klara klaus konrad konstantin kurt lars lea lena leonie lothar ludwig luisa lukas "
    "lutz maike maja manfred manuela maren margarete margit maria marianne marie marina mario marius marko marlene "
    "martina mathias matthias max maximilian meike michaela mira monika moritz nadine nadja nele niklas nils nina "
    "norbert olaf oliver otto patrizia petra philipp ralf ramona regina reiner reinhard renate roland rolf "
    "rosemarie rüdiger rudolf sabine sabrina saskia sebastian siegfried sigrid silke silvia simone sonja stefan "
    "stefanie steffen susanne sven svenja swantje sybille tanja thea thilo thorsten till tobias torsten udo ulf "
    "ulrich ulrike ursula ute uwe verena viktoria volker waltraud werner wiebke wilhelm wolfgang yannick "
    # French
    "adèle adrien agathe agnès alain alexandre alexis aline amandine amélie anaïs andré angélique anne-marie "
    "antoine arnaud aurélie aurélien baptiste bastien benoît bernadette bertrand bruno camille carole cécile cédric "
    "céline chantal christelle christophe clément clémence colette claudine corinne cyril damien delphine didier "
    "dominique édouard élise élodie émilie émile emmanuel emmanuelle estelle étienne fabien fabrice fanny florence "
    "françois françoise franck frédéric gabriel gaëlle geneviève georges gérard gilles guillaume guy hélène henri "
    "hervé hugo inès isabelle jacques jean-claude jean-luc jean-marc jean-paul jean-pierre jérémy jérôme joëlle "
    "josette julien juliette karine laetitia laurence laurent léa loïc luc lucie ludovic madeleine manon marc "
    "marcel margaux marie-claude martine mathieu mathilde maxime michel micheline michèle mireille monique muriel "
    "nadège nathalie nicolas noémie odile olivier pascal pascale patrice philippe pierre quentin rémi régine rené "
    "renaud romain sandrine sébastien serge solange stéphane stéphanie sylvain sylvie théo thérèse thibault thierry "
    "valentin valentine véronique virginie xavier yann yves yvette "
    # Spanish and Portuguese
    "adriana agustín alba alberto alejandra alejandro alfonso alicia álvaro ana andrés ángela antonio arturo "
    "beatriz begoña belén blanca carlos carmen catalina cristina diego dolores eduardo elena enrique ernesto "
    "esteban esther eugenia fátima felipe fernanda fernando francisca francisco gabriela gerardo gonzalo guadalupe "
    "guillermo gustavo héctor ignacio inés inmaculada iván javier jesús joaquín jorge josé josefa juan juana "
    "juanita julio leticia lorena lorenzo lourdes lucía luis manuel marcos margarita maría mariana marta mateo "
    "mercedes miguel miriam montserrat natalia nuria óscar pablo paco patricio pedro pilar rafael ramón raquel raúl "
    "ricardo roberto rocío rodrigo rosario rubén salvador santiago sergio sofía susana tomás vicente ximena yolanda "
    "antónio catarina duarte filipa gonçalo inês joão joana luís mafalda nuno paulo rita rui sofia tiago vasco "
    "bruna caio fábio flávia larissa letícia marcelo otávio rafaela thiago vitor "
    # Italian
    "aldo alessandra alessandro alessia angelo antonella arianna bianca carlo caterina cecilia chiara cinzia "
    "claudio cristiano daniele dario davide domenico donatella eleonora elisa emanuela emanuele enrico enzo fabio "
    "fabrizio federica federico filippo francesca francesco franco gabriella gennaro giacomo giada gianluca gianni "
    "giorgia giorgio giovanna giovanni giulia giuliana giulio giuseppe giuseppina ilaria letizia loredana luca "
    "lucia luciano luigi marcello marco margherita mariagrazia mariarosa marino massimo matteo maurizio michela "
    "michele mirella nicolò ornella paola paolo piero pietro raffaele raffaella riccardo rinaldo roberta rosanna "
    "salvatore serena silvana silvio simona stefania stefano tommaso umberto valentina valerio vincenzo vittoria "
    "vittorio "
    # Dutch, Scandinavian, Polish, Turkish
    "anouk bart bas bram daan fleur geert gerrit hanneke henk hendrik jaap jeroen joost joris kees koen lieke lotte "
    "maarten maaike marieke marijke marleen martijn mieke niels pieter renske roel ruud sander sanne sjoerd stijn "
    "thijs tjeerd wim wouter anders bengt birgitta bjarne emil erik freja gunilla gustav håkan ingmar jesper johan "
    "kjell lasse lennart linnea magnus mads mette mikael mikkel ola olof pernille rasmus rikke signe søren solveig "
    "stig torben ulla agnieszka aleksandra andrzej bartosz beata dorota elżbieta ewa grażyna grzegorz halina jacek "
    "jakub janusz jarosław jerzy jolanta kamil katarzyna krzysztof łukasz maciej magdalena małgorzata marcin marek "
    "mariusz mateusz michał paweł piotr rafał renata ryszard sławomir stanisław sylwia tadeusz tomasz urszula "
    "wojciech zbigniew zofia ahmet ayşe burak elif emine emre fatma hakan hatice hüseyin ibrahim kemal mehmet merve "
    "mustafa özlem selin serkan zeynep "
)
_NAMES: Final = frozenset(_BORNE.split())
_TITLES: Final = re.compile(
    r"(?i)\b(?:mr|mrs|ms|miss|dr|prof|herr|frau|sir|lady|mme|mlle|señora?|signora?|and|und|et|y|e)\b"
)
_INITIAL: Final = re.compile(r"[^\W\d_]\.?")
_FAMILY: Final = re.compile(r"[^\W\d_]\.?|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SMALL: Final = "von van de del da di la der den dos le du ten ter"
_BEFORE_FAMILY: Final = frozenset(_SMALL.split())
_BEHIND: Final = (
    "mom mum dad mama papa lover reader shopper customer reviews reviewer fan girl guy loves reads books family kunde "
    "kundin cliente client leser shop store buyer user gamer"
)
_NO_FAMILY: Final = frozenset(_BEHIND.split())
"""Words that people put behind a first name and that are no family name."""
_SIGNED: Final = re.compile(r"[^\n]{2,40}")


@lru_cache(maxsize=2048)
def given_name(author: str) -> str:
    """The first name that a profile name tells, "" where none is really known.

    "Rosa M.", "Anna Schmidt" and "JÖRG" tell one; "K. Miller", "Bookworm99", "anna_s", "Mr Paul" and "Rosa & Tim" none.
    """
    told = " ".join(author.split())
    if not told or len(told) > 50 or is_nobody(told) or "&" in told or _TITLES.search(told):
        return ""
    first, _, family = told.partition(" ")
    if not all(part.isalpha() for part in first.split("-")) or not first[0].isupper() or first.casefold() not in _NAMES:
        return ""
    if family and not _is_family(family):
        return ""
    return first if not first.isupper() else "-".join(part.capitalize() for part in first.split("-"))


def _is_family(words: str) -> bool:
    """A family name, its initial, or a second first name before it; never small words, as in "Anna from Ohio"."""
    *before, last = words.split()
    between = all(
        each.casefold() in _BEFORE_FAMILY or each.casefold() in _NAMES or _INITIAL.fullmatch(each) for each in before
    )
    known = last[0].isupper() and _FAMILY.fullmatch(last) is not None and last.casefold() not in _NO_FAMILY
    return len(before) <= 3 and between and known


def signed_name(text: str) -> str:
    """The first name with which a buyer signed a message of theirs: its last line, and nothing else in it."""
    lines = [line.strip(" \t,.!–-") for line in text.strip().split("\n")]
    last = lines[-1] if len(lines) > 1 else ""
    return given_name(last) if _SIGNED.fullmatch(last) else ""
