"""What a seller might put into the variables of the starter sets, in the language of each."""

from __future__ import annotations

SAME = {"first_name": "Anna", "order_id": "123-1234567-1234567", "seller": "Lamp Care", "marketplace": "amazon.de"}

VALUES = {
    "en": {
        "product": "desk lamp", "amount": "24.99 dollars", "ship_day": "tomorrow", "arrival_day": "Friday",
        "in_their_words": "the arm sank on the first evening", "trouble": "sinks by itself",
        "how_long": "two evenings", "suspected_part": "the spring",
        "easy_question": "whether the arm also sinks without the shade", "fix": "tighten the screw below the cap",
        "missing": "the bag with the screws", "damage": "with a crack in the foot", "received": "a floor lamp",
        "expected": "a dimmer", "explanation": "a long touch dims it", "other_size": "the next size",
        "delay": "nine days", "occasion": "a birthday", "parcel_place": "in the depot in Leeds",
    },
    "de": {
        "product": "Schreibtischlampe", "amount": "24,99 Euro", "ship_day": "morgen", "arrival_day": "Freitag",
        "in_their_words": "Der Arm ist schon am ersten Abend abgesunken", "trouble": "der Arm der Lampe absinkt",
        "how_long": "zwei Abenden", "suspected_part": "die Feder",
        "easy_question": "ob der Arm auch ohne Schirm absinkt", "fix": "Ziehen Sie die Schraube unter der Kappe an",
        "missing": "der Beutel mit den Schrauben", "damage": "mit einem Riss im Fuß", "received": "eine Stehlampe",
        "expected": "ein Dimmer", "explanation": "Ein langer Druck dimmt das Licht", "other_size": "die nächste Größe",
        "delay": "neun Tage", "occasion": "einen Geburtstag", "parcel_place": "im Verteilzentrum in Köln",
    },
    "fr": {
        "product": "lampe de bureau", "amount": "24,99 euros", "ship_day": "demain", "arrival_day": "vendredi",
        "in_their_words": "le bras est descendu dès le premier soir", "trouble": "le bras descend tout seul",
        "how_long": "deux soirs", "suspected_part": "le ressort",
        "easy_question": "si le bras descend aussi sans l'abat-jour", "fix": "resserrez la vis sous le capuchon",
        "missing": "le sachet de vis", "damage": "avec un pied fendu", "received": "un lampadaire",
        "expected": "un variateur", "explanation": "une longue pression fait baisser la lumière",
        "other_size": "la taille au-dessus", "delay": "neuf jours", "occasion": "un anniversaire",
        "parcel_place": "au dépôt de Lyon",
    },
    "es": {
        "product": "lámpara de mesa", "amount": "24,99 euros", "ship_day": "mañana", "arrival_day": "el viernes",
        "in_their_words": "el brazo se bajó la primera noche", "trouble": "el brazo se baja solo",
        "how_long": "dos noches", "suspected_part": "el muelle",
        "easy_question": "si el brazo se baja también sin la pantalla", "fix": "apriete el tornillo bajo la tapa",
        "missing": "la bolsa de tornillos", "damage": "con una grieta en el pie", "received": "una lámpara de pie",
        "expected": "un regulador", "explanation": "una pulsación larga baja la luz",
        "other_size": "la talla siguiente", "delay": "nueve días", "occasion": "un cumpleaños",
        "parcel_place": "en el almacén de Getafe",
    },
    "it": {
        "product": "lampada da tavolo", "amount": "24,99 euro", "ship_day": "domani", "arrival_day": "venerdì",
        "in_their_words": "il braccio è sceso la prima sera", "trouble": "il braccio scende da solo",
        "how_long": "due sere", "suspected_part": "la molla",
        "easy_question": "se il braccio scende anche senza il paralume", "fix": "stringa la vite sotto il tappo",
        "missing": "il sacchetto con le viti", "damage": "con una crepa nella base", "received": "una piantana",
        "expected": "un regolatore", "explanation": "una pressione lunga abbassa la luce",
        "other_size": "la taglia successiva", "delay": "nove giorni", "occasion": "un compleanno",
        "parcel_place": "nel deposito di Bologna",
    },
    "ja": {
        "product": "デスクライト", "amount": "2,499円", "ship_day": "明日", "arrival_day": "金曜日",
        "in_their_words": "最初の晩に壊れました", "trouble": "アームがひとりでに下がる", "how_long": "二晩",
        "suspected_part": "ばね", "easy_question": "かさを外してもアームが下がるかどうか",
        "fix": "キャップの下のねじを締めてください", "missing": "ねじの袋", "damage": "台にひびが入った",
        "received": "フロアライト", "expected": "調光できる", "explanation": "長く押すと暗くなります",
        "other_size": "一つ上のサイズ", "delay": "9日", "occasion": "誕生日", "parcel_place": "大阪の営業所",
    },
}  # fmt: skip
