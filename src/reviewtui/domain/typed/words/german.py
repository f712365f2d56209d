"""The words of a typed time in German."""

WORDS = """
d0: montag, mo
d1: dienstag, di
d2: mittwoch, mi
d3: donnerstag, do
d4: freitag, fr
d5: samstag, sonnabend, sa
d6: sonntag, so
m1: januar, janner
m2: februar, feber
m3: marz, maerz, mrz
m4: april
m5: mai
m6: juni
m7: juli
m8: august
m9: september
m10: oktober
m11: november
m12: dezember
t0: heute
t1: morgen
t2: ubermorgen, uebermorgen
p12: mittag, mittags
p15: nachmittag, nachmittags
p18: abend, abends, feierabend
p20: nacht, nachts
p0: mitternacht
early: morgens, fruh, frueh, in der fruh, vormittag, vormittags
umin: min, minute, minuten
uh: std, stunde, stunden
ud: tag, tage, tagen
uw: woche, wochen
umo: monat, monate, monaten, monats
uy: jahr, jahre, jahren, jahres
half: halbe, halben, einer halben, eine halbe
n1: ein, eine, einem, einer, einen, eins
n2: zwei
n3: drei, ein paar, paar
n4: vier
n5: funf, fuenf
n6: sechs
n7: sieben
n8: acht
n9: neun
n10: zehn
n11: elf
n12: zwolf, zwoelf
n14: vierzehn
n20: zwanzig
n30: dreissig, dreizig
in: in, binnen, spater, innerhalb von
next: nachste, nachsten, nachster, nachstes, nachstem, naechste, naechsten, naechster, naechstes
next: kommende, kommenden, kommender, kommendes, folgenden
next2: ubernachste, ubernachsten, ubernachster, uebernaechste, uebernaechsten
this: diese, diesen, dieser, dieses, diesem
end: ende der, ende des, ende dieser, ende dieses, ende
end umo: monatsende
end uy: jahresende
weekend: wochenende, am wochenende
fill: am, den, der, dem, bis, zum, im, und
at: um, gegen, ab
clock: uhr
hxmas: weihnachten, weihnacht, erster weihnachtstag
hxmas2: zweiter weihnachtstag
hxmaseve: heiligabend, heilig abend
hyear: neujahr
hyeareve: silvester
heaster: ostern, ostersonntag
heaster1: ostermontag
hgoodfriday: karfreitag
"""
