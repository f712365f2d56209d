# ruff: noqa: SIM905 - a list of words reads better whole
"""Common words for things that are sold, by which the spoken name of a product is known (`product_name`)."""

from __future__ import annotations

from typing import Final

THINGS: Final = frozenset(
    """
    hood maker pants adapter alarm anvil apron armchair backpack bag ball band barbecue basin basket bassinet bath
    bathtub battery beanbag bed belt bench bib bike bikini binder blanket blazer blender blind blouse board boat book
    bookcase boot bottle bowl box bra bracelet bracket brace bread brooch broom brush bucket buggy bulb cabinet cable
    calculator calendar camcorder camera candle candlestick canopy canvas cap car cardigan carpet carrier cart
    cartridge case charger chair chandelier chest chopper clamp cleaner cleanser clip clipper clock coaster coat
    coffee coffeemaker collar comb comforter compass compressor computer conditioner console container controller
    cooker cooktop cooler cord costume couch cover cradle crate crayon cream crib cup cupboard curler curtain cushion
    cutter dashcam dehumidifier dehydrator deodorant desk desktop detector detergent diaper diffuser dish dishwasher
    dispenser display doll dollhouse door doorbell doormat doorstop drawer dress dresser drill drone drum dryer
    dumbbell duster duvet earbud earphone earring easel ebook epilator eraser e-reader reader exfoliator extender
    eyeliner fan faucet feeder figurine filter flag flashlight flask flute fork foundation fountain frame freezer
    fridge fryer funnel futon gadget game gate gauge generator glass glasses globe glove glue goggles grater
    greenhouse griddle grill grinder guitar hammer hammock hamper handbag handle hanger harness hat hatchet headband
    headboard headlamp headphone headset heater helmet holder holster hook hoodie hose humidifier inflator inhaler ink
    inverter iron jacket jar jeans jewelry juicer jumper kayak kettle key keyboard keychain kit knife label ladder
    ladle lamp lantern laptop lawnmower leash lens light lighter lid lipstick lock locker loofah lotion luggage
    machine magnet magnetron mailbox mask massager mat mattress mascara medal mic microphone microscope microwave
    mirror mitt mixer modem moisturizer monitor mop motor mount mouse mousepad mower mug multimeter necklace needle
    nightgown nightlight nightstand notebook nozzle ointment opener organizer ornament ottoman oven pacifier pad
    padlock paint pajama pan panel parasol parka peeler pen pencil pendant perfume phone piano pillow pillowcase
    pitcher planner plant planter plate player plug polish poncho poster pot potholder pouch powder press printer
    projector propeller protector pump puncher purifier purse puzzle quilt racket rack radiator radio range rake razor
    receiver recliner recorder refrigerator remote ring robe rod rope router rower rug ruler saddle safe sander sandal
    saucepan saw scale scanner scarf scissor scooter scraper screen screwdriver scrubber sensor serum shampoo shaker
    shaver shawl shed sheet shelf shirt shoe shovel shower shredder shrug sifter sink skateboard skillet skirt skipper
    sled slipper smartwatch smoker snowblower soap sock sofa soundbar spatula speaker spoon sponge spray spreader
    sprinkler squeegee stand stapler station steamer steriliser sterilizer stethoscope stick stool stopper stove
    strainer strap straightener stroller stylus suit suitcase sunscreen sunshade supplement sweater sweatshirt swing
    switch syringe table tablecloth tablet tape tarp teapot telescope television tent thermometer thermos thermostat
    tie tiara timer tire toaster toilet tong tool toolbox toothbrush toothpaste torch towel toy tracker trailer
    trampoline trap tray treadmill tricycle trimmer tripod trivet trolley trowel trunk tumbler turntable tweezer
    ukulele umbrella underwear vacuum vase vest violin visor vise vitamin waffle wagon walker wallet wallpaper
    wardrobe washer watch webcam wheelbarrow wheelchair whisk whistle wig windshield wipe wok workbench wrench wreath
    yarn yoyo zipper blower weeder hygrometer gimbal amplifier subwoofer hub dock splitter knob gasket valve hinge
    latch bearing baster ramekin jug carafe decanter corkscrew tongs beaker
    """.split()
)
SORTS: Final = frozenset(
    """
    washing sewing water rain yoga coffee hair kitchen garden wireless electric folding portable nonstick travel baby
    bath usb paper food dust gas ice pet garlic tea wine convection toaster leather solar digital bluetooth steam
    pressure rice egg bread milk air slow hand stand camping beach dish desk floor wall night bed dog cat car bike
    phone laptop reading gaming office camera screen trash toilet shower shoe coat tool fish bird plant nail foot neck
    back knee security alarm smoke baking cookie cake pizza pasta salad soup spice vacuum memory weighted inflatable
    cordless reusable insulated
    """.split()
)
"""What stands before a thing and is none by itself, or only sometimes."""
NO_THINGS: Final = frozenset(
    """
    a an the i we my our your new old good great best worst big little large small medium mini pro plus max ultra
    deluxe premium amazon brand original genuine certified refurbished renewed latest generation gen edition version
    model series style black white red blue green grey gray brown pink yellow orange purple silver gold beige navy
    teal ivory charcoal tangerine magenta cyan stainless steel aluminum aluminium wooden wood bamboo plastic metal
    ceramic pack set piece pieces size cheap first second real just not never no one some any very it this that he she
    they you me us and or of in on at to is was are were
    """.split()
)
"""What is no thing whoever says it: small words, praise, colours, materials."""
DINGE: Final = tuple(
    """
    adapter becher bett bezug brett decke dose drucker eimer fahrrad filter flasche föhn gerät glas gitter halter
    halterung hammer hemd hose hülle jacke kabel kamera kanne kasten kessel kette kissen kleid koffer kopfhörer korb
    lampe lautsprecher leiter leuchte maschine matratze matte messer mixer mühle ofen pfanne presse pumpe radio
    rasierer regal rucksack sack schirm schrank schraubendreher schuh sessel spiegel spüle staubsauger stativ stuhl
    tasche tasse teppich tisch toaster topf tuch uhr vase waage wecker wagen zelt ladegerät ständer kocher schrauber
    bürste kühlschrank ventilator heizung heizlüfter luftbefeuchter entfeuchter reiniger sauger bohrer säge schere
    zange schlüssel schloss lampenschirm vorhang rollo gardine handtuch bademantel mantel pullover stiefel sandale
    gürtel mütze handschuh schal brille geldbörse armband ring ohrring puzzle puppe roller kinderwagen hochstuhl
    schnuller fläschchen thermometer steckdose verlängerung tastatur maus monitor bildschirm tablet handyhülle
    powerbank router drohne stift kugelschreiber heft ordner kalender grill schlauch spaten rechen gießkanne
    rasenmäher leine napf kratzbaum käfig aquarium trinkflasche schüssel teller besteck löffel gabel reibe sieb
    waffeleisen fritteuse toilettensitz mülleimer
    """.split()
)
"""What German names of things end in."""
OTHERS: Final = {
    "fr": frozenset(
        """
        bouilloire cafetière lampe aspirateur casque écouteurs chargeur câble chaise table bureau tapis coussin
        oreiller couette rideau miroir horloge montre sac valise portefeuille ceinture veste manteau robe chemise
        pantalon chaussure bottes gants écharpe bonnet parapluie poêle casserole marmite couteau fourchette assiette
        tasse verre bouteille gourde théière mixeur blender robot grille-pain four micro-ondes réfrigérateur
        ventilateur radiateur humidificateur balance thermomètre réveil radio enceinte clavier souris écran imprimante
        tablette téléphone coque support trépied drone perceuse scie marteau tournevis échelle tondeuse arrosoir tuyau
        barbecue tente hamac lanterne vélo trottinette poussette biberon poupée puzzle jouet brosse sèche-cheveux
        rasoir épilateur serviette panier boîte étagère armoire
        """.split()
    ),
    "es": frozenset(
        """
        hervidor cafetera lámpara aspiradora auriculares cargador cable silla mesa escritorio alfombra cojín almohada
        edredón cortina espejo reloj bolso maleta cartera cinturón chaqueta abrigo vestido camisa pantalón zapato
        botas guantes bufanda gorro paraguas sartén olla cazuela cuchillo tenedor plato taza vaso botella tetera
        batidora licuadora robot tostadora horno microondas nevera frigorífico ventilador radiador humidificador
        báscula termómetro despertador radio altavoz teclado ratón pantalla impresora tableta tablet teléfono funda
        soporte trípode dron taladro sierra martillo destornillador escalera cortacésped manguera barbacoa tienda
        hamaca linterna bicicleta patinete cochecito biberón muñeca rompecabezas juguete cepillo secador afeitadora
        depiladora toalla cesta caja estantería armario mochila freidora
        """.split()
    ),
    "it": frozenset(
        """
        bollitore caffettiera lampada aspirapolvere cuffie caricatore caricabatterie cavo sedia tavolo scrivania
        tappeto cuscino piumone tenda specchio orologio borsa valigia portafoglio cintura giacca cappotto vestito
        camicia pantaloni scarpa stivali guanti sciarpa berretto ombrello padella pentola casseruola coltello
        forchetta piatto tazza bicchiere bottiglia borraccia teiera frullatore robot tostapane forno microonde
        frigorifero ventilatore termosifone umidificatore bilancia termometro sveglia radio altoparlante tastiera
        mouse schermo stampante tablet telefono custodia supporto treppiede drone trapano sega martello cacciavite
        scala tosaerba tubo barbecue amaca lanterna torcia bicicletta monopattino passeggino biberon bambola puzzle
        giocattolo spazzola asciugacapelli rasoio epilatore asciugamano cesto scatola scaffale armadio zaino
        friggitrice
        """.split()
    ),
}
