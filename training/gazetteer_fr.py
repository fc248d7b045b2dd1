"""What the sources of gazetteer.py lack in French, from general knowledge."""

CITY_LIMIT = 250_000
FRENCH_CITY_LIMIT = 25_000

# Territories that act or are told of under their own name.
OFFICIAL = set("TW PS XK HK GL NC PF EH RE GP MQ GF YT PR".split())

# Usual press names where CLDR's is another.
COUNTRY_NAMES = {
    "CD": "République démocratique du Congo", "CG": "Congo", "MM": "Birmanie", "VA": "Vatican", "PS": "Palestine",
    "HK": "Hong Kong", "VN": "Vietnam", "KG": "Kirghizistan", "ST": "Sao Tomé-et-Principe", "CZ": "République tchèque",
    "GF": "Guyane", "MU": "Maurice", "BY": "Biélorussie", "SZ": "Eswatini", "IL": "Israël", "SR": "Suriname",
}
ALIASES = {
    "US": ("USA", "Etats-Unis d'Amérique", "États-Unis d'Amérique", "U.S.A."),
    "GB": ("Grande-Bretagne", "R.-U."), "NL": ("Hollande",), "CZ": ("Tchéquie",), "AE": ("Emirats", "Émirats"),
    "BY": ("Bélarus", "Belarus"), "CD": ("RDC", "Congo-Kinshasa", "RD Congo", "République démocratique du Congo"),
    "CG": ("Congo-Brazzaville", "République du Congo"), "CF": ("Centrafrique", "RCA"), "MM": ("Myanmar",),
    "KP": ("RPDC",), "KR": ("République de Corée",), "MK": ("Macédoine",), "MD": ("Moldova",), "SY": ("République arabe syrienne",),
    "TR": ("Türkiye",), "VN": ("Viêt Nam", "Viet Nam", "Viêtnam"), "CN": ("République populaire de Chine", "RPC"),
    "VA": ("Saint-Siège", "Cité du Vatican"), "TZ": ("Tanzanie",), "CI": ("Côte-d'Ivoire",), "BA": ("Bosnie",),
    "IQ": ("Iraq",), "KZ": ("Kazakstan",), "LK": ("Sri-Lanka",), "NG": ("Nigéria",), "TL": ("Timor-Oriental", "Timor-Leste"),
    "DE": ("RFA",), "BH": ("Bahrein",), "KW": ("Koweit",), "ZA": ("Afrique-du-Sud",), "SV": ("El Salvador",),
    "ET": ("Ethiopie",), "PS": ("Territoires palestiniens", "Autorité palestinienne", "État de Palestine"),
    "MU": ("Île Maurice",), "RE": ("La Réunion",), "SZ": ("Swaziland",), "CV": ("Cabo Verde",),
    "IR": ("République islamique d'Iran", "République islamique"), "TW": ("Taiwan",), "UA": (), "BF": ("Burkina",),
    "PG": ("Papouasie",), "SA": ("Royaume saoudien",),
}
# (masculine, feminine) pairs that replace the source's, the usual one first.
DEMONYMS = {
    "US": [("américain", "américaine"), ("états-unien", "états-unienne"), ("étasunien", "étasunienne")],
    "GB": [("britannique", "britannique")], "RU": [("russe", "russe")],
    "AE": [("émirati", "émiratie"), ("émirien", "émirienne")], "QA": [("qatari", "qatarie"), ("qatarien", "qatarienne"), ("qatarie", "qatarie")],
    "BY": [("biélorusse", "biélorusse"), ("bélarusse", "bélarusse")], "IL": [("israélien", "israélienne")],
    "AG": [("antiguais", "antiguaise")], "KN": [("kittitien", "kittitienne")], "ZA": [("sud-africain", "sud-africaine")],
    "BF": [("burkinabé", "burkinabée"), ("burkinabè", "burkinabè"), ("burkinabé", "burkinabé")],
    "BD": [("bangladais", "bangladaise"), ("bangladeshi", "bangladeshie")], "IQ": [("irakien", "irakienne"), ("iraquien", "iraquienne")],
    "NZ": [("néo-zélandais", "néo-zélandaise")], "KZ": [("kazakh", "kazakhe"), ("kazakhstanais", "kazakhstanaise")],
    "UZ": [("ouzbek", "ouzbèke"), ("ouzbek", "ouzbeke")], "TJ": [("tadjik", "tadjike")], "SL": [("sierra-léonais", "sierra-léonaise")],
    "VA": [("vatican", "vaticane")], "EH": [("sahraoui", "sahraouie")], "KE": [("kényan", "kényane"), ("kenyan", "kenyane")],
    "TN": [("tunisien", "tunisienne")], "BA": [("bosnien", "bosnienne"), ("bosniaque", "bosniaque")],
    "SA": [("saoudien", "saoudienne")], "RO": [("roumain", "roumaine")], "SO": [("somalien", "somalienne")],
    "CD": [("congolais", "congolaise")], "GN": [("guinéen", "guinéenne")], "GW": [("bissau-guinéen", "bissau-guinéenne")],
    "GR": [("grec", "grecque")], "TR": [("turc", "turque")], "SS": [("sud-soudanais", "sud-soudanaise")],
    "YE": [("yéménite", "yéménite")], "VE": [("vénézuélien", "vénézuélienne"), ("venezuelien", "venezuelienne")],
    "LR": [("libérien", "libérienne")], "MM": [("birman", "birmane")], "MA": [("marocain", "marocaine")],
    "CR": [("costaricain", "costaricaine"), ("costaricien", "costaricienne")], "ER": [("érythréen", "érythréenne")],
    "PS": [("palestinien", "palestinienne")], "SC": [("seychellois", "seychelloise")], "RE": [("réunionnais", "réunionnaise")],
    "TL": [("timorais", "timoraise")], "PR": [("portoricain", "portoricaine")], "LV": [("letton", "lettone"), ("letton", "lettonne")],
    "SR": [("surinamais", "surinamaise")], "ME": [("monténégrin", "monténégrine")],
}
# Names without an article, plural names, masculine names that end in -e.
NO_ARTICLE = set("IL CU CY MT SG MC HT MG TW HK OM BH DJ VU FJ TV TO NR WS KI MU SM AD ST AG BB PR KN LC VC TT PW".split())
PLURAL = set("US NL AE PH BS KM MV SC SB".split())
MASCULINE_IN_E = set("GB MX MZ ZW KH BZ SR".split())

# Seats of government that are not the capital, or spellings that the source lacks.
EXTRA_CAPITALS = {
    "UA": ("Kiev",), "US": ("Washington",), "NL": ("La Haye",), "BO": ("La Paz",), "CI": ("Abidjan",), "AM": ("Érevan",),
    "AZ": ("Baku",), "GE": ("Tbilissi",), "KZ": ("Nour-Soultan",), "IN": ("Delhi",), "PS": ("Gaza",), "TZ": ("Dar es Salaam",),
    "BI": ("Bujumbura",), "BJ": ("Cotonou",), "MM": ("Rangoun",), "HK": (), "IL": ("Tel-Aviv", "Tel Aviv"),
}
EXONYMS = {
    "Washington D.C.": "Washington", "New Delhi": "New Delhi", "Beijing": "Pékin", "Bern": "Berne", "Rome": "Rome",
    "Kabul": "Kaboul", "Abu Dhabi": "Abou Dhabi", "Andorra la Vella": "Andorre-la-Vieille", "Dhaka": "Dacca", "Sofia": "Sofia",
    "Brasília": "Brasilia", "Thimphu": "Thimphou", "Santiago": "Santiago", "Bogotá": "Bogota", "Havana": "La Havane",
    "Santo Domingo": "Saint-Domingue", "Algiers": "Alger", "Cairo": "Le Caire", "Tbilisi": "Tbilissi", "Ulan Bator": "Oulan-Bator",
    "Sana'a": "Sanaa", "Kyiv": "Kiev", "Chișinău": "Chisinau", "Kuwait City": "Koweït", "Mexico City": "Mexico",
    "Valletta": "La Valette", "Naypyidaw": "Naypyidaw", "Kathmandu": "Katmandou", "Panama City": "Panama", "Asunción": "Asuncion",
    "Bucharest": "Bucarest", "N'Djamena": "N'Djamena", "Dushanbe": "Douchanbé", "Ashgabat": "Achgabat", "Singapore": "Singapour",
    "Khartoum": "Khartoum", "Port of Spain": "Port-d'Espagne", "Jerusalem": "Jérusalem", "Pristina": "Pristina",
    "Guatemala City": "Guatemala", "Cape Town": "Le Cap", "City of San Marino": "Saint-Marin", "Vatican City": "Vatican",
    "Washington": "Washington", "Moscow": "Moscou", "London": "Londres", "Geneva": "Genève", "Zürich": "Zurich", "Basel": "Bâle",
    "Köln": "Cologne", "München": "Munich", "Munich": "Munich", "Frankfurt am Main": "Francfort", "Hannover": "Hanovre",
    "Nürnberg": "Nuremberg", "Dresden": "Dresde", "Hamburg": "Hambourg", "Braunschweig": "Brunswick", "Mainz": "Mayence",
    "Aachen": "Aix-la-Chapelle", "Freiburg": "Fribourg-en-Brisgau", "Antwerpen": "Anvers", "Antwerp": "Anvers", "Gent": "Gand",
    "Brugge": "Bruges", "Liège": "Liège", "The Hague": "La Haye", "Rotterdam": "Rotterdam", "Venice": "Venise", "Milan": "Milan",
    "Turin": "Turin", "Genoa": "Gênes", "Naples": "Naples", "Florence": "Florence", "Bologna": "Bologne", "Padova": "Padoue",
    "Verona": "Vérone", "Palermo": "Palerme", "Seville": "Séville", "Sevilla": "Séville", "Barcelona": "Barcelone",
    "Zaragoza": "Saragosse", "Málaga": "Malaga", "Valencia": "Valence", "Bilbao": "Bilbao", "Granada": "Grenade", "Porto": "Porto",
    "Edinburgh": "Édimbourg", "Dublin": "Dublin", "Gothenburg": "Göteborg", "Göteborg": "Göteborg", "Malmö": "Malmö",
    "Kraków": "Cracovie", "Wrocław": "Wroclaw", "Gdańsk": "Gdansk", "Łódź": "Lodz", "Poznań": "Poznan", "Saint Petersburg": "Saint-Pétersbourg",
    "Nizhniy Novgorod": "Nijni-Novgorod", "Rostov-na-Donu": "Rostov-sur-le-Don", "Volgograd": "Volgograd", "Kazan": "Kazan",
    "Chelyabinsk": "Tcheliabinsk", "Voronezh": "Voronej", "Vladivostok": "Vladivostok", "Kharkiv": "Kharkiv", "Odessa": "Odessa",
    "Odesa": "Odessa", "Lviv": "Lviv", "Zaporizhzhya": "Zaporijjia", "Zaporizhia": "Zaporijjia", "Mariupol": "Marioupol",
    "Mykolayiv": "Mykolaïv", "Luhansk": "Lougansk", "Kherson": "Kherson", "Thessaloníki": "Thessalonique", "Istanbul": "Istanbul",
    "İzmir": "Izmir", "Diyarbakır": "Diyarbakir", "Gaziantep": "Gaziantep", "Aleppo": "Alep", "Homs": "Homs", "Hama": "Hama",
    "Raqqa": "Raqqa", "Ar Raqqah": "Raqqa", "Mosul": "Mossoul", "Al Mawşil al Jadīdah": "Mossoul", "Basrah": "Bassora",
    "Al Başrah al Qadīmah": "Bassora", "Kirkuk": "Kirkouk", "Erbil": "Erbil", "Mashhad": "Machhad", "Isfahan": "Ispahan",
    "Shiraz": "Chiraz", "Tabriz": "Tabriz", "Jeddah": "Djeddah", "Mecca": "La Mecque", "Medina": "Médine", "Aden": "Aden",
    "Dubai": "Dubaï", "Sharjah": "Charjah", "Gaza": "Gaza", "Haifa": "Haïfa", "Alexandria": "Alexandrie", "Giza": "Gizeh",
    "Benghazi": "Benghazi", "Misratah": "Misrata", "Tripoli": "Tripoli", "Oran": "Oran", "Constantine": "Constantine",
    "Fes": "Fès", "Tangier": "Tanger", "Marrakesh": "Marrakech", "Casablanca": "Casablanca", "Kandahar": "Kandahar",
    "Herāt": "Hérat", "Mazār-e Sharīf": "Mazar-e-Charif", "Karachi": "Karachi", "Mumbai": "Bombay", "Delhi": "Delhi",
    "Kolkata": "Calcutta", "Chennai": "Madras", "Bengaluru": "Bangalore", "Guangzhou": "Canton", "Nanjing": "Nankin",
    "Ho Chi Minh City": "Hô-Chi-Minh-Ville", "Hanoi": "Hanoï", "Yangon": "Rangoun", "New York City": "New York",
    "New Orleans": "La Nouvelle-Orléans", "Philadelphia": "Philadelphie", "San Francisco": "San Francisco", "Québec": "Québec",
    "Montreal": "Montréal", "Montréal": "Montréal", "Ottawa": "Ottawa", "São Paulo": "Sao Paulo", "Medellín": "Medellin",
    "Luxembourg": "Luxembourg", "Douala": "Douala", "Lubumbashi": "Lubumbashi", "Kisangani": "Kisangani", "Bukavu": "Bukavu",
    "Cagliari": "Cagliari", "Trieste": "Trieste", "Catania": "Catane", "Salzburg": "Salzbourg", "Graz": "Graz", "Linz": "Linz",
}
# Former and unrecognised states, in the same columns; their codes are ISO 3166-3's or, where there is none, in lower case.
FORMER = [
    ("SU", "URSS", "f", "Union soviétique|Union des républiques socialistes soviétiques", "soviétique,soviétique,soviétiques,soviétiques", "-"),
    ("YU", "Yougoslavie", "f", "ex-Yougoslavie", "yougoslave,yougoslave,yougoslaves,yougoslaves", "-"),
    ("DD", "République démocratique allemande", "f", "RDA|Allemagne de l'Est", "est-allemand,est-allemande,est-allemands,est-allemandes", "-"),
    ("CS", "Tchécoslovaquie", "f", "-", "tchécoslovaque,tchécoslovaque,tchécoslovaques,tchécoslovaques", "-"),
    ("ZR", "Zaïre", "m", "-", "zaïrois,zaïroise,zaïrois,zaïroises", "-"),
    ("ottoman", "Empire ottoman", "m", "-", "ottoman,ottomane,ottomans,ottomanes", "-"),
]
# Names usual in French transcription, which the source's locales lack.
EXTRA_GIVEN_NAMES = {
    "m": "Vladimir Sergueï Sergei Dmitri Dmitry Nikolaï Mikhaïl Andreï Alexeï Alexandre Boris Anatoli Oleg Igor Iouri Guennadi Evgueni "
         "Viatcheslav Viktor Konstantin Leonid Vitali Volodymyr Petro Oleksandr Mykola Dmytro Andriy Vassili Maxime Ruslan Ramzan "
         "Recep Mevlüt Ahmet Abdullah Mustafa Kemal Heydar Serge Armen Karen Tigran Vahan Zviad Mikheïl Irakli Guiorgui "
         "Mohamed Mohammed Mohammad Muhammad Ahmed Ali Hassan Hussein Omar Khalid Khaled Youssef Ibrahim Ibrahima Abdoulaye Abdou "
         "Mamadou Moussa Ousmane Amadou Alassane Laurent Macky Idriss Faure Patrice Denis Félix Teodoro Robert Cyril Yoweri Paul "
         "Abdelaziz Abdelmadjid Abdelfattah Bachar Saddam Mouammar Benjamin Yitzhak Shimon Ariel Ehud Mahmoud Yasser Ismaël Ismail "
         "Hassan Ayman Oussama Salah Karim Rachid Nabil Samir Tariq Walid Ziad Fayez Khalifa Nouri Haïder Massoud Jalal Hamid Ashraf "
         "Xi Jinping Hu Li Shinzo Yoshihide Fumio Narendra Imran Nawaz Jair Luiz Evo Hugo Nicolás Fidel Raúl Andrés Juan "
         "Emmanuel Édouard Edouard Gérald Jean-Yves Jean-Luc Jean-Michel Jean-Marc Jean-Claude Jean-Pierre Jean-Paul Jean-François "
         "Jean-Louis Jean-Jacques Jean-Marie Jean-Baptiste Jean-Christophe Pierre-Yves Marc-André Louis-Philippe Charles-Antoine "
         "Boubacar Blaise Salif Cheick Souleymane Bakary Seydou Modibo Roch Thabo Jacob Nelson Desmond Kofi Goodluck Muhammadu",
    "f": "Angela Ursula Marine Ségolène Segolène Najat Christiane Nathalie Agnès Florence Muriel Roselyne Élisabeth Elisabeth Amélie "
         "Emmanuelle Marie-Claude Marie-France Anne-Marie Marie-Christine Ioulia Natalia Tatiana Svetlana Olga Irina Ekaterina Maria "
         "Fatima Aïcha Aminata Fatou Mariam Khadija Leïla Nadia Samira Zineb Theresa Hillary Kamala Jacinda Aung Michelle Cristina "
         "Dilma Asma Malala Greta Oksana Ioulia Leyla",
}
# Given names that are far more often another word.
NOT_GIVEN_NAMES = set("Paris Madrid Chelsea London Dakota Florida Le Mars Avril Juin May June April August Reine Aimé Marché Port Ville "
                      "Page Royal Christian-Democrat Major Prince Duke Earl King Dallas Houston Austin Brooklyn Savannah Chine Noël "
                      "Nord Sud Est Ouest Gare Saint Val Mali Israel Jordan Chad Georgia India Asia America Ireland Kenya Cuba Tous "
                      "Fin Las Los San Den Ben Van Von Der Des Del The And".split())
