//! An act → when it took place, from the nearest words that tell.

use super::act::{Acts, clause_word};
use super::scene::Scene;
use super::tense::is_perfect_infinitive;
use crate::lang::frames::{Link, Operator};
use crate::model::{Dependency, EventTime, EventType, Interval, Moment, Span, Status, TimeExpression, TimeKind, Upos};

/// How many words before an act « depuis » is sought.
const REACH_OF_SINCE: usize = 6;

/// The time expressions of a sentence, by their place among those found, each with the word that it hangs on by.
pub fn times_in(scene: &Scene) -> Vec<(usize, usize)> {
    let whole = scene.document.sentences[scene.sentence].span;
    let times = &scene.found.times;
    let first = times.partition_point(|time| time.span.start < whole.start);
    let inside = times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.start < whole.end);
    inside
        .filter(|(_, time)| is_resolved(time) || is_open(time))
        .filter_map(|(place, time)| Some((place, top(scene, time.span)?)))
        .collect()
}

/// The word of a stretch that depends on a word outside it.
fn top(scene: &Scene, span: Span) -> Option<usize> {
    let words = &scene.tree.words;
    let first = words.partition_point(|word| word.span.end <= span.start);
    let inside = |place: usize| words.get(place).is_some_and(|word| word.span.overlaps(span));
    (first..words.len())
        .take_while(|&place| inside(place))
        .find(|&place| scene.head(place).is_none_or(|head| !inside(head)))
}

/// Whether an expression tells at least one side of its time.
pub fn is_resolved(time: &TimeExpression) -> bool {
    matches!(time.kind, TimeKind::Date | TimeKind::Time | TimeKind::Duration)
        && (time.interval.earliest.is_some() || time.interval.latest.is_some())
}

/// Whether an expression names a day that nothing in the text resolves: « récemment », « la veille » of nothing told.
fn is_open(time: &TimeExpression) -> bool {
    time.kind == TimeKind::Date && time.interval == Interval::default()
}

/// The verb that tells an act: its own word, or the verb that carries it.
pub fn told_by(acts: &Acts, act: usize) -> usize {
    let act = &acts.all[act];
    act.carriers.last().map_or(act.word, |&(carrier, _)| carrier)
}

/// Whether an act is told to begin: « des combats ont éclaté », « la reprise des hostilités ».
pub fn is_beginning(scene: &Scene, acts: &Acts, act: usize) -> bool {
    let act = &acts.all[act];
    let carriers = act.carriers.iter().map(|&(carrier, _)| carrier);
    carriers.chain(act.words.iter().copied()).any(|word| scene.is(word, Operator::Beginning))
}

/// Whether an act is told to begin or to end.
fn is_turn(scene: &Scene, acts: &Acts, act: usize) -> bool {
    let act = &acts.all[act];
    let carriers = act.carriers.iter().map(|&(carrier, _)| carrier);
    let mut words = carriers.chain(act.words.iter().copied());
    words.any(|word| scene.is(word, Operator::Beginning) || scene.is(word, Operator::Ending))
}

/// What is planned comes after the plan, if that is dated, else after publication.
pub fn after(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    const DEPTH: usize = 4;
    let published = scene.found.published.interval.earliest;
    let open = |earliest, reason: &str, evidence| {
        let interval = Interval { earliest: Some(earliest), latest: None };
        EventTime { interval, reason: reason.to_owned(), evidence }
    };
    // « a exclu l'élu en décembre et a promis de … »: a plan is not of the clause before it.
    let alone = |here: &usize| scene.word(*here).relation != Dependency::Conj || scene.is_infinitive(*here);
    let higher = |&here: &usize| Some(here).filter(alone).and_then(|here| scene.head(here));
    let mut above = std::iter::successors(scene.head(acts.all[act].word), higher).take(DEPTH);
    let plan = above.find_map(|word| expression(scene, acts, acts.at[word]?, "after-plan"));
    let before = plan.and_then(|plan| Some((plan.interval.earliest?, plan.evidence)));
    match before.filter(|(earliest, _)| published.is_none_or(|published| *earliest < published)) {
        Some((earliest, evidence)) => Some(open(earliest, "after-plan", evidence)),
        None => published.map(|earliest| open(earliest, "after-publication", None)),
    }
}

/// « depuis la reprise des combats le 3 mai »: the act that « depuis » introduces is of that day alone.
pub fn began(scene: &Scene, acts: &Acts, act: usize, time: EventTime) -> EventTime {
    let published = scene.found.published.interval.latest.map(|latest| latest.date);
    let (Some(earliest), Some(latest)) = (time.interval.earliest, time.interval.latest) else { return time };
    let to_now = earliest < latest && Some(latest.date) == published;
    let told = scene.found.times.iter().find(|told| Some(told.span) == time.evidence);
    match told.filter(|told| to_now && opens_since(scene, acts, act, told.span)) {
        Some(told) => {
            let interval = Interval { earliest: Some(earliest), latest: Some(last_moment(told, earliest)) };
            EventTime { interval, ..time }
        }
        None => time,
    }
}

/// Whether an act stands between « depuis » and the date that it is followed by.
fn opens_since(scene: &Scene, acts: &Acts, act: usize, date: Span) -> bool {
    let found = &acts.all[act];
    let first = found.carriers.iter().map(|&(carrier, _)| carrier).chain(found.words.iter().copied()).min();
    let Some(first) = first.filter(|&first| scene.word(first).span.end <= date.start) else { return false };
    let nominal = |word: &usize| !matches!(scene.word(*word).upos, Upos::Verb | Upos::Punct);
    let mut before = (0..first).rev().take_while(nominal).take(REACH_OF_SINCE);
    let named = !scene.is_verb(first) || scene.is_participle(first);
    named && before.any(|word| scene.is(word, Operator::Since))
}

/// The last moment of the day, month or year that an expression names and that begins at `earliest`.
fn last_moment(time: &TimeExpression, earliest: Moment) -> Moment {
    let day = match time.value.len() {
        4 => earliest.date.last_of_year(),
        7 => earliest.date.last_of_month(),
        _ => return earliest,
    };
    day.into()
}

/// The time of an act that goes on since another: « s'affrontent depuis la rupture de la trêve le 3 mai ».
pub fn since(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    let latest = scene.found.published.interval.latest?;
    let mut starts = beside_verb(scene, acts, act).filter(|&noun| scene.marked_as(noun, Operator::Since));
    let time = starts.find_map(|noun| dated_noun(scene, acts, noun, "since-act"))?;
    let interval = Interval { earliest: Some(time.interval.earliest?), latest: Some(latest) };
    Some(EventTime { interval, ..time })
}

/// The time of the act in whose course another falls: « a promis son aide lors de la rencontre du 3 mai ».
pub fn during(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    // « lors de la rencontre » hangs on its adverb, « à l'issue de la rencontre » on its noun.
    let mut settings = beside_verb(scene, acts, act).flat_map(|place| {
        let opens = scene.is(place, Operator::During)
            && (scene.is_adjunct(place)
                || matches!(scene.word(place).relation, Dependency::OblArg | Dependency::Advmod));
        let nouns = Some(place).filter(|_| opens).into_iter().flat_map(|place| scene.children(place).iter().copied());
        nouns.chain(Some(place).filter(|&place| scene.marked_as(place, Operator::During)))
    });
    settings.find_map(|noun| dated_noun(scene, acts, noun, "during-act"))
}

/// The time of the act that opens a clause as what somebody was doing: « en visite hier à Lens, la ministre a assuré ».
pub fn on_the_way(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    let word = Some(acts.all[act].word).filter(|&word| scene.is_verb(word))?;
    let bare = |noun: usize| scene.children_by(noun, Dependency::Det).next().is_none();
    let mut openers = scene.children(word).iter().copied().filter(|&noun| {
        noun < word
            && scene.word(noun).upos == Upos::Noun
            && scene.is_adjunct(noun)
            && bare(noun)
            && scene.marked_as(noun, Operator::Place)
    });
    openers.find_map(|noun| expression(scene, acts, acts.at[noun].filter(|&other| other != act)?, "during-act"))
}

/// What hangs on an act or on the verbs that carry it, without the act itself.
fn beside_verb<'a>(scene: &'a Scene, acts: &'a Acts, act: usize) -> impl Iterator<Item = usize> + 'a {
    let found = &acts.all[act];
    let hosts = std::iter::once(found.word).chain(found.carriers.iter().map(|&(carrier, _)| carrier));
    let beside = hosts.flat_map(|host| scene.children(host).iter().copied());
    beside.filter(move |place| !acts.on[*place].contains(&act))
}

/// The time of the act that a noun names, or of the one that its complement names: « depuis la rupture de la trêve du 3 mai ».
fn dated_noun(scene: &Scene, acts: &Acts, noun: usize, reason: &str) -> Option<EventTime> {
    let named = std::iter::once(noun).chain(scene.children_by(noun, Dependency::Nmod));
    let mut others = named.flat_map(|word| acts.on[word].iter().copied());
    others.find_map(|other| expression(scene, acts, other, reason))
}

/// Whether a noun of action tells the setting of its clause: « lors de la rencontre », « après la rencontre ».
pub fn is_setting(scene: &Scene, noun: usize) -> bool {
    scene.is_adjunct(noun) || opens_course(scene, noun)
}

/// Whether a noun of action is one in whose course its clause falls: « lors de la rencontre », not « après la rencontre ».
fn opens_course(scene: &Scene, noun: usize) -> bool {
    let above = scene.head(noun).is_some_and(|head| scene.is(head, Operator::During));
    above || scene.marked_as(noun, Operator::During)
}

/// Whether an act is but named in the clause of another, and dated with its name: « dénonce l'attaque du 3 mai ».
pub fn is_only_named(scene: &Scene, acts: &Acts, act: usize, time: &EventTime) -> bool {
    let found = &acts.all[act];
    let bare = !scene.is_verb(found.word) && found.carriers.is_empty();
    let inside = |place: usize| {
        let above = std::iter::successors(scene.head(place), |&here| scene.head(here));
        above.take(REACH_OF_SINCE).any(|here| here == found.word)
    };
    let words = &scene.tree.words;
    let first = time.evidence.map(|span| words.partition_point(|word| word.span.end <= span.start));
    let named = first.is_some_and(|first| first < words.len() && inside(first));
    bare && named && !opens_course(scene, found.word) && scene.word(found.word).relation != Dependency::Nsubj
}

/// The time that hangs on an act: a date before a length of time.
pub fn expression(scene: &Scene, acts: &Acts, act: usize, reason: &str) -> Option<EventTime> {
    let times = acts.all[act].times.iter().map(|&place| &scene.found.times[place]);
    let best = times.filter(|time| is_resolved(time)).min_by_key(|time| time.kind == TimeKind::Duration)?;
    let interval = match best.interval {
        // « cesser le feu à partir du 3 mai »: what turns has turned on that day.
        Interval { earliest: Some(from), latest: None } if is_turn(scene, acts, act) => {
            Interval { earliest: Some(from), latest: Some(last_moment(best, from)) }
        }
        interval => interval,
    };
    Some(EventTime { interval, reason: reason.to_owned(), evidence: Some(best.span) })
}

/// Ends at publication what has happened, and begins there what has not, or with the plan that is dated.
pub fn within_publication(scene: &Scene, acts: &Acts, act: usize, time: EventTime, status: Status) -> EventTime {
    let published = scene.found.published.interval;
    let EventTime { mut interval, .. } = time;
    let told = matches!(status, Status::Happened | Status::Negated);
    match (interval.earliest, interval.latest) {
        (Some(earliest), None) if told => interval.latest = published.latest.filter(|latest| earliest <= *latest),
        // « a fermé le port jusqu'à samedi », of a Wednesday.
        (None, Some(latest)) if told && published.latest.is_some_and(|published| published < latest) => {
            interval.earliest = published.earliest;
        }
        (None, Some(latest)) if !told => {
            let plan = after(scene, acts, act).and_then(|plan| plan.interval.earliest);
            interval.earliest = plan.filter(|earliest| *earliest <= latest);
        }
        _ => {}
    }
    EventTime { interval, ..time }
}

/// Up to when what somebody is judged for was done: « condamné vendredi pour l'attentat ».
pub fn deed(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    let word = acts.all[act].word;
    let noun = !scene.is_verb(word) && matches!(scene.link(word), Some(Link::Preposition(_)));
    let above = acts.at[scene.head(word)?].filter(|_| noun || is_perfect_infinitive(scene, word))?;
    let time = expression(scene, acts, above, "earlier").filter(|_| acts.all[above].kind() == EventType::Judge)?;
    // « condamné vendredi pour l'attentat qui a détruit la gare le 3 mai 2011 »: of two dates the older one behind the deed is its own.
    let dates = acts.all[above].times.iter().map(|&place| &scene.found.times[place]).filter(|date| is_resolved(date));
    let mut behind = dates.filter(|date| date.span.start > scene.word(word).span.start);
    if let Some(own) = behind.find(|date| date.interval.latest < time.interval.earliest) {
        return Some(EventTime {
            interval: own.interval,
            reason: "own-expression".to_owned(),
            evidence: Some(own.span),
        });
    }
    Some(EventTime { interval: Interval { earliest: None, ..time.interval }, ..time })
}

/// Up to when an act took place after which another is told: « a fermé mardi ses portes après l'incendie ».
pub fn before_clause(scene: &Scene, acts: &Acts, act: usize, status: Status) -> Option<EventTime> {
    let noun = Some(acts.all[act].word).filter(|&word| !scene.is_verb(word))?;
    let named = std::iter::successors(Some(noun), |&here| {
        scene.head(here).filter(|_| scene.word(here).relation == Dependency::Nmod)
    });
    let adjunct = named.take(3).find(|&here| scene.marked_as(here, Operator::After) && scene.is_adjunct(here))?;
    let time = clause(scene, acts, act, status).filter(|_| acts.at[adjunct].is_none_or(|other| other == act))?;
    let interval = Interval { earliest: None, ..time.interval };
    Some(EventTime { interval, reason: "earlier".to_owned(), ..time })
}

/// The time of the participle that tells a noun's own act: « l'accord signé le 3 mai ».
pub fn of_participle(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    let found = &acts.all[act];
    if scene.is_verb(found.word) {
        return None;
    }
    let mut participles = scene.children_by(found.word, Dependency::Acl).filter(|&child| scene.is_participle(child));
    participles.find_map(|child| {
        let other = acts.at[child].filter(|&other| acts.all[other].kind() == found.kind())?;
        expression(scene, acts, other, "own-expression")
    })
}

/// The time at which a relative clause says that a noun's own act takes place: « le sommet qui doit se tenir mardi ».
pub fn of_relative(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    let noun = Some(acts.all[act].word).filter(|&word| !scene.is_verb(word))?;
    let clauses = scene.children_by(noun, Dependency::AclRelcl).filter(|&clause| {
        let mut words = scene.children(clause).iter();
        words.any(|&word| scene.antecedent(word) == Some(noun) && scene.link(word) == Some(Link::Subject))
    });
    let takes_place = |verb: &usize| {
        let government = acts.government(scene, *verb).filter(|_| acts.at[*verb].is_none());
        government.is_some_and(|government| government.links.contains(&Link::Subject))
    };
    clauses.into_iter().find_map(|clause| {
        let infinitives =
            scene.children(clause).iter().copied().filter(|&verb| scene.link(verb) == Some(Link::Infinitive));
        let verb = std::iter::once(clause).chain(infinitives).find(takes_place)?;
        let time = loose(scene, acts, verb).or_else(|| loose(scene, acts, clause))?;
        Some(EventTime { reason: "own-expression".to_owned(), ..time })
    })
}

/// Whether an act has a date which nothing resolves.
pub fn is_elsewhere(scene: &Scene, acts: &Acts, act: usize) -> bool {
    acts.all[act].times.iter().any(|&place| is_open(&scene.found.times[place]))
}

/// The time of an act whose own date nothing resolves: before publication if it is told, after it if it is planned.
pub fn beside_publication(scene: &Scene, acts: &Acts, act: usize, status: Status) -> Option<EventTime> {
    let published = scene.found.published.interval;
    let interval = match status {
        Status::Happened | Status::Negated => Interval { earliest: None, latest: Some(published.latest?) },
        Status::Planned => Interval { earliest: Some(published.earliest?), latest: None },
        Status::Wished | Status::Hypothetical => return None,
    };
    let mut times = acts.all[act].times.iter().map(|&place| &scene.found.times[place]);
    let evidence = times.find(|time| is_open(time)).map(|time| time.span);
    Some(EventTime { interval, reason: "unresolved".to_owned(), evidence })
}

/// The time of the clause that a noun of action or a participle stands in.
pub fn clause(scene: &Scene, acts: &Acts, act: usize, status: Status) -> Option<EventTime> {
    const DEPTH: usize = 4;
    let mut here = acts.all[act].word;
    for _ in 0..DEPTH {
        let predicate = scene.is_verb(here) || scene.children_by(here, Dependency::Cop).next().is_some();
        if predicate && !scene.is_participle(here) {
            let time = loose(scene, acts, here).or_else(|| beside(scene, acts, here));
            // « a passé la semaine à négocier »: what was done in it has its time; what is only promised has not.
            let within = scene.is_infinitive(here) && scene.link(here) == Some(Link::Infinitive);
            // « ont marché lundi pour dénoncer la loi »
            let purpose = scene.is_infinitive(here) && scene.word(here).relation == Dependency::Advcl;
            if time.is_some() || !purpose && (!within || status != Status::Happened) {
                return time;
            }
        }
        here = match acts.all[act].carriers.last() {
            Some(&(carrier, _)) if here == acts.all[act].word => carrier,
            _ => clause_word(scene, here)?,
        };
        let Some(above) = acts.at[here] else {
            // « des combats opposaient mardi les deux camps »: the time of the act that a verb carries is the clause's.
            let mut carried = acts.on[here].iter().filter(|&&other| other != act);
            if let Some(time) = carried.find_map(|&other| expression(scene, acts, other, "clause")) {
                return Some(time);
            }
            continue;
        };
        if let Some(time) = expression(scene, acts, above, "clause") {
            return Some(time);
        }
    }
    None
}

/// The time that hangs on a verb which names no act itself.
pub fn loose(scene: &Scene, acts: &Acts, verb: usize) -> Option<EventTime> {
    let time = Some(&scene.found.times[acts.loose_times[verb]?]).filter(|time| is_resolved(time))?;
    Some(EventTime { interval: time.interval, reason: "clause".to_owned(), evidence: Some(time.span) })
}

/// The time of the participle that opens a verb's sentence: « réunis lundi, les maires ont voté ».
fn beside(scene: &Scene, acts: &Acts, verb: usize) -> Option<EventTime> {
    let mut participles =
        scene.children(verb).iter().copied().filter(|&child| child < verb && scene.is_participle(child));
    participles.find_map(|child| loose(scene, acts, child))
}
