"""The words of a typed time in French."""

WORDS = """
d0: lundi, lun
d1: mardi, mar
d2: mercredi, mer
d3: jeudi, jeu
d4: vendredi, ven
d5: samedi, sam
d6: dimanche, dim
m1: janvier, janv
m2: fevrier, fev, fevr
m3: mars
m4: avril, avr
m5: mai
m6: juin
m7: juillet, juil
m8: aout
m9: septembre, sept
m10: octobre
m11: novembre
m12: decembre
t0: aujourd hui
t1: demain
t2: apres demain
t0 p18: ce soir
t0 early: ce matin
t0 p15: cet apres midi
t0 p20: cette nuit
p12: midi
p15: apres midi
p18: soir, soiree
p0: minuit
early: matin, matinee
umin: min, minute, minutes
uh: h, heure, heures
ud: j, jour, jours
uw: semaine, semaines, sem
umo: mois
uy: an, ans, annee, annees
half: demi, demie, une demi
n1: un, une
n2: deux
n3: trois, quelques
n4: quatre
n5: cinq
n6: six
n7: sept
n8: huit
n9: neuf
n10: dix
n11: onze
n12: douze
n15: quinze
n20: vingt
n30: trente
in: dans, d ici, sous, plus tard
next: prochain, prochaine, prochains, suivant, suivante, qui vient
this: ce, cet, cette
end: fin de, fin du, fin de la, fin d, a la fin de, a la fin du, fin, de la fin du
end umo: fin du mois, fin de mois
weekend: week end, weekend
fill: le, la, les, l, du, de, des, d, au, et, pour, avant, jusqu a, jusqu au
at: a, vers
hxmas: noel
hxmaseve: reveillon, veille de noel
hyear: nouvel an, jour de l an
hyeareve: saint sylvestre
heaster: paques
heaster1: lundi de paques
"""
