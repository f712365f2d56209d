"""Insults stop, an apology says for what, and words of things are no way round Amazon; in all six languages."""

from __future__ import annotations

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Mark
from reviewtui.rules.check import check_text

INSULTS = [
    ("en", "Don't be stupid."),
    ("en", "You must be blind."),
    ("en", "It's your own damn fault."),
    ("en", "You are too stupid to open a box."),
    ("en", "Any idiot can assemble it."),
    ("en", "No wonder it broke, you clumsy oaf."),
    ("en", "We don't care about your stupid problem."),
    ("de", "Sie sind wohl zu blöd, um die Anleitung zu lesen."),
    ("fr", "Lisez donc la putain de notice."),
    ("es", "Cualquier idiota puede montarlo."),
    ("it", "La sua lamentela è ridicola."),
    ("ja", "このバカ野郎。"),
    ("en", "You are an idiot."), ("en", "Are you stupid?"), ("en", "Read the damn manual."), ("en", "Shut up."),
    ("en", "You moron, it was in the box."), ("en", "What a stupid complaint."), ("en", "You have no clue."),
    ("en", "Only a fool would wash it at 90 degrees."), ("en", "Don't be such a baby."), ("en", "Get lost."),
    ("de", "Sie sind ein Idiot."), ("de", "Sind Sie zu dumm dafür?"), ("de", "Halten Sie den Mund."),
    ("de", "Lesen Sie doch die verdammte Anleitung."), ("de", "Das ist eine dumme Frage, Sie Trottel."),
    ("fr", "Vous êtes un idiot."), ("fr", "Lisez ce foutu manuel."), ("fr", "Êtes-vous aveugle ?"),
    ("fr", "Vous êtes stupide."), ("es", "Usted es un idiota."), ("es", "Lea el maldito manual."),
    ("es", "¿Es usted tonto?"), ("it", "Lei è un idiota."), ("it", "Legga il dannato manuale."),
    ("it", "Lei è ridicolo."), ("ja", "あなたは馬鹿です。"), ("ja", "クソ説明書を読め。"),
    ("ja", "お客様は非常識です。"),
]  # fmt: skip
CONTEMPT = [
    ("en", "Nobody cares."),
    ("en", "We don't care."),
    ("de", "Das kann doch jedes Kind."),
    ("de", "Ihre Beschwerde ist lächerlich."),
    ("de", "So ein Blödsinn."),
    ("fr", "Vous ne savez pas lire ?"),
    ("es", "Usted miente."),
    ("it", "Lei mente."),
    ("ja", "嘘をつかないでください。"),
    ("de", "Lernen Sie lesen."), ("de", "Kunden wie Sie brauchen wir nicht."), ("fr", "Apprenez à lire."),
    ("fr", "Des clients comme vous, on s'en passe."), ("es", "Aprenda a leer."), ("it", "Impari a leggere."),
    ("it", "Le persone come lei non le vogliamo."), ("ja", "読めばわかることです。"),
]  # fmt: skip
NO_INSULTS = [
    ("en", "We care about your order."),
    ("en", "Don't be shy to ask."),
    ("de", "Es ist uns nicht egal, dass der Deckel undicht war."),
    ("de", "Ihre Beschwerde ist berechtigt."),
    ("ja", "うるさい音がするとのこと、申し訳ございません。"),
    ("en", "It was stupid of us to ship it without padding."), ("en", "Our stupid mistake cost you a weekend."),
    ("en", "You are not stupid; the manual is unclear."), ("en", "I feel like an idiot for packing it that way."),
    ("en", "You are entitled to a full refund."), ("en", "The smell will go away after a day."),
    ("en", "We are sorry that the parcel did get lost."), ("en", "Our clown costume was torn when you opened it."),
    ("en", "You had no idea when it would come."), ("en", "You are right to be angry."),
    ("de", "Das war dumm von uns."), ("de", "Sie sind nicht dumm, die Anleitung ist unklar."),
    ("de", "Bitte halten Sie die Taste gedrückt."), ("de", "Der neue Fidget Spinner geht heute auf die Reise."),
    ("fr", "Nous vous présentons nos excuses pour le retard."), ("fr", "C'était bête de notre part."),
    ("es", "Fue un error tonto nuestro."), ("it", "È stato un nostro errore stupido."),
    ("ja", "お届けしたばかりの商品が壊れていたとのこと、申し訳ございません。"),
    ("ja", "アルバカーキの工場から発送します。"),
]  # fmt: skip
THINGS = [
    ("en", "The watch shows a text message for ten seconds."),
    ("en", "We add a line of text to the engraving for free."),
    ("en", "The help line on the ruler was printed upside down."),
    ("en", "Replace the O ring on the lid; a new one leaves today."),
    ("de", "Das Ladekabel fürs Handy kommt am Freitag."),
    ("fr", "Votre coque de téléphone part aujourd'hui."),
    ("es", "La funda del móvil sale hoy."),
    ("ja", "下線のラインが曲がっていたとのこと、申し訳ございません。"),
    ("en", "We send a new ring on Tuesday."), ("en", "We will give you a new ring."),
    ("en", "The ring with the number 925 inside is silver."), ("en", "We write a text on the mug for free."),
    ("en", "Please connect the cable on the phone side."), ("en", "The text on your phone is too small."),
    ("en", "Please mail us the old part with the label enclosed."), ("en", "The mail slot of the box is bent."),
    ("en", "The call button rings twice."), ("en", "The fishing line broke and we mail a new one."),
    ("en", "We post the new letter box to your address today."), ("en", "I call that a poor start."),
    ("en", "Please confirm the postal address for the replacement."),
    ("de", "Wir schicken Ihnen am Dienstag einen neuen Ring."),
    ("de", "Die Ruftaste am Telefon geht wieder an, sobald die App verbunden ist."),
    ("de", "Sie erhalten von Amazon eine E-Mail."), ("de", "Wir rufen das Produkt aus dem Handel zurück."),
    ("fr", "Veuillez joindre la facture au colis."),
    ("fr", "La batterie du téléphone se recharge avec l'application."),
    ("es", "Le enviamos la pieza por correo el lunes."),
    ("es", "El teléfono se conecta por bluetooth con la aplicación."),
    ("it", "La custodia del cellulare parte oggi."), ("ja", "電話機のバッテリーを交換いたします。"),
    ("ja", "新しいラインナップの部品をお送りします。"),
]  # fmt: skip
WAYS_ROUND = [
    ("en", "I will ring you tomorrow."),
    ("en", "We'll text you the tracking number."),
    ("en", "We will call you on Monday."),
    ("en", "Give us a ring on Tuesday."), ("en", "Just text us."), ("en", "Send us a text."),
    ("en", "Please phone me."),
    ("en", "You can ring our office."), ("en", "We will give you a call on Monday."), ("en", "Mail us a photo."),
    ("en", "Reach us by phone."), ("de", "Rufen Sie uns an."), ("de", "Ich rufe Sie morgen an."),
    ("fr", "Appelez-nous."), ("es", "Llámenos."), ("it", "Ci chiami al numero."), ("ja", "お電話ください。"),
    ("ja", "LINEで連絡ください。"),
]  # fmt: skip
BARE = [
    ("en", "Sorry."), ("en", "Sorry!"), ("en", "We are very sorry."), ("en", "Please accept our sincere apologies."),
    ("en", "Sorry. A replacement left today."), ("de", "Entschuldigung."), ("de", "Es tut uns sehr leid."),
    ("fr", "Désolé."), ("fr", "Toutes nos excuses."), ("es", "Lo siento."), ("es", "Perdón."), ("it", "Mi dispiace."),
    ("it", "Ci scusiamo sinceramente."), ("ja", "すみません。"), ("ja", "誠に申し訳ございません。"),
    ("ja", "この度はご迷惑をおかけし、大変申し訳ございませんでした。"),
]  # fmt: skip
SAYS_FOR_WHAT = [
    ("en", "I am sorry that it broke."), ("en", "We apologize for the delay."),
    ("en", "I am sorry it ruined your weekend."),
    ("en", "I am sorry. Your refund was issued today."),
    ("en", "I'm sorry. The lid leaked over your desk after two days."),
    ("de", "Es tut mir leid, dass der Deckel undicht war."),
    ("de", "Es tut mir leid, dass Sie so lange warten mussten."),
    ("fr", "Je suis désolé que le couvercle fuie."), ("es", "Siento que la tapa llegara rota."),
    ("it", "Mi dispiace che il coperchio fosse rotto."), ("ja", "お届けが遅れ、申し訳ございません。"),
]  # fmt: skip


def rules(language: str, text: str) -> set[str]:
    found = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language).findings
    return {each.rule for each in found}


@pytest.mark.parametrize(("language", "text"), INSULTS)
def test_an_insult_cannot_go_out(language: str, text: str) -> None:
    result = check_text(f"{text} ", channel=Channel.AMAZON_BUYER_MESSAGE, language=language)

    assert result.verdict == "block"
    assert "insult" in {each.rule for each in result.findings}


@pytest.mark.parametrize(("language", "text"), CONTEMPT)
def test_contempt_is_told(language: str, text: str) -> None:
    assert "scorn" in rules(language, text)


@pytest.mark.parametrize(("language", "text"), NO_INSULTS)
def test_what_sounds_like_one_and_is_none(language: str, text: str) -> None:
    assert "insult" not in rules(language, text)


@pytest.mark.parametrize(("language", "text"), THINGS)
def test_rings_texts_and_mail_are_things_too(language: str, text: str) -> None:
    assert "contact" not in rules(language, text)


@pytest.mark.parametrize(("language", "text"), WAYS_ROUND)
def test_a_way_round_amazon_still_stops(language: str, text: str) -> None:
    assert "contact" in rules(language, text)


@pytest.mark.parametrize(("language", "text"), BARE)
def test_a_bare_apology_earns_no_tick(language: str, text: str) -> None:
    result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language)

    assert result.apologize.mark is Mark.HALF


@pytest.mark.parametrize(("language", "text"), SAYS_FOR_WHAT)
def test_an_apology_says_for_what(language: str, text: str) -> None:
    result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language)

    assert result.apologize.mark is Mark.THERE
