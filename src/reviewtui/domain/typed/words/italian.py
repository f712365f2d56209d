"""The words of a typed time in Italian."""

WORDS = """
d0: lunedi, lun
d1: martedi, mar
d2: mercoledi, mer
d3: giovedi, gio
d4: venerdi, ven
d5: sabato, sab
d6: domenica, dom
m1: gennaio, gen
m2: febbraio
m3: marzo
m4: aprile
m5: maggio, mag
m6: giugno, giu
m7: luglio, lug
m8: agosto, ago
m9: settembre, set, sett
m10: ottobre, ott
m11: novembre
m12: dicembre, dic
t0: oggi
t1: domani
t2: dopodomani, dopo domani
t0 p20: stanotte, questa notte
t0 p18: stasera, questa sera
t0 early: stamattina, stamani, questa mattina
t0 p15: questo pomeriggio
p12: mezzogiorno
p15: pomeriggio, di pomeriggio, del pomeriggio, nel pomeriggio
p18: sera, di sera, della sera
p20: notte
p0: mezzanotte
early: mattina, mattino, di mattina, del mattino
umin: min, minuto, minuti
uh: h, ora, ore
ud: giorno, giorni, gg
uw: settimana, settimane
umo: mese, mesi
uy: anno, anni
half: mezz, mezza, mezzo
n1: un, una, uno
n2: due, un paio di
n3: tre, qualche, alcuni
n4: quattro
n5: cinque
n6: sei
n7: sette
n8: otto
n9: nove
n10: dieci
n11: undici
n12: dodici
n15: quindici
n20: venti
n30: trenta
in: fra, tra, in, entro, dopo
next: prossimo, prossima, prossimi, che viene, seguente
this: questo, questa
end: fine di, fine del, fine della, fine dell, fine, alla fine del, alla fine della
end umo: fine mese, fine del mese
weekend: fine settimana, weekend, week end
fill: il, lo, la, i, gli, le, di, del, della, dell, al, per, e, l
at: a, alle, all, ore, alle ore, verso le
hxmas: natale
hxmas2: santo stefano
hxmaseve: vigilia, vigilia di natale
hyear: capodanno
hyeareve: san silvestro
heaster: pasqua
heaster1: pasquetta, lunedi dell angelo
hferragosto: ferragosto
"""
