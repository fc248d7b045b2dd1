"""Where regions, seas and towns lie that the sources of places.py do not have under their French name: degrees north and
east, from general knowledge. Parts of the world that are too wide for a point (« Afrique », « Moyen-Orient ») are not here.
"""

# The departments of France lie where their chief town does; places.py looks that up.
REGIONS = """
Abitibi 48.5 -78; Abkhazie 43 41; Abruzzes 42.2 13.9; Adjarie 41.6 42; Alabama 32.8 -86.8; Alaska 64.5 -152.5;
Alberta 54.5 -114.5; Algarve 37.2 -8.2; Alpes 46 9; Alsace 48.3 7.5; Amazonas -4.5 -64; Amazonie -5 -62;
Anatolie 39 35; Anbar 33 41.5; Andalousie 37.5 -4.7; Angleterre 52.5 -1.5; Appenzell 47.3 9.4; Aquitaine 44.7 -0.3;
Aragon 41.5 -0.8; Arakan 20.1 93.6; Argovie 47.4 8.15; Arizona 34.3 -111.7; Arkansas 34.8 -92.4; Arlon 49.68 5.82;
Assam 26.2 92.9; Asturies 43.3 -6; Auvergne 45.5 3.2; Auvergne-Rhône-Alpes 45.5 4.5; Azawad 19 -1; Açores 38.5 -28;
Bachkirie 54.5 56.5; Bade-Wurtemberg 48.6 9; Bahia -12.5 -41.7; Bali -8.4 115.1; Balkans 43 21; Baloutchistan 28 65;
Baléares 39.6 2.9; Bande de Gaza 31.42 34.36; Basse-Californie 30 -115; Basse-Saxe 52.8 9.2; Bavière 48.9 11.5;
Bengale 24 88.5; Berne 46.95 7.45; Biafra 5.5 7.3; Bienne 47.14 7.25; Bornéo 1 114; Bosphore 41.1 29.07;
Bourgogne 47.2 4.5; Bourgogne-Franche-Comté 47.2 5; Brabant flamand 50.9 4.6; Brabant wallon 50.67 4.55;
Brandebourg 52.4 13.2; Bretagne 48.2 -2.9; Brooklyn 40.65 -73.95; Bruges 51.21 3.22; Bâle-Campagne 47.45 7.75;
Bâle-Ville 47.56 7.59; Cachemire 34 75.5; Calabre 39 16.4; Californie 37 -119.7; Campanie 40.9 14.8; Canaries 28.3 -16;
Cantabrie 43.2 -4; Cappadoce 38.6 34.8; Caroline du Nord 35.5 -79.4; Caroline du Sud 33.9 -80.9; Casamance 12.8 -15.5;
Castille 41 -4.2; Catalogne 41.8 1.5; Caucase 42.5 44.5; Caucase du Nord 43.5 44.5; Caucase du Sud 41 45;
Centre-Val de Loire 47.5 1.7; Ceuta 35.89 -5.31; Champagne 48.9 4.3; Charleroi 50.41 4.44; Chiapas 16.5 -92.5;
Chypre du Nord 35.25 33.5; Cisjordanie 32 35.3; Colombie-Britannique 54 -125; Colorado 39 -105.5; Connecticut 41.6 -72.7;
Corne de l'Afrique 8 46; Cornouailles 50.4 -4.9; Corse 42.15 9.1; Crimée 45.3 34.4; Cyrénaïque 30 22; Célèbes -2 121;
Daghestan 43 47; Dakota du Nord 47.5 -100.5; Dakota du Sud 44.4 -100.2; Darfour 13.5 24; Davos 46.8 9.84;
Deir Ezzor 35.34 40.14; Delaware 39 -75.5; Donbass 48.2 38; Donetsk 48 37.8; Estrie 45.5 -71.5; Estrémadure 39.2 -6.2;
Etna 37.75 14.99; Everest 27.99 86.93; Extrême-Orient 60 135; Fezzan 26.5 14; Flandre 51 4; Flandre-Occidentale 51 3.1;
Flandre-Orientale 51 3.8; Floride 28.2 -81.8; Fribourg 46.8 7.15; Frioul 46.1 13.1; Fukushima 37.4 140.3; Galice 42.8 -7.9;
Galicie 49.5 24; Galilée 32.8 35.4; Gao 16.27 -0.04; Gaspésie 48.6 -65.7; Gatineau 45.48 -75.7; Genève 46.2 6.15;
Ghouta 33.5 36.4; Ghouta orientale 33.53 36.42; Glaris 47.04 9.07; Goa 15.4 74; Golfe 26.5 52; Golfe persique 26.5 52;
Grand Est 48.7 5.6; Grand Londres 51.5 -0.12; Grisons 46.7 9.6; Guangdong 23.4 113.4; Guantanamo 19.9 -75.15;
Guerrero 17.6 -99.9; Gujarat 22.7 71.6; Hainaut 50.5 3.9; Hauts-de-France 50 2.8; Hawaï 20.7 -156.7; Helmand 31.4 64.1;
Hesse 50.6 9; Himalaya 28.5 84.5; Hokkaido 43.3 142.8; Hollywood 34.1 -118.33; Hubei 31 112.3; Hébron 31.53 35.1;
Ibiza 38.98 1.43; Idaho 44.4 -114.6; Idleb 35.93 36.63; Idlib 35.93 36.63; Illinois 40 -89.2; Indiana 39.9 -86.3;
Ingouchie 43.2 45; Iowa 42 -93.5; Irlande du Nord 54.6 -6.7; Ituri 1.7 29.8; Jaffna 9.67 80.01; Java -7.3 110;
Jénine 32.46 35.3; Jérusalem-Est 31.79 35.24; Kabylie 36.6 4.5; Kaliningrad 54.71 20.5; Kamtchatka 57 160; Kansas 38.5 -98.4;
Kasaï -5 21; Katanga -9.5 26; Kent 51.2 0.7; Kentucky 37.5 -85.3; Kerala 10.5 76.3; Khan Younès 31.34 34.3; Kidal 18.44 1.41;
Kivu -2.5 28.5; Kobané 36.89 38.35; Kouban 45.5 39.5; Kunduz 36.73 68.86; Kurdistan 36.8 43; Kurdistan irakien 36.3 44.2;
Kyushu 32.8 130.9; La Défense 48.89 2.24; Lampedusa 35.51 12.6; Latium 41.9 12.7; Laurentides 46.3 -74.7; Lausanne 46.52 6.63;
Laval 45.57 -73.75; Ligurie 44.3 8.7; Limbourg 51 5.5; Liège 50.63 5.57; Lombardie 45.6 9.8; Lombok -8.6 116.3;
Longueuil 45.53 -73.52; Lorraine 48.8 6.2; Lougansk 48.57 39.3; Louisiane 31 -92; Louvain 50.88 4.7;
Louvain-la-Neuve 50.67 4.61; Lucerne 47.05 8.3; Lugano 46.01 8.96; Luçon 16.5 121; Léman 46.45 6.55; Lévis 46.8 -71.18;
Madère 32.75 -17; Majorque 39.6 3; Mandchourie 45 126; Manhattan 40.78 -73.97; Manitoba 55 -97; Maryland 39 -76.7;
Massachusetts 42.3 -71.8; Mecklembourg-Poméranie-Occidentale 53.8 12.6; Melilla 35.29 -2.94; Mer Noire 43.4 34.3;
Michigan 44.3 -85; Michoacán 19.2 -101.9; Minas Gerais -18.5 -44.5; Mindanao 7.5 125; Minnesota 46.3 -94.3;
Mississippi 32.7 -89.7; Missouri 38.4 -92.5; Molenbeek 50.855 4.32; Mongolie-Intérieure 44 113; Mons 50.45 3.95;
Mont-Blanc 45.83 6.86; Montana 47 -109.6; Montérégie 45.4 -73; Mopti 14.49 -4.19; Murcie 38 -1.5; Méditerranée 36 17;
Nakhitchevan 39.2 45.4; Namur 50.47 4.87; Naplouse 32.22 35.26; Navarre 42.7 -1.6; Nebraska 41.5 -99.8;
Neuchâtel 46.99 6.93; Nevada 39.3 -116.6; New Hampshire 43.7 -71.6; New Jersey 40.2 -74.7; Nidwald 46.93 8.4;
Ninive 36 42.5; Nord-Kivu -0.8 29; Normandie 49.1 0.1; Notre-Dame-des-Landes 47.38 -1.71; Nouveau-Brunswick 46.5 -66.3;
Nouveau-Mexique 34.4 -106.1; Nouvelle-Aquitaine 45.2 0.2; Nouvelle-Galles du Sud -32.2 147; Nouvelle-Écosse 45 -63;
Nunavut 68 -95; Néguev 30.8 34.8; Oaxaca 17 -96.5; Obwald 46.9 8.25; Occitanie 43.7 2.2; Ogaden 7 44; Ohio 40.3 -82.8;
Okinawa 26.5 127.9; Oklahoma 35.6 -97.5; Ombrie 42.9 12.5; Ontario 50 -86; Oregon 44 -120.5; Ossétie du Nord 43 44.2;
Ossétie du Sud 42.3 44; Ostende 51.22 2.92; Oural 60 59; Outaouais 46.3 -76; Paca 43.9 6; Palmyre 34.56 38.28;
Panchir 35.4 69.8; Papouasie occidentale -4 137; Patagonie -45 -70; Pays basque 43.05 -2.3; Pays de Galles 52.3 -3.7;
Pays de la Loire 47.4 -0.8; Pendjab 31 74; Pennsylvanie 40.9 -77.8; Pernambouc -8.4 -37.9; Picardie 49.6 2.8; Piémont 45 8;
Plateau du Golan 33 35.75; Pouilles 41 16.6; Provence 43.6 5.8; Provence-Alpes-Côte d'Azur 43.9 6; Puntland 8.5 49;
Pyrénées 42.7 0.7; Péninsule arabique 23 46; Queensland -22 144; Rafah 31.29 34.25; Ramallah 31.9 35.2;
Republika Srpska 44.6 17.7; Rhode Island 41.7 -71.6; Rhénanie-Palatinat 49.9 7.4; Rhénanie-du-Nord-Westphalie 51.5 7.5;
Rif 35 -4.2; Rimouski 48.45 -68.53; Rio -22.91 -43.18; Rojava 36.7 40; Saguenay 48.42 -71.07; Saint-Gall 47.42 9.37;
Sakhaline 50.5 143; Sardaigne 40 9; Sarre 49.4 7; Saskatchewan 54.5 -106; Saxe 51 13.4; Saxe-Anhalt 52 11.7;
Schaffhouse 47.7 8.63; Schleswig-Holstein 54.2 9.7; Schwytz 47.02 8.65; Sherbrooke 45.4 -71.9; Sibérie 60 100; Sichuan 30.6 102.7;
Sicile 37.6 14.1; Silicon Valley 37.4 -122.05; Sinaloa 25 -107.5; Sind 26 68.8; Sion 46.23 7.36; Soleure 47.21 7.54;
Somaliland 9.7 46; Sud-Kivu -3 28.3; Sulawesi -2 121; Sumatra -0.5 101.5; Tasmanie -42 146.7; Tatarstan 55.4 50.8;
Tchétchénie 43.4 45.7; Tennessee 35.8 -86.4; Terre-Neuve-et-Labrador 53 -60; Territoires du Nord-Ouest 64.5 -119;
Tessin 46.3 8.8; Texas 31.5 -99.3; Thurgovie 47.6 9.1; Thuringe 50.9 11; Tibet 31.5 88.5; Tigré 13.8 38.8;
Tombouctou 16.77 -3.01; Toscane 43.4 11.2; Tournai 50.61 3.39; Transnistrie 47.2 29.3; Transylvanie 46.5 24.3;
Trentin-Haut-Adige 46.4 11.3; Tripolitaine 31.8 13.2; Trois-Rivières 46.35 -72.55; Uri 46.8 8.64; Utah 39.3 -111.6;
Valais 46.2 7.6; Vaud 46.6 6.6; Vermont 44 -72.7; Verviers 50.59 5.86; Virginie 37.5 -78.8; Virginie-Occidentale 38.6 -80.6;
Voïvodine 45.3 20; Vénétie 45.5 11.9; Vésuve 40.82 14.43; Wall Street 40.706 -74.009; Wallonie 50.4 5; Waziristan 32.7 69.9;
Winterthour 47.5 8.73; Wisconsin 44.5 -89.8; Wyoming 43 -107.5; Xinjiang 41.5 86; Yorkshire 53.9 -1.3; Yucatan 20.7 -89;
Yukon 63.5 -135; Zaventem 50.88 4.47; Zoug 47.17 8.52; canal de Suez 30.5 32.34; détroit d'Ormuz 26.5 56.5;
golfe de Guinée 2 3; lac Léman 46.45 6.55; lac Tchad 13.2 14.2; mer Baltique 58 19.5; mer Caspienne 42 50.5;
mer Noire 43.4 34.3; mer Rouge 20 38.5; mer de Chine méridionale 13 114; mer du Nord 56 3; mer Égée 38.5 25;
péninsule coréenne 38 127; Écosse 56.8 -4.2; Émilie-Romagne 44.5 11; Île-de-France 48.7 2.5; Île-du-Prince-Édouard 46.4 -63.2
"""

# Towns that are told of and are smaller than the sources' limit, or that the press spells otherwise.
TOWNS = """
Tskhinvali 42.23 43.97; Boutcha 50.55 30.22; Irpine 50.52 30.25; Avdiïvka 48.14 37.74; Beslan 43.19 44.54;
Tchernobyl 51.39 30.1; Evian 46.4 6.59; Évian 46.4 6.59; Schengen 49.47 6.37; Srebrenica 44.11 19.3; Lourdes 43.1 -0.05;
Charm el-Cheikh 27.98 34.39; Afrin 36.51 36.87; Natanz 33.51 51.92; Fordo 34.88 50.99; Marib 15.46 45.33;
Ménaka 15.92 2.4; Diffa 13.32 12.61; Tillabéri 14.21 1.45; Chibok 10.87 12.84; Panmunjom 37.96 126.68;
Lac-Mégantic 45.58 -70.88; Kanesatake 45.48 -74.12; La Valette 35.9 14.51
"""
