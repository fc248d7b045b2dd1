# The interface's words, in English. The same keys as in fr.ftl.

page-title = Frise – press articles, one timeline
own-title = Your texts
skip = Go to the list of events
private = read in your browser, nothing is sent
articles = { $count ->
    [one] { $shown } article
   *[other] { $shown } articles
}
events = { $count ->
    [one] { $shown } event
   *[other] { $shown } events
}
actors = { $count ->
    [one] { $shown } actor
   *[other] { $shown } actors
}
events-of = { $events } of { $all }
search = Actor or word…
search-label = Search the events
add-texts = + Texts
other-language = FR – passer en français
theme = Colours: { $theme }
theme-auto = as the system
theme-light = light
theme-dark = dark
narrowing = What is shown
filter-drop = Drop the filter { $name }
quoted = “{ $words }”
legend = Legend
standing-happened = happened
standing-alleged = reported
standing-planned = announced
standing-negated = denied
standing-wished = wished for
standing-hypothetical = hypothetical
tabs = Parts of the page
tab-timeline = Timeline
tab-actors = Actors
tab-articles = Articles

reading = Reading the articles: { $done } of { $all }…
reading-label = Reading progress
failed-title = The reading could not begin
failed-what-to-do = One of the page’s files is missing. Reload the page; if that does not help, check that all of Frise’s files are in one place and of the same version.
reload = Reload the page
empty-title = No event found
empty-why = These texts can be read, but Frise finds no action in them that anyone took. It reads press articles in French: try a longer one.
problems = { $count ->
    [one] One text could not be read
   *[other] { $shown } texts could not be read
}

# Filters, palette, link.
filter = Filter
filters = Filters
clear-filters = Clear all
chip-place = place: { $name }
chip-source = according to { $name }
chip-with = with { $name }
none-shown-together = No event matches: clear several filters at once.
without = Without “{ $name }”: { $events }
facet-with = Actors
facet-type = Type of action
facet-status = Status
facet-place = Place
facet-outlet = Newspaper, agency
facet-doc = Article
facet-source = According to
facet-within = Period
period-from = From
period-to = To
period-in-view = Keep only the period in view
palette = Search everything, or run a command
palette-title = Ctrl K: search everything, or run a command
palette-keys = Ctrl K
palette-hint = Actor, event, sentence, command…
palette-found = Results
palette-none = Nothing matches these words.
palette-command = command
add-texts-command = Add texts
copy-link = Copy link
copy-link-own = Your texts are not in it: they never leave your browser. To send them too, choose “Export”, then “Save as page”.
arrange = Lanes of the timeline: { $lanes }
lanes-kind = type of action
lanes-actor = actor
lanes-place = place
lanes-article = article
lanes-none = single lane
turn-to = Go to the tab “{ $tab }”
embed = Embed
embed-what = What is shown
embed-timeline = The timeline
embed-map = The actors
embed-both = Everything
embed-element = For a page that takes a script
embed-frame = For a page that takes only a frame
embed-preview = Preview
embed-own = These texts are in your browser only. To show them elsewhere, save them in a file { $name }, put it on your site and give its address.
embed-save = Save { $name }
copy = Copy
export = Export
export-what = What
export-shown = What is shown: { $events }
export-all = Everything: { $events }
export-waiting = The sentences are being parsed again…
export-saved = { $name }: saved.
export-left-out = Left out: { $count } { $what }.
export-refused = The browser did not let the file be saved.
save-page = Save as page
save-page-what = All in one file: texts, corrections and choice, to open or to send, even without a network.
save-page-missing = This site does not have the page as one file (frise.html): it cannot be saved from here.

timeline-title = Timeline
timeline-label = Timeline of the events
timeline-keys = Left and right arrows: previous or next event. Home and End: first or last. Enter: choose it. Plus and minus: zoom. Shift and arrows: pan. L: open the nearest group. Zero: initial view. Question mark: all keys.
zoom-in = Zoom in
zoom-out = Zoom out
zoom-home = Initial view
zoom-all = Show all
far-events = { $count ->
    [one] { $shown } event outside the initial view.
   *[other] { $shown } events outside the initial view.
}
undated-events = { $count ->
    [one] { $shown } event without a date: it is in the table.
   *[other] { $shown } events without a date: they are in the table.
}
none-dated = Nothing here has a date that can be placed in time: the events are in the table. An article that says “lundi” needs its own date: write it above the text (“12 mars 2019”) and read it again.
tick-hour = { $hour }:00
more-events = { $count ->
    [one] { $shown } more event: click to open it
   *[other] { $shown } more events: click to open them
}
spoken = { $label }, { $date }. Enter to choose.
chosen = Chosen: { $label }
chosen-dated = Chosen: { $label }, { $date }
lane-agreement = Agreements, aid
lane-meeting = Meetings, talks
lane-statement = Statements
lane-demand = Demands, refusals, accusations
lane-force = Fighting, coercion
lane-other = Politics, justice, other
lane-all = All events
lane-other-actors = Other actors
lane-no-actor = No actor named
lane-other-places = Other places
lane-no-place = No place named
lane-other-articles = Other articles
lanes = Lanes
strip-label = Overview: when most happens
strip-from = Start of the period shown
strip-to = End of the period shown
cluster-title = Grouped events
cluster-more = { $count ->
    [one] and { $shown } more
   *[other] and { $shown } more
}

map-title = Actors
map-what = who acts with, or against, whom
map-label = Map of the actors and their relations
tie-cooperation = cooperation
tie-conflict = conflict
tie-mixed = both
tie-neutral = neither
map-keys = Arrows: follow a tie. Enter: choose the actor and keep only its events. E: its ties, one after the other. 1 and 2: its neighbours, and their neighbours. P: pin. H: hide. Question mark: all keys. Escape: go back.
relations = How the actors are shown
relations-map = Map
relations-matrix = Matrix
relations-places = Places
places-title = Places
places-what = where it happens
places-label = Map of the world: the places of the events
places-keys = Arrows: go from place to place. Home: the place named most. Enter: keep only the events of this place, or go nearer where several places touch. Plus, minus: zoom. Zero: show all. Question mark: all keys.
places-waiting = The map of the world is loading…
places-failed = The map of the world did not load; the rest of the page works without it.
places-again = Try again
places-none = No place in these articles has known coordinates.
places-unknown = Without known coordinates
places-nowhere = { $count ->
    [one] { $shown } event without a stated place
   *[other] { $shown } events without a stated place
}
places-more = { $count ->
    [one] { $shown } other
   *[other] { $shown } others
}
place-told = { $places }: { $events }
places-legend = The circles
places-size = size and number: events
places-file = places
matrix-label = Who deals with whom: a row and a column for each actor, the number of events in the cell
map-waiting = The map is being drawn…
map-none = No event here ties two actors together.
map-tools = Tools of the map
map-show-all = Show all
map-lasso = Lasso: draw around actors (or drag with Shift)
map-again = Arrange anew (pinned actors stay)
map-play = Play through time
map-stop = Stop
map-step = One step forward in time
map-hide = { $count ->
    [one] Hide the actor
   *[other] Hide these { $shown }
}
map-unhide = { $count ->
    [one] Show the hidden actor
   *[other] Show the { $shown } hidden
}
map-bound = { $count ->
    [one] tied to { $shown } actor
   *[other] tied to { $shown } actors
}
map-pinned = pinned
map-tie = { $one } – { $other }: { $events }
map-file = actors
map-legend-actors = The shapes
map-legend-ties = The lines
map-size = size: mentions
map-width = width: events
tie = Between the two
and = and
save = Save
save-svg = as SVG (editable)
save-png = as PNG (picture)
keys-title = Keyboard shortcuts
keys-hands = With a mouse: drag to move, Ctrl or ⌘ and the wheel to zoom, Shift and drag to draw around actors, double click to pin. With fingers: pinch to zoom.
key-events = previous or next event
key-ends = first, last
key-choose = choose
key-zoom = zoom in, zoom out
key-all = initial view
key-back = go back
key-actors = follow a tie, or go to the nearest
key-places = nearby place
key-place-ends = place named most, least
key-place = keep only this place, or go nearer
key-ranks = actor named more, named less
key-tie = the next tie and its events
key-grow = gather the neighbours, then theirs
key-pin = pin or release
key-hide = hide
key-unhide = show what is hidden
key-name-home = Home
key-name-end = End
key-name-enter = Enter
key-name-esc = Esc
key-name-pageup = Page Up
key-name-pagedown = Page Down
key-name-shift-h = Shift + H
tie-reported = reported only
unbound = Not tied to anyone on the map
unbound-more = { $count ->
    [one] { $shown } more
   *[other] { $shown } more
}
kind-person = person
kind-country = country
kind-organisation = organisation
kind-group = group
kind-place = place

events-title = Events
none-shown = No event matches.
show-all = Show all
told-by = { $count ->
    [one] told by { $shown } article
   *[other] told by { $shown } articles
}

dossier = All that was found
tab-events = Events
tab-quotes = Quotes
tab-figures = Figures
tab-contradictions = Disagreements
copy-table = Copy for a spreadsheet
copied = Copied.
not-copied = The browser did not allow it.
column-date = Date
column-event = Event
column-type = Type
column-status = Status
column-agents = Who
column-targets = To whom
column-place = Where
column-sources = According to
column-articles = Articles
column-earliest = Earliest
column-latest = Latest
column-name = Name
column-kind = Kind
column-role = Position
column-aliases = Other names
column-events = Events
column-article = Article
column-headline = Headline
column-published = Published
column-quotes = Quotes
column-figures = Figures
column-value = Value
column-low = At least
column-high = At most
column-wording = In the text
column-when = When
column-counted = What is counted
actors-title = All actors
quotes-title = Quotes, by speaker
no-quotes = No quote was found in these texts.
speaker-unknown = Speaker not known
figures-title = Figures, by what they count
no-figures = No figure was found in these texts.
counted-unknown = Not said
disputed = do not agree
quotes = { $count ->
    [one] { $shown } quote
   *[other] { $shown } quotes
}
more-rows = { $count ->
    [one] Show more ({ $shown } row left)
   *[other] Show more ({ $shown } rows left)
}

contradictions-title = What does not agree
contradictions-what = Where the articles, or those they quote, contradict one another. Each passage leads to its sentence.
differ-figures = figures
differ-course = course of events
differ-dates = dates
differ-roles = roles
differ-denial = denial
by = according to

card = Details
card-empty-title = From a dot to its sentence
card-empty = Choose an event on the timeline or an actor on the map: here you read when, where, who, according to whom, and the very sentence of each article.
close = Close
previous = previous
next = next
when = When
where = Where
who = Who
to-whom = To whom
status = Status
according-to = According to
role = Position
aliases = Also
appears = Appears
in-articles = { $count ->
    [one] in { $shown } article
   *[other] in { $shown } articles
}
ties = With whom, against whom
cooperations = { $count ->
    [one] { $shown } cooperation
   *[other] { $shown } cooperations
}
conflicts = { $count ->
    [one] { $shown } conflict
   *[other] { $shown } conflicts
}
what-articles-say = What the articles say
why-this-date = Why this date?
why-one-actor = Why a single actor?
why-one-event = Why a single event?
type-AGREE = Agreement
type-CONSULT = Meeting, talks
type-SUPPORT = Support
type-COOPERATE = Cooperation
type-AID = Aid
type-CONCEDE = Concession
type-RETREAT = Withdrawal
type-REQUEST = Demand
type-ACCUSE = Accusation
type-REJECT = Refusal
type-THREATEN = Threat
type-PROTEST = Protest
type-SANCTION = Sanction
type-MOBILIZE = Mobilisation
type-COERCE = Coercion
type-ASSAULT = Attack, fighting
type-STATE = Statement
type-ELECT = Election, appointment
type-JUDGE = Justice
type-DISASTER = Disaster
type-OTHER = Other act

reason-other = rule “{ $rule }”
reason-own-expression = the act carries its date
reason-reporting-verb = the verb of saying carries the date
reason-paragraph = the date is in the same paragraph
reason-clause = the clause around it carries the date
reason-after-publication = announced: after publication
reason-after-plan = announced: after the day of the announcement
reason-news = the day of the news that the article tells first
reason-since-news = between the news that the article tells first and publication: the sentence is in the present
reason-told-before = the time of the same action, told earlier
reason-since-act = since the action that the sentence names
reason-unresolved = a date that nothing resolves: bounded by publication
reason-since-beginning = since the beginning that the paragraph tells
reason-since-beginning-of-the-conflict = since the beginning of the conflict that the article tells
reason-aftermath = between the disaster that the article tells first and publication
reason-said-since = since what is told just before, up to publication
reason-counted-from = day from which the date of the sentence is counted
reason-earlier = earlier than what the sentence tells, so before publication
reason-lasting = going on: begun before publication
reason-present-day = the day that the article tells in the present
reason-announced-act = one announces what the other tells
reason-during-act = during the action that it names
reason-by-the-reader = the reader has joined them
reason-same-affair = same office or name in the same affair
reason-same-quotation = same quotation
reason-same-act = same act, same actors, same time
reason-same-name = same name
reason-spelling-variant = same name, spelt otherwise
reason-office = same office
reason-acronym = acronym of the name
reason-close-spelling = almost the same name, same role
reason-family-name = family name
reason-header-month = month given at the head of the file
reason-given = given by whoever supplied the article
reason-date-line = date given at the head of the article
reason-dateline = place and date that open the dispatch
reason-update-line = date of the update given at the head of the article
reason-this-day = the article calls this day its own
reason-this-weekday = “this” and the day of the week
reason-lead-weekday = day of the week in the first sentence
reason-past-fact = told in the past: before publication
reason-future-fact = announced: after publication
reason-past-weekend = the weekend is over
reason-told-twice = day told both from publication and by its date
reason-named-day = day of the week named after the news and before publication
reason-numbered-day = day told by its number, where those of the last week have names: older
reason-length-since = time gone by since a known date
reason-caption-day = day of the photograph
reason-name-with-demonym = name and demonym
reason-name-tag = read as a name in its sentence
reason-pronoun-of-subject = pronoun for the subject of the clause
reason-possessive-of-subject = possessive for the subject of the clause
reason-sides-of-the-conflict = the two sides that the article tells of
reason-publication = from the date of publication
reason-name = called by its name
reason-description = called by what it is
reason-name-with-office = name with its office
reason-name-with-place = name with its place
reason-apposition = in apposition to the name
reason-coordinated-demonyms = coordinated demonyms
reason-coordinated-offices = coordinated offices
reason-capital-subject = capital for its government, subject of the verb
reason-capital-object = capital for its government, object of the verb
reason-capital-possessor = capital for its government, complement of the noun
reason-capital-in-row = capital among other governments
reason-capital-party = capital for one of the parties
reason-capital-addressed = capital that is addressed
reason-two-capitals = two capitals for their governments
reason-pronoun-inverted = pronoun after the verb
reason-pronoun-opening = pronoun that opens the sentence
reason-pronoun-object-before = object pronoun before the verb
reason-pronoun-object-of-subject = object pronoun of the subject
reason-pronoun-object-of-object = object pronoun for the object of the verb beside
reason-pronoun-of-subject-before = pronoun of the previous sentence’s subject
reason-possessive-of-subject-before = possessive of the previous sentence’s subject
reason-seat = seat for its institution
reason-the-latter = “the latter”
reason-count = number followed by what it counts
reason-duration = number followed by a length of time
reason-measure = number followed by a unit
reason-collective = quantity told by a noun: hundred, thousands
reason-range = from one number to another
reason-fraction = fraction
reason-sign = number with a sign: %, €
reason-repeated = number taken up without what it counts
reason-verb-before = verb of speech before the quotation marks
reason-passive-before = passive verb of speech before the quotation marks
reason-verb-after = verb of speech after the quotation marks
reason-verb-inside = verb of speech inside the quotation
reason-attributing-phrase = phrase such as “according to”
reason-name-colon = name followed by a colon
reason-continued = continues the previous quotation
reason-dated-act = act told by a verb or noun with a date

reader = The article’s text
mark-kinds = What is marked in the text
marks-actor = Actors
marks-time = Dates
marks-event = Acts
marks-quote = Quotes
marks-figure = Figures
mark-actor = Actor
mark-time = Date
mark-event = Act
mark-quote = Quote
mark-figure = Figure
time-date = day or stretch of days
time-time = time of day
time-duration = length of time
time-set = repeated time
read-as-about = approximate
read-as-after = coming after a point in time
read-as-as = at the earliest
read-as-before = coming before a point in time
read-as-by = at the latest
read-as-coarse = approximate
read-as-edge = beginning or end of a period
read-as-eve = the eve of an event
read-as-every = repetition
read-as-future = to come, without a definite day
read-as-morrow = the day after an event
read-as-part = part of the day
read-as-past = past, without a definite day
read-as-present = the article’s own present
read-as-range = from one day to another
read-as-second = two days after an event
read-as-since = beginning of a period that goes on
read-as-until = end of a period
read-as-window = period counted from a point in time
counted-from = counted from
found-by-verb = told by the verb “{ $lemma }”
found-by-noun = told by the noun “{ $lemma }”
reader-keys = Left and right arrows: previous or next marked words. Enter: choose them. Escape: close the explanation.
life = Course
cue = Introduced by
and-more-articles = { $count ->
    [one] then { $shown } more article
   *[other] then { $shown } more articles
}
article-number = Article { $number }
published = published: { $date }

date-unknown = undated
date-from = from { $start }
date-until = until { $end }
date-between = { $start } to { $end }
date-years = { $start } to { $end }
date-at = { $date } at { $hour }:{ $minute }
day-number = { $day }

texts-title = Read your own texts
texts-private = They stay in your browser: nothing is sent, nothing is kept.
texts-paste = Paste an article (in French)
texts-files = Or choose, or drop here, .txt files
texts-mode = What to do with the articles already here?
texts-add = Keep them and add these
texts-replace = Replace them
texts-read = Read
cancel = Cancel
pasted-name = Pasted text
nothing-given = Paste a text or choose a file first.
error-file = The browser could not open “{ $name }”. Choose it again.
error-empty = The text is empty. Give an article’s text.
error-binary = This is not text (byte { $offset }). Save the article as plain text (.txt).
error-format = “{ $name }” is in the { $format } format. Open it, copy its text and paste it here, or save it as plain text (.txt).
error-not-utf8 = The file is not in UTF-8 (byte { $offset }). Save it again in that encoding.
error-too-large = The text is too long: { $size } bytes, and the limit is { $limit }. Give one file for each article.
error-too-long-here = The text is too long for the page: { $size } KiB, and the limit is { $limit } KiB. Give one file for each article, or read it with the command frise.
error-unreadable = { $message } ({ $hint })
error-unfinished = Reading does not get to the end of this text. Split it, and tell us the passage where it stops.
error-resource = { $name }: { $message }

# Exports: their names in the menu, what they leave out, the report's headings.
format-json = JSON: everything, as read
format-events-csv = Table of events (CSV)
format-figures-csv = Table of figures (CSV)
format-quotes-csv = Table of quotations (CSV)
format-markdown = Report with footnotes (Markdown)
format-timelinejs = TimelineJS timeline (JSON)
format-icalendar = Calendar (iCalendar)
format-gexf = Map of actors through time (GEXF)
format-graphml = Map of actors (GraphML)
format-schema-org = schema.org linked data (JSON-LD)
format-web-annotation = W3C annotations (JSON-LD)
format-timeml = Dates and events in the text (TimeML)
format-conllu = Syntax trees (CoNLL-U)
left-out-no-day = events without a day that a calendar can show: date unknown, open, or longer than a month
left-out-no-date = events without a date
left-out-no-pair = events that do not join two actors
left-out-overlap = dates and events whose words overlap others
left-out-no-trees = articles whose trees are missing
report-title = Timeline
report-corrected = corrected by a reader
report-articles = Articles read

correct = Correct
correct-do = Correct
correct-name = Rename…
correct-name-title = Rename
correct-name-label = New name
correct-name-empty = Give a name.
correct-type = Change the type…
correct-type-title = Change the type
correct-type-label = Type
correct-date = Change the date…
correct-date-title = Change the date
correct-date-label = Date
correct-date-hint = A day (2020-10-23 or 23/10/2020), a month (2020-10), a year (2020) or a range (2020-10-23/2020-10-25, “..” for an open end). Empty: the date is unknown.
correct-date-wrong = This date cannot be read. Write it as 2020-10-23, 2020-10 or 2020-10-23/2020-10-25, for example.
correct-understood = Understood: { $date }
correct-not-understood = Not a date yet
correct-merge = Merge with…
correct-merge-title = Merge
correct-merge-label = Merge with
correct-merge-hint = The two become one; the type stays this one’s.
correct-split = Split off an account…
correct-split-title = Split off an account
correct-split-label = This passage is about something else
correct-split-hint = The passage you choose will stand by itself.
correct-search = Search
correct-none-found = Nothing of that name. Try another word.
correct-choose = Choose from the list.
correct-hide = Hide
corrected = corrected
corrected-rename = { $name }: renamed to “{ $after }”
corrected-change = { $name }: changed to “{ $after }”
corrected-merge = { $name }: merged with { $others }
corrected-split = { $name }: the account in { $article } split off
corrected-hide = { $name }: hidden
corrected-show = { $name }: shown again
was-name = before: “{ $before }”
was-type = type as read: { $before }
was-date = date as read: { $before }
was-several = merged: { $before }
was-one-with = split from “{ $before }”
correction-done = Corrected – { $what }
correction-undone = Undone – { $what }
corrections-done = { $count ->
    [one] { $shown } correction made
   *[other] { $shown } corrections made
}
corrections-undone = { $count ->
    [one] { $shown } correction undone
   *[other] { $shown } corrections undone
}
correction-absent = does not apply: these texts do not mention it
correction-needless = no effect: it is already so
corrections = { $count ->
    [0] Corrections
   *[other] Corrections ({ $shown })
}
corrections-title = Your corrections
corrections-none = No corrections. The card of an event or an actor has “Correct”.
corrections-stored = Kept in this browser, for these texts. Ctrl Z undoes, Ctrl Shift Z redoes.
corrections-visit = This browser lets the page keep nothing: your corrections last for this visit. Save them to a file to find them again.
corrections-unreadable = The corrections kept for these texts cannot be read ({ $reason }). They are neither applied nor overwritten; new ones are not kept.
corrections-overwrite = Replace the old ones
corrections-file = In a file
corrections-file-what = To share them, or to apply them with “frise read --corrections”.
corrections-save = Save the corrections
corrections-not-saved = The browser refused to save the file.
corrections-load = Load corrections
corrections-foreign = { $name } is not a file of corrections. Choose one that Frise has saved.
corrections-malformed = { $name } is damaged: line { $line }, character { $column }. Save it again from Frise.
corrections-later = { $name } comes from a later version of Frise (form { $version }). Reload the page to update it.
corrections-too-many = { $name } holds more than { $limit } corrections. Split it into several files.
undo = Undo
undo-this = Undo: { $what }
undo-last = Undo the last
undo-all = Undo all
redo = Redo
