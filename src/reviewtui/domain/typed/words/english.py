"""The words of a typed time in English."""

WORDS = """
d0: monday, mon, mo
d1: tuesday, tues, tue, tu
d2: wednesday, weds, wed, we
d3: thursday, thurs, thur, thu, th
d4: friday, fri, fr
d5: saturday, sat, sa
d6: sunday, sun, su
m1: january
m2: february
m3: march
m4: april
m5: may
m6: june
m7: july
m8: august
m9: september, sept
m10: october
m11: november
m12: december
t0: today, tod
t1: tomorrow, tmrw, tmr, tom, tomorow, tommorow, tommorrow
t2: day after tomorrow, the day after tomorrow, overmorrow
t0 p20: tonight
t0 early: this morning
t0 p15: this afternoon
t0 p18: this evening, end of day, end of the day, end of business, close of business, eod, eob, cob
p12: noon, midday, lunch, lunchtime
p15: afternoon
p18: evening
p20: night
p0: midnight
early: morning, mornings
umin: m, min, mins, minute, minutes
uh: h, hr, hrs, hour, hours
ud: d, day, days
uw: w, wk, wks, week, weeks
n1 u2w: fortnight, fortnights
umo: month, months, mos, mth, mths
uy: y, yr, yrs, year, years
half: half, half a, half an
n1: a, an, one
n2: two, a couple of, a couple, couple of
n3: three, a few, few
n4: four
n5: five
n6: six
n7: seven
n8: eight
n9: nine
n10: ten
n11: eleven
n12: twelve
n14: fourteen
n20: twenty
n30: thirty
in: in, within, from now, later, after
next: next, coming, following
this: this
end: end of, end of the, end of this, by the end of, by end of
end umo: eom, month end, end month
end uw: eow, end week
end uy: eoy, year end
weekend: weekend, week end
fill: on, the, of, by, until, till, and, or so, st, nd, rd, th, please, o clock, oclock
at: at, around, about
hthanks: thanksgiving, thanksgiving day, turkey day
hblack: black friday
hcyber: cyber monday
hxmas: christmas, xmas, christmas day, xmas day
hxmaseve: christmas eve, xmas eve
hxmas2: boxing day
hyear: new year, new years, new year s, new year s day, new years day
hyeareve: new year s eve, new years eve, nye
hvalentine: valentine s day, valentines day, valentine s, valentines
heaster: easter, easter sunday
heaster1: easter monday
hgoodfriday: good friday
hmothers: mother s day, mothers day
hlabor: labor day, labour day
hmemorial: memorial day
hjuly4: fourth of july, 4th of july, independence day
hhalloween: halloween
"""
