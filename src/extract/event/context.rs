//! The acts of a sentence → whether each took place, and according to whom.

use super::act::Acts;
use super::argument::{Cast, Part};
use super::mood::{self, combine, under};
use super::scene::{Argument, Scene};
use crate::lang::frames::{Effect, Link, Operator};
use crate::model::{Dependency, Reason, Status};

/// What the words above a word say of the acts in it.
pub struct Context {
    inherited: Vec<Option<(Status, Reason)>>,
    sources: Vec<Option<usize>>,
    chain: Vec<Source>,
    quoted: Vec<bool>,
}

/// Somebody whose words a part of the sentence tells.
struct Source {
    part: Part,
    outer: Option<usize>,
    /// The reporting act, if it is one of this sentence.
    act: Option<usize>,
}

/// How many sources one inside the other are followed.
const DEPTH: usize = 8;

impl Context {
    /// Reads the contexts of a sentence from the root down.
    pub fn find(scene: &Scene, acts: &Acts, cast: &Cast) -> Self {
        let count = scene.tree.words.len();
        let mut context = Self {
            inherited: vec![None; count],
            sources: vec![None; count],
            chain: Vec::new(),
            quoted: (0..count).map(|place| scene.quote_around(scene.word(place).span).is_some()).collect(),
        };
        for &place in &scene.order {
            context.inherit_status(scene, acts, place);
            context.inherit_source(scene, acts, cast, place);
        }
        context
    }

    fn inherit_status(&mut self, scene: &Scene, acts: &Acts, place: usize) {
        let Some(head) = scene.head(place) else { return };
        if scene.word(place).relation == Dependency::Conj {
            let above = self.inherited[head].clone();
            self.inherited[place] = above;
            return;
        }
        let carriers = acts.at[place].map(|act| acts.all[act].carriers.as_slice()).unwrap_or_default();
        let carrier_below =
            carriers.first().filter(|(carrier, _)| *carrier != head).map(|(carrier, link)| (*carrier, link.clone()));
        // The infinitive that carries the subject of its modal stands beside it: it is read first.
        if let Some((beside, _)) = carrier_below.as_ref().filter(|(beside, _)| scene.head(*beside) == Some(head)) {
            self.inherit_status(scene, acts, *beside);
        }
        let Some((above, link)) = carrier_below.or_else(|| Some((head, scene.link(place)?))) else { return };
        let Some(government) = acts.government(scene, above) else {
            if link == Link::Infinitive && scene.is_verb(above) {
                self.inherited[place] = self.own(scene, acts, above);
            }
            return;
        };
        if !government.links.contains(&link) {
            return;
        }
        let quoted = self.quoted[place] || self.sources[above].is_some();
        let done = acts.at[above].is_none()
            && matches!(government.effect, Effect::Obliged | Effect::Hypothetical)
            && mood::is_compound(scene, above);
        let changed = if done { Status::Happened } else { under(Status::Happened, government.effect, quoted) };
        let outer = if acts.at[above].is_some() { self.inherited[above].clone() } else { self.own(scene, acts, above) };
        // « elle n'exclut pas d'accueillir le sommet »: what is not denied may come.
        let open = acts.at[above].is_some()
            && government.effect == Effect::Negated
            && acts.modes[above].status == Status::Negated;
        let changed = if open { Status::Hypothetical } else { changed };
        let status = combine(changed, outer.as_ref().map_or(Status::Happened, |(status, _)| *status));
        let reason = match outer {
            Some((_, reason)) if changed == Status::Happened => reason,
            _ => Reason { span: scene.word(above).span, rule: effect_rule(government.effect).to_owned() },
        };
        self.inherited[place] = Some((status, reason));
    }

    /// What a word's own verb group says, inside what stands above it.
    fn own(&self, scene: &Scene, acts: &Acts, place: usize) -> Option<(Status, Reason)> {
        let mode = &acts.modes[place];
        let inherited = self.inherited[place].clone();
        let told = mode.conditional && inherited.is_some() && scene.link(place) == Some(Link::Clause);
        let omitted = mode.status == Status::Negated && is_omission(acts.at[place], scene, acts);
        let own = match mode.status {
            _ if told => Status::Planned,
            _ if omitted => Status::Happened,
            status => status,
        };
        match (own, inherited) {
            (Status::Happened, inherited) => inherited,
            (own, None) => mode.reason.clone().map(|reason| (own, reason)),
            (own, Some((outer, reason))) => {
                let status = combine(own, outer);
                Some((status, if status == own { mode.reason.clone().unwrap_or(reason) } else { reason }))
            }
        }
    }

    /// Whether the act at a word took place, and what told so.
    pub fn status(&self, scene: &Scene, acts: &Acts, act: usize) -> (Status, Option<Reason>) {
        let word = acts.all[act].word;
        let to_come = acts.all[act].frame.is_some_and(|frame| scene.frames().pattern(frame).to_come);
        match self.own(scene, acts, word) {
            None if to_come => {
                let reason = Reason { span: scene.word(word).span, rule: "status-awaited".to_owned() };
                (Status::Planned, Some(reason))
            }
            Some((status, reason)) => (status, Some(reason).filter(|_| status != Status::Happened)),
            None => (Status::Happened, None),
        }
    }

    fn inherit_source(&mut self, scene: &Scene, acts: &Acts, cast: &Cast, place: usize) {
        let outer = scene.head(place).and_then(|head| {
            let reporting = acts.at[head].filter(|&act| is_speech(scene, acts, act));
            let apart = matches!(scene.word(place).relation, Dependency::Parataxis | Dependency::Conj);
            match (reporting, scene.link(place)) {
                (Some(act), Some(link)) if is_content(scene, acts, act, place, &link) => {
                    self.push_speaker(cast, act, self.sources[head])
                }
                _ if apart && acts.at[place].is_some_and(|act| is_speech(scene, acts, act)) => {
                    self.without_own(self.sources[head], acts.at[place])
                }
                _ if self.is_aside(scene, place) => None,
                _ => self.sources[head],
            }
        });
        self.sources[place] = outer;
        let inserted: Vec<usize> = scene
            .children(place)
            .iter()
            .filter(|&&child| is_inserted(scene, child))
            .filter_map(|&child| {
                acts.at[child].filter(|&act| is_speech(scene, acts, act) && !cast.parts[act].agents.is_empty())
            })
            .collect();
        for act in inserted {
            self.sources[place] = self.push_speaker(cast, act, self.sources[place]);
        }
        let according: Vec<usize> =
            scene.children(place).iter().copied().filter(|&child| scene.marked_as(child, Operator::Source)).collect();
        for child in according {
            for argument in scene.actors(child) {
                let part = Part { argument, rule: "source-according-to" };
                self.chain.push(Source { part, outer: self.sources[place], act: None });
                self.sources[place] = Some(self.chain.len() - 1);
            }
        }
    }

    /// Whether a clause only describes a noun in somebody's reported words: « il exige la levée de l'embargo *que l'île a
    /// décidé* » tells what is known.
    fn is_aside(&self, scene: &Scene, place: usize) -> bool {
        let relation = scene.word(place).relation;
        let describes = relation == Dependency::AclRelcl || relation == Dependency::Acl && scene.is_participle(place);
        describes && !self.quoted[place]
    }

    fn push_speaker(&mut self, cast: &Cast, act: usize, outer: Option<usize>) -> Option<usize> {
        let mut last = outer;
        for part in &cast.parts[act].agents {
            let part = Part { argument: part.argument, rule: "source-of-report" };
            self.chain.push(Source { part, outer: last, act: Some(act) });
            last = Some(self.chain.len() - 1);
        }
        last
    }

    /// The sources above without those that a reporting act itself brings in.
    fn without_own(&self, from: Option<usize>, act: Option<usize>) -> Option<usize> {
        let mut here = from;
        while let Some(source) = here.map(|place| &self.chain[place]) {
            if source.act != act {
                break;
            }
            here = source.outer;
        }
        here
    }

    /// According to whom the act at a word is told.
    pub fn sources(&self, scene: &Scene, acts: &Acts, cast: &Cast, act: usize) -> Vec<Part> {
        let word = acts.all[act].word;
        let speakers = if is_speech(scene, acts, act) { cast.parts[act].agents.as_slice() } else { &[] };
        let own = |actor| speakers.iter().any(|part| part.argument.actor == actor) && !self.quoted[word];
        let mut found: Vec<Part> = Vec::new();
        let mut here = self.sources[word];
        for _ in 0..DEPTH {
            let Some(source) = here.map(|place| &self.chain[place]) else { break };
            if source.act != Some(act)
                && !own(source.part.argument.actor)
                && !found.iter().any(|part| part.argument.actor == source.part.argument.actor)
            {
                found.push(source.part.clone());
            }
            here = source.outer;
        }
        let quote = scene.quote_around(scene.word(word).span);
        if let Some((quote, actor)) = quote.and_then(|quote| Some((quote, quote.speaker?)))
            && !own(actor)
            && !found.iter().any(|part| part.argument.actor == actor)
        {
            let argument = Argument { actor, span: quote.cue.unwrap_or(quote.span) };
            found.push(Part { argument, rule: "source-of-quote" });
        }
        found
    }

    /// The reporting act of this sentence whose content the act is.
    pub fn report(&self, acts: &Acts, act: usize) -> Option<usize> {
        self.sources[acts.all[act].word].and_then(|place| self.chain[place].act).filter(|&report| report != act)
    }
}

fn is_omission(act: Option<usize>, scene: &Scene, acts: &Acts) -> bool {
    let frame = act.and_then(|act| acts.all[act].frame);
    frame.is_some_and(|frame| scene.frames().pattern(frame).omission)
}

fn is_speech(scene: &Scene, acts: &Acts, act: usize) -> bool {
    acts.all[act].frame.is_some_and(|frame| scene.frames().pattern(frame).speech)
}

/// Whether a clause stands beside its head unlinked: apart from it, or joined by no conjunction and with its subject behind.
fn is_inserted(scene: &Scene, place: usize) -> bool {
    let has = |relation, beyond: usize| {
        scene.children(place).iter().any(|&child| scene.word(child).relation == relation && child >= beyond)
    };
    match scene.word(place).relation {
        // « … ; l'opposition lui reproche … » stands for itself.
        Dependency::Parataxis => !is_apart(scene, place),
        Dependency::Conj => !has(Dependency::Cc, 0) && has(Dependency::Nsubj, place),
        _ => false,
    }
}

/// Whether a semicolon stands before a clause.
fn is_apart(scene: &Scene, place: usize) -> bool {
    let first = scene.children(place).iter().copied().filter(|&child| scene.word(child).form.as_ref() != ";");
    let first = first.fold(place, usize::min);
    first.checked_sub(1).is_some_and(|before| scene.word(before).form.as_ref() == ";")
}

fn is_content(scene: &Scene, acts: &Acts, act: usize, place: usize, link: &Link) -> bool {
    let Some(frame) = acts.all[act].frame else { return false };
    scene.word(place).relation != Dependency::Parataxis && scene.frames().pattern(frame).content.links.contains(link)
}

fn effect_rule(effect: Effect) -> &'static str {
    match effect {
        Effect::Wished => "status-wished",
        Effect::Planned => "status-planned",
        Effect::Obliged => "status-obliged",
        Effect::Negated => "status-denied",
        Effect::Hypothetical => "status-possible",
        Effect::None | Effect::Absorbed => "status-of-governor",
    }
}
