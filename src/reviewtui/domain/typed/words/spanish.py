"""The words of a typed time in Spanish."""

WORDS = """
d0: lunes, lun
d1: martes, mar
d2: miercoles, mie
d3: jueves, jue
d4: viernes, vie
d5: sabado, sab
d6: domingo, dom
m1: enero, ene
m2: febrero
m3: marzo
m4: abril, abr
m5: mayo
m6: junio
m7: julio
m8: agosto, ago
m9: septiembre, setiembre, sept
m10: octubre
m11: noviembre
m12: diciembre, dic
t0: hoy
t1: manana
t2: pasado manana
t0 p20: esta noche
t0 early: esta manana
t0 p15: esta tarde
p12: mediodia, al mediodia, medio dia
p15: tarde, por la tarde, de la tarde, tardes
p20: noche, por la noche, de la noche
p0: medianoche, media noche
early: por la manana, de la manana, temprano
umin: min, minuto, minutos
uh: h, hora, horas
ud: dia, dias
uw: semana, semanas
umo: mes, meses
uy: ano, anos
half: media, medio
n1: un, una, uno
n2: dos, un par de
n3: tres, unos, unas
n4: cuatro
n5: cinco
n6: seis
n7: siete
n8: ocho
n9: nueve
n10: diez
n11: once
n12: doce
n15: quince
n20: veinte
n30: treinta
in: en, dentro de, despues
next: proximo, proxima, proximos, que viene, siguiente
this: este, esta
end: fin de, fin del, final de, final del, finales de, a final de, a fin de, a finales de
end umo: fin de mes, final de mes
weekend: fin de semana, finde, el finde
fill: el, la, los, las, de, del, al, para, hasta, y, antes
at: a, a las, a la, sobre las
hxmas: navidad, navidades
hxmaseve: nochebuena
hyear: ano nuevo
hyeareve: nochevieja
heaster: pascua, domingo de pascua
hkings: reyes, dia de reyes
"""
