# Les mots de l'interface, en français. Mêmes clés que dans en.ftl.

page-title = Frise – des articles de presse, une chronologie
own-title = Vos textes
skip = Aller à la liste des événements
private = lus dans votre navigateur, rien n’est envoyé
articles = { $count ->
    [one] { $shown } article
   *[other] { $shown } articles
}
events = { $count ->
    [one] { $shown } événement
   *[other] { $shown } événements
}
actors = { $count ->
    [one] { $shown } acteur
   *[other] { $shown } acteurs
}
events-of = { $events } sur { $all }
search = Acteur ou mot…
search-label = Chercher dans les événements
add-texts = + Textes
other-language = EN – switch to English
theme = Couleurs : { $theme }
theme-auto = comme le système
theme-light = claires
theme-dark = sombres
narrowing = Ce qui est montré
filter-drop = Retirer le filtre { $name }
quoted = « { $words } »
legend = Légende
standing-happened = a eu lieu
standing-alleged = rapporté
standing-planned = annoncé
standing-negated = démenti
standing-wished = souhaité
standing-hypothetical = hypothétique
tabs = Parties de la page
tab-timeline = Chronologie
tab-actors = Acteurs
tab-articles = Articles

reading = Lecture des articles : { $done } sur { $all }…
reading-label = Avancement de la lecture
failed-title = La lecture n’a pas pu commencer
failed-what-to-do = Il manque à la page un de ses fichiers. Rechargez-la ; si cela ne suffit pas, vérifiez que tous les fichiers de Frise sont au même endroit et de la même version.
reload = Recharger la page
empty-title = Aucun événement trouvé
empty-why = Ces textes se lisent bien, mais Frise n’y reconnaît pas d’action attribuée à quelqu’un. Elle lit des articles de presse en français : essayez-en un plus long.
problems = { $count ->
    [one] Un texte n’a pas pu être lu
   *[other] { $shown } textes n’ont pas pu être lus
}

# Filtres, palette, lien.
filter = Filtrer
filters = Filtres
clear-filters = Tout effacer
chip-place = lieu : { $name }
chip-source = selon { $name }
chip-with = avec { $name }
none-shown-together = Aucun événement ne correspond : effacez plusieurs filtres à la fois.
without = Sans « { $name } » : { $events }
facet-with = Acteurs
facet-type = Type d’action
facet-status = Statut
facet-place = Lieu
facet-outlet = Titre de presse, agence
facet-doc = Article
facet-source = Selon qui
facet-within = Période
period-from = Du
period-to = Au
period-in-view = Ne garder que la période affichée
palette = Chercher partout, ou lancer une commande
palette-title = Ctrl K : chercher partout, ou lancer une commande
palette-keys = Ctrl K
palette-hint = Acteur, événement, phrase, commande…
palette-found = Résultats
palette-none = Rien ne correspond à ces mots.
palette-command = commande
add-texts-command = Ajouter des textes
copy-link = Copier le lien
copy-link-own = Vos textes n’y sont pas : ils ne quittent pas votre navigateur. Pour les envoyer aussi, choisissez « Exporter », puis « Enregistrer comme page ».
arrange = Couloirs de la chronologie : { $lanes }
lanes-kind = type d’action
lanes-actor = acteur
lanes-place = lieu
lanes-article = article
lanes-none = couloir unique
turn-to = Aller à l’onglet « { $tab } »
embed = Intégrer
embed-what = Ce qui est montré
embed-timeline = La chronologie
embed-map = Les acteurs
embed-both = Tout
embed-element = Pour une page qui accepte un script
embed-frame = Pour une page qui n’accepte qu’un cadre
embed-preview = Aperçu
embed-own = Ces textes ne sont que dans votre navigateur. Pour les montrer ailleurs, enregistrez-les dans un fichier { $name }, déposez-le sur votre site et donnez son adresse.
embed-save = Enregistrer { $name }
copy = Copier
export = Exporter
export-what = Quoi
export-shown = Ce qui est montré : { $events }
export-all = Tout : { $events }
export-waiting = Les phrases sont analysées de nouveau…
export-saved = { $name } : enregistré.
export-left-out = N’y figurent pas : { $count } { $what }.
export-refused = Le navigateur n’a pas permis d’enregistrer le fichier.
save-page = Enregistrer comme page
save-page-what = Tout en un fichier : textes, corrections et choix, à ouvrir ou à envoyer, même sans réseau.
save-page-missing = Ce site n’a pas la page en un fichier (frise.html) : elle ne peut pas être enregistrée d’ici.

timeline-title = Chronologie
timeline-label = Chronologie des événements
timeline-keys = Flèches gauche et droite : événement précédent ou suivant. Début et Fin : premier ou dernier. Entrée : le choisir. Plus et moins : zoomer. Majuscule et flèches : déplacer. L : ouvrir le groupe le plus proche. Zéro : vue de départ. Point d’interrogation : toutes les touches.
zoom-in = Zoomer
zoom-out = Dézoomer
zoom-home = Vue de départ
zoom-all = Tout voir
far-events = { $count ->
    [one] { $shown } événement hors de la vue de départ.
   *[other] { $shown } événements hors de la vue de départ.
}
undated-events = { $count ->
    [one] { $shown } événement sans date : il est dans le tableau.
   *[other] { $shown } événements sans date : ils sont dans le tableau.
}
none-dated = Rien ici ne porte de date que l’on puisse situer : les événements sont dans le tableau. Un article qui dit « lundi » a besoin de sa date : écrivez-la en tête (« 12 mars 2019 ») et lisez-le de nouveau.
tick-hour = { $hour } h
more-events = { $count ->
    [one] { $shown } autre événement : cliquez pour l’ouvrir
   *[other] { $shown } autres événements : cliquez pour les ouvrir
}
spoken = { $label }, { $date }. Entrée pour choisir.
chosen = Choisi : { $label }
chosen-dated = Choisi : { $label }, { $date }
lane-agreement = Accords, aide
lane-meeting = Rencontres, pourparlers
lane-statement = Déclarations
lane-demand = Exigences, refus, accusations
lane-force = Combats, contrainte
lane-other = Politique, justice, divers
lane-all = Tous les événements
lane-other-actors = Autres acteurs
lane-no-actor = Sans acteur nommé
lane-other-places = Autres lieux
lane-no-place = Sans lieu nommé
lane-other-articles = Autres articles
lanes = Couloirs
strip-label = Vue d’ensemble : quand il se passe le plus de choses
strip-from = Début de la période affichée
strip-to = Fin de la période affichée
cluster-title = Événements regroupés
cluster-more = { $count ->
    [one] et { $shown } autre
   *[other] et { $shown } autres
}

map-title = Acteurs
map-what = qui agit avec, ou contre, qui
map-label = Carte des acteurs et de leurs relations
tie-cooperation = coopération
tie-conflict = conflit
tie-mixed = les deux
tie-neutral = ni l’un ni l’autre
map-keys = Flèches : suivre un lien. Entrée : choisir l’acteur et ne garder que ses événements. E : ses liens, l’un après l’autre. 1 et 2 : ses voisins, et les voisins de ses voisins. P : épingler. H : masquer. Point d’interrogation : toutes les touches. Échap : revenir.
relations = Façon de montrer les acteurs
relations-map = Carte
relations-matrix = Matrice
relations-places = Lieux
places-title = Lieux
places-what = où cela se passe
places-label = Carte du monde : les lieux des événements
places-keys = Flèches : aller d’un lieu à l’autre. Début : le lieu le plus cité. Entrée : ne garder que les événements de ce lieu, ou s’approcher si plusieurs lieux se touchent. Plus, moins : zoomer. Zéro : tout voir. Point d’interrogation : toutes les touches.
places-waiting = La carte du monde se charge…
places-failed = La carte du monde ne s’est pas chargée ; le reste de la page fonctionne sans elle.
places-again = Réessayer
places-none = Aucun lieu de ces articles n’a de coordonnées connues.
places-unknown = Sans coordonnées connues
places-nowhere = { $count ->
    [one] { $shown } événement sans lieu précisé
   *[other] { $shown } événements sans lieu précisé
}
places-more = { $count ->
    [one] { $shown } autre
   *[other] { $shown } autres
}
place-told = { $places } : { $events }
places-legend = Les cercles
places-size = taille et nombre : événements
places-file = lieux
matrix-label = Qui a affaire à qui : une ligne et une colonne par acteur, le nombre d’événements dans la case
map-waiting = La carte se dessine…
map-none = Aucun événement ne lie ici deux acteurs.
map-tools = Outils de la carte
map-show-all = Tout voir
map-lasso = Lasso : entourer des acteurs (ou glisser avec Majuscule)
map-again = Réorganiser (les acteurs épinglés ne bougent pas)
map-play = Parcourir le temps
map-stop = Arrêter
map-step = Avancer d’un pas dans le temps
map-hide = { $count ->
    [one] Masquer l’acteur
   *[other] Masquer les { $shown }
}
map-unhide = { $count ->
    [one] Montrer l’acteur masqué
   *[other] Montrer les { $shown } masqués
}
map-bound = { $count ->
    [one] lié à { $shown } acteur
   *[other] lié à { $shown } acteurs
}
map-pinned = épinglé
map-tie = { $one } – { $other } : { $events }
map-file = acteurs
map-legend-actors = Les formes
map-legend-ties = Les traits
map-size = taille : mentions
map-width = épaisseur : événements
tie = Entre les deux
and = et
save = Enregistrer
save-svg = en SVG (modifiable)
save-png = en PNG (image)
keys-title = Raccourcis clavier
keys-hands = À la souris : glisser déplace, Ctrl ou ⌘ et la molette zooment, Majuscule et glisser entoure des acteurs, un double clic épingle. Au doigt : pincer zoome.
key-events = événement précédent ou suivant
key-ends = premier, dernier
key-choose = choisir
key-zoom = zoomer, dézoomer
key-all = vue de départ
key-back = revenir
key-actors = suivre un lien, ou aller au plus proche
key-places = lieu voisin
key-place-ends = lieu le plus, le moins cité
key-place = ne garder que ce lieu, ou s’approcher
key-ranks = acteur plus cité, moins cité
key-tie = le lien suivant et ses événements
key-grow = réunir les voisins, puis leurs voisins
key-pin = épingler ou libérer
key-hide = masquer
key-unhide = montrer ce qui est masqué
key-name-home = Début
key-name-end = Fin
key-name-enter = Entrée
key-name-esc = Échap
key-name-pageup = Page haut
key-name-pagedown = Page bas
key-name-shift-h = Maj + H
tie-reported = rapporté seulement
unbound = Sans lien sur la carte
unbound-more = { $count ->
    [one] { $shown } autre
   *[other] { $shown } autres
}
kind-person = personne
kind-country = pays
kind-organisation = organisation
kind-group = groupe
kind-place = lieu

events-title = Événements
none-shown = Aucun événement ne correspond.
show-all = Tout montrer
told-by = { $count ->
    [one] raconté par { $shown } article
   *[other] raconté par { $shown } articles
}

dossier = Tout ce qui a été trouvé
tab-events = Événements
tab-quotes = Citations
tab-figures = Chiffres
tab-contradictions = Désaccords
copy-table = Copier pour un tableur
copied = Copié.
not-copied = Le navigateur n’a pas permis la copie.
column-date = Date
column-event = Événement
column-type = Type
column-status = Statut
column-agents = Qui
column-targets = À qui
column-place = Où
column-sources = Selon
column-articles = Articles
column-earliest = Début
column-latest = Fin
column-name = Nom
column-kind = Nature
column-role = Fonction
column-aliases = Autres noms
column-events = Événements
column-article = Article
column-headline = Titre
column-published = Publié
column-quotes = Citations
column-figures = Chiffres
column-value = Valeur
column-low = Au moins
column-high = Au plus
column-wording = Dans le texte
column-when = Quand
column-counted = Ce qui est compté
actors-title = Tous les acteurs
quotes-title = Citations, par locuteur
no-quotes = Aucune citation n’a été trouvée dans ces textes.
speaker-unknown = Sans locuteur connu
figures-title = Chiffres, par ce qu’ils comptent
no-figures = Aucun chiffre n’a été trouvé dans ces textes.
counted-unknown = Sans précision
disputed = ne concordent pas
quotes = { $count ->
    [one] { $shown } citation
   *[other] { $shown } citations
}
more-rows = { $count ->
    [one] Montrer plus (encore { $shown } ligne)
   *[other] Montrer plus (encore { $shown } lignes)
}

contradictions-title = Ce qui ne concorde pas
contradictions-what = Là où les articles, ou ceux qu’ils citent, se contredisent. Chaque passage mène à sa phrase.
differ-figures = chiffres
differ-course = évolution
differ-dates = dates
differ-roles = rôles
differ-denial = démenti
by = selon

card = Détails
card-empty-title = D’un point à sa phrase
card-empty = Choisissez un événement dans la chronologie ou un acteur sur la carte : vous lirez ici quand, où, qui, selon qui, et la phrase exacte de chaque article.
close = Fermer
previous = précédent
next = suivant
when = Quand
where = Où
who = Qui
to-whom = À qui
status = Statut
according-to = Selon
role = Fonction
aliases = Aussi
appears = Présent
in-articles = { $count ->
    [one] dans { $shown } article
   *[other] dans { $shown } articles
}
ties = Avec qui, contre qui
cooperations = { $count ->
    [one] { $shown } coopération
   *[other] { $shown } coopérations
}
conflicts = { $count ->
    [one] { $shown } conflit
   *[other] { $shown } conflits
}
what-articles-say = Ce que disent les articles
why-this-date = Pourquoi cette date ?
why-one-actor = Pourquoi un seul acteur ?
why-one-event = Pourquoi un seul événement ?
type-AGREE = Accord
type-CONSULT = Rencontre, pourparlers
type-SUPPORT = Soutien
type-COOPERATE = Coopération
type-AID = Aide
type-CONCEDE = Concession
type-RETREAT = Retrait
type-REQUEST = Demande
type-ACCUSE = Accusation
type-REJECT = Refus
type-THREATEN = Menace
type-PROTEST = Protestation
type-SANCTION = Sanction
type-MOBILIZE = Mobilisation
type-COERCE = Contrainte
type-ASSAULT = Attaque, combats
type-STATE = Déclaration
type-ELECT = Élection, nomination
type-JUDGE = Justice
type-DISASTER = Catastrophe
type-OTHER = Autre fait

reason-other = règle « { $rule } »
reason-own-expression = l’action porte sa date
reason-reporting-verb = le verbe de parole porte la date
reason-paragraph = la date est dans le même paragraphe
reason-clause = la proposition qui la contient porte la date
reason-after-publication = annoncé : après la publication
reason-after-plan = annoncé : après le jour de l’annonce
reason-news = date de la nouvelle que l’article rapporte en premier
reason-since-news = entre la nouvelle que l’article rapporte en premier et la publication : la phrase est au présent
reason-told-before = moment de la même action, racontée plus haut
reason-since-act = depuis l’action que nomme « depuis »
reason-unresolved = date que rien ne situe : bornée par la publication
reason-since-beginning = depuis le début que raconte le paragraphe
reason-since-beginning-of-the-conflict = depuis le début du conflit que raconte l’article
reason-aftermath = entre la catastrophe que l’article rapporte en premier et la publication
reason-said-since = depuis ce que la phrase d’avant rapporte, jusqu’à la publication
reason-counted-from = jour à partir duquel la date de la phrase est comptée
reason-earlier = antérieur à ce que raconte la phrase, donc avant la publication
reason-lasting = en cours : commencé avant la publication
reason-present-day = jour que l’article raconte au présent
reason-announced-act = l’un annonce ce que l’autre raconte
reason-during-act = pendant l’action qu’elle nomme
reason-by-the-reader = le lecteur les a réunis
reason-same-affair = même fonction ou même nom dans la même affaire
reason-same-quotation = même citation
reason-same-act = même acte, mêmes acteurs, même moment
reason-same-name = même nom
reason-spelling-variant = même nom, autre graphie
reason-office = même fonction
reason-acronym = sigle du nom
reason-close-spelling = nom presque pareil, même rôle
reason-family-name = nom de famille
reason-header-month = mois donné en tête du fichier
reason-given = indiquée par celui qui a fourni l’article
reason-date-line = date donnée en tête de l’article
reason-dateline = lieu et date en tête de la dépêche
reason-update-line = date de mise à jour donnée en tête de l’article
reason-this-day = l’article dit de ce jour qu’il est le sien
reason-this-weekday = « ce » et le jour de la semaine
reason-lead-weekday = jour de la semaine dans la première phrase
reason-past-fact = raconté au passé : avant la publication
reason-future-fact = annoncé : après la publication
reason-past-weekend = la fin de semaine est passée
reason-told-twice = jour dit à la fois par rapport à la publication et par sa date
reason-named-day = jour de la semaine nommé après la nouvelle et avant la publication
reason-numbered-day = jour dit par son numéro, là où ceux de la semaine ont leur nom : plus ancien
reason-length-since = durée écoulée depuis une date connue
reason-caption-day = jour de la photographie
reason-name-with-demonym = nom et gentilé
reason-name-tag = lu comme un nom dans la phrase
reason-pronoun-of-subject = pronom du sujet de la proposition
reason-possessive-of-subject = possessif du sujet de la proposition
reason-sides-of-the-conflict = les deux parties que raconte l’article
reason-publication = d’après la date de publication
reason-name = appelé par son nom
reason-description = désigné par ce qu’il est
reason-name-with-office = nom avec sa fonction
reason-name-with-place = nom avec son lieu
reason-apposition = mis en apposition au nom
reason-coordinated-demonyms = gentilés coordonnés
reason-coordinated-offices = fonctions coordonnées
reason-capital-subject = capitale pour son gouvernement, sujet du verbe
reason-capital-object = capitale pour son gouvernement, objet du verbe
reason-capital-possessor = capitale pour son gouvernement, complément du nom
reason-capital-in-row = capitale parmi d’autres gouvernements
reason-capital-party = capitale pour une des parties
reason-capital-addressed = capitale à laquelle on s’adresse
reason-two-capitals = deux capitales pour leurs gouvernements
reason-pronoun-inverted = pronom après le verbe
reason-pronoun-opening = pronom qui ouvre la phrase
reason-pronoun-object-before = pronom objet avant le verbe
reason-pronoun-object-of-subject = pronom objet du sujet
reason-pronoun-object-of-object = pronom objet de l’objet du verbe coordonné
reason-pronoun-of-subject-before = pronom du sujet de la phrase précédente
reason-possessive-of-subject-before = possessif du sujet de la phrase précédente
reason-seat = siège pour son institution
reason-the-latter = « ce dernier »
reason-count = nombre suivi de ce qu’il compte
reason-duration = nombre suivi d’une durée
reason-measure = nombre suivi d’une unité
reason-collective = quantité dite par un nom : centaine, milliers
reason-range = de tant à tant
reason-fraction = fraction
reason-sign = nombre avec un signe : %, €
reason-repeated = nombre repris sans ce qu’il compte
reason-verb-before = verbe de parole avant les guillemets
reason-passive-before = verbe de parole au passif avant les guillemets
reason-verb-after = verbe de parole après les guillemets
reason-verb-inside = verbe de parole dans la citation
reason-attributing-phrase = locution comme « selon »
reason-name-colon = nom suivi de deux-points
reason-continued = suite de la citation précédente
reason-dated-act = acte dit par un verbe ou un nom daté

reader = Texte de l’article
mark-kinds = Ce qui est marqué dans le texte
marks-actor = Acteurs
marks-time = Dates
marks-event = Actes
marks-quote = Citations
marks-figure = Chiffres
mark-actor = Acteur
mark-time = Date
mark-event = Acte
mark-quote = Citation
mark-figure = Chiffre
time-date = jour ou période
time-time = heure
time-duration = durée
time-set = moment répété
read-as-about = approximative
read-as-after = qui vient après un repère
read-as-as = au plus tôt
read-as-before = qui vient avant un repère
read-as-by = au plus tard
read-as-coarse = approximative
read-as-edge = début ou fin d’une période
read-as-eve = la veille d’un fait
read-as-every = répétition
read-as-future = à venir, sans jour précis
read-as-morrow = le lendemain d’un fait
read-as-part = moment de la journée
read-as-past = passé, sans jour précis
read-as-present = le présent de l’article
read-as-range = d’un jour à l’autre
read-as-second = le surlendemain d’un fait
read-as-since = début d’une période qui dure
read-as-until = fin d’une période
read-as-window = période comptée depuis un repère
counted-from = comptée depuis
found-by-verb = dit par le verbe « { $lemma } »
found-by-noun = dit par le nom « { $lemma } »
reader-keys = Flèches gauche et droite : mot marqué précédent ou suivant. Entrée : le choisir. Échap : fermer l’explication.
life = Évolution
cue = Annonce
and-more-articles = { $count ->
    [one] puis { $shown } autre article
   *[other] puis { $shown } autres articles
}
article-number = Article { $number }
published = publié : { $date }

date-unknown = sans date
date-from = à partir du { $start }
date-until = jusqu’au { $end }
date-between = du { $start } au { $end }
date-years = de { $start } à { $end }
date-at = { $date } à { $hour } h { $minute }
day-number = { $day ->
    [1] 1er
   *[other] { $day }
}

texts-title = Lire vos textes
texts-private = Ils restent dans votre navigateur : rien n’est envoyé, rien n’est gardé.
texts-paste = Collez un article
texts-files = Ou choisissez, ou déposez ici, des fichiers .txt
texts-mode = Que faire des articles présents ?
texts-add = Les garder et ajouter ceux-ci
texts-replace = Les remplacer
texts-read = Lire
cancel = Annuler
pasted-name = Texte collé
nothing-given = Collez un texte ou choisissez un fichier d’abord.
error-file = Le navigateur n’a pas pu ouvrir « { $name } ». Choisissez-le de nouveau.
error-empty = Le texte est vide. Donnez le texte d’un article.
error-binary = Ce n’est pas du texte (octet { $offset }). Enregistrez l’article en texte brut (.txt).
error-format = « { $name } » est au format { $format }. Ouvrez-le, copiez-en le texte et collez-le ici, ou enregistrez-le en texte brut (.txt).
error-not-utf8 = Le fichier n’est pas en UTF-8 (octet { $offset }). Enregistrez-le de nouveau en choisissant cet encodage.
error-too-large = Le texte est trop long : { $size } octets, la limite est de { $limit }. Donnez un fichier par article.
error-too-long-here = Le texte est trop long pour la page : { $size } Kio, la limite est de { $limit } Kio. Donnez un fichier par article, ou lisez-le avec la commande frise.
error-unreadable = { $message } ({ $hint })
error-unfinished = La lecture n’arrive pas au bout de ce texte. Coupez-le, et signalez-nous le passage où elle s’arrête.
error-resource = { $name } : { $message }

# Exports : leurs noms dans le menu, ce qu’ils laissent de côté, les titres du rapport.
format-json = JSON : tout, tel que lu
format-events-csv = Tableau des événements (CSV)
format-figures-csv = Tableau des chiffres (CSV)
format-quotes-csv = Tableau des citations (CSV)
format-markdown = Rapport avec notes (Markdown)
format-timelinejs = Chronologie TimelineJS (JSON)
format-icalendar = Agenda (iCalendar)
format-gexf = Carte des acteurs dans le temps (GEXF)
format-graphml = Carte des acteurs (GraphML)
format-schema-org = Données liées schema.org (JSON-LD)
format-web-annotation = Annotations du W3C (JSON-LD)
format-timeml = Dates et événements dans le texte (TimeML)
format-conllu = Arbres syntaxiques (CoNLL-U)
left-out-no-day = événements sans jour qu’un agenda puisse montrer : date inconnue, ouverte, ou de plus d’un mois
left-out-no-date = événements sans date
left-out-no-pair = événements qui ne relient pas deux acteurs
left-out-overlap = dates et événements dont les mots en chevauchent d’autres
left-out-no-trees = articles dont les arbres manquent
report-title = Chronologie
report-corrected = corrigé par un lecteur
report-articles = Articles lus

correct = Corriger
correct-do = Corriger
correct-name = Renommer…
correct-name-title = Renommer
correct-name-label = Nouveau nom
correct-name-empty = Donnez un nom.
correct-type = Changer le type…
correct-type-title = Changer le type
correct-type-label = Type
correct-date = Changer la date…
correct-date-title = Changer la date
correct-date-label = Date
correct-date-hint = Un jour (2020-10-23 ou 23/10/2020), un mois (2020-10), une année (2020) ou un intervalle (2020-10-23/2020-10-25, « .. » pour une borne ouverte). Sans rien, la date est inconnue.
correct-date-wrong = Cette date ne se lit pas. Écrivez-la par exemple 2020-10-23, 2020-10 ou 2020-10-23/2020-10-25.
correct-understood = Compris : { $date }
correct-not-understood = Pas encore une date
correct-merge = Fusionner avec…
correct-merge-title = Fusionner
correct-merge-label = Fusionner avec
correct-merge-hint = Les deux ne feront plus qu’un ; le type reste celui-ci.
correct-split = Séparer un récit…
correct-split-title = Séparer un récit
correct-split-label = Ce passage parle d’autre chose
correct-split-hint = Le passage choisi deviendra un élément à part.
correct-search = Chercher
correct-none-found = Rien de ce nom. Essayez un autre mot.
correct-choose = Choisissez dans la liste.
correct-hide = Masquer
corrected = corrigé
corrected-rename = { $name } : renommé en « { $after } »
corrected-change = { $name } : changé en « { $after } »
corrected-merge = { $name } : réuni avec { $others }
corrected-split = { $name } : récit de { $article } séparé
corrected-hide = { $name } : masqué
corrected-show = { $name } : montré de nouveau
was-name = avant : « { $before } »
was-type = type lu : { $before }
was-date = date lue : { $before }
was-several = réuni : { $before }
was-one-with = séparé de « { $before } »
correction-done = Corrigé – { $what }
correction-undone = Annulé – { $what }
corrections-done = { $count ->
    [one] { $shown } correction faite
   *[other] { $shown } corrections faites
}
corrections-undone = { $count ->
    [one] { $shown } correction annulée
   *[other] { $shown } corrections annulées
}
correction-absent = sans objet : ces textes n’en parlent pas
correction-needless = sans effet : c’est déjà ainsi
corrections = { $count ->
    [0] Corrections
   *[other] Corrections ({ $shown })
}
corrections-title = Vos corrections
corrections-none = Aucune correction. La fiche d’un événement ou d’un acteur porte « Corriger ».
corrections-stored = Gardées dans ce navigateur, pour ces textes. Ctrl Z annule, Ctrl Maj Z rétablit.
corrections-visit = Ce navigateur ne laisse rien garder ici : vos corrections valent pour cette visite. Enregistrez-les dans un fichier pour les retrouver.
corrections-unreadable = Les corrections gardées pour ces textes sont illisibles ({ $reason }). Elles ne sont ni appliquées ni écrasées ; les nouvelles ne sont pas gardées.
corrections-overwrite = Remplacer les anciennes
corrections-file = Dans un fichier
corrections-file-what = Pour les partager, ou les appliquer avec « frise read --corrections ».
corrections-save = Enregistrer les corrections
corrections-not-saved = Le navigateur a refusé d’enregistrer le fichier.
corrections-load = Charger des corrections
corrections-foreign = { $name } n’est pas un fichier de corrections. Choisissez-en un que Frise a enregistré.
corrections-malformed = { $name } est abîmé : ligne { $line }, caractère { $column }. Enregistrez-le de nouveau depuis Frise.
corrections-later = { $name } vient d’une version plus récente de Frise (format { $version }). Rechargez la page pour la mettre à jour.
corrections-too-many = { $name } contient plus de { $limit } corrections. Partagez-le en plusieurs fichiers.
undo = Annuler
undo-this = Annuler : { $what }
undo-last = Annuler la dernière
undo-all = Tout annuler
redo = Rétablir
