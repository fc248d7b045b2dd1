//! The quotations by who speaks.

use super::table::{FIRST, more};
use crate::app::findings::Findings;
use crate::app::map::actor_sign;
use crate::app::state::Action;
use crate::app::{Desk, reader};
use crate::model::{Quote, Reading};
use crate::view::dossier::{Speaker, speakers};
use yew::prelude::*;

/// Who is quoted, with what words; each leads to its sentence.
#[component]
pub fn QuoteList() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let limit = use_state(|| FIRST);
    let groups = use_memo(desk.findings(), |findings| {
        let findings = findings.as_ref()?;
        Some(speakers(&findings.readings, |reading, actor| findings.story_actor(&reading.doc, actor)))
    });
    let (Some(findings), Some(groups)) = (desk.findings(), groups.as_ref()) else { return Html::default() };
    let all = groups.iter().map(|group| group.quotes.len()).sum();
    let mut room = *limit;
    let drawn: Vec<Html> = groups
        .iter()
        .map_while(|group| {
            let shown = group.quotes.len().min(room);
            room -= shown;
            (shown > 0).then(|| speaker(&desk, &findings, group, shown))
        })
        .collect();
    html! {
        <section id="quotes" class="panel list-panel" aria-labelledby="quotes-title">
            <div class="panel-head"><h2 id="quotes-title">{ desk.words.text("quotes-title") }</h2></div>
            if all == 0 { <p class="hint">{ desk.words.text("no-quotes") }</p> }
            { for drawn }
            { more(&desk, all, &limit) }
        </section>
    }
}

fn speaker(desk: &Desk, findings: &Findings, group: &Speaker, shown: usize) -> Html {
    let actor = group.actor.and_then(|id| findings.actor(id));
    html! {
        <section class="group">
            <h3>
                { match actor {
                    Some(actor) => html! {
                        <>{ actor_sign(actor.kind) }<button class="who" lang={desk.state.corpus.language}
                            onclick={desk.on(Action::ChooseActor(actor.id))}>{ actor.name.clone() }</button></>
                    },
                    None => html! { <span>{ desk.words.text("speaker-unknown") }</span> },
                } }
                <span class="tally">{ desk.words.count("quotes", group.quotes.len()) }</span>
            </h3>
            <ul>
                { for group.quotes[..shown].iter().filter_map(|&(reading, place)| {
                    let reading = findings.readings.get(reading)?;
                    Some(quote(desk, findings, reading, reading.quotes.get(place)?))
                }) }
            </ul>
        </section>
    }
}

fn quote(desk: &Desk, findings: &Findings, reading: &Reading, quote: &Quote) -> Html {
    let choice = &desk.state.choice;
    let current = choice.words == Some(quote.span) && choice.article.as_deref() == Some(reading.doc.as_str());
    let open = desk.on::<MouseEvent>(Action::ChooseWords(reading.doc.clone(), quote.span));
    html! {
        <li class={classes!("said", current.then_some("current"))}>
            <blockquote lang={reading.language.clone()} onclick={open.clone()}><q>{ quote.span.of(&reading.text).to_owned() }</q></blockquote>
            <p class="claimed">
                <button class="link" aria-current={current.then_some("true")} onclick={open}>{ reader::short_name(&desk.words, findings, reading) }</button>
                { for quote.cue.map(|cue| html! { <span class="tally" lang={reading.language.clone()}>{ cue.of(&reading.text).to_owned() }</span> }) }
            </p>
        </li>
    }
}
