//! The list of the articles.

use super::table::{row_of, step};
use crate::app::state::Action;
use crate::app::{Desk, dates, reader};
use crate::model::Reading;
use yew::prelude::*;

/// All articles, in the corpus's order; a row opens its article in the reader.
#[component]
pub fn ArticleTable() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings() else { return Html::default() };
    let open = desk.state.dispatcher();
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(doc) = row_of(&event, "data-article") {
            open.dispatch(Action::Open(doc, None));
        }
    });
    let head = |column: &str| {
        html! { <th scope="col" class={format!("column-{column}")}>{ desk.words.text(&format!("column-{column}")) }</th> }
    };
    let chosen = desk.state.choice.article.as_deref();
    html! {
        <section id="articles" class="panel table-panel" aria-labelledby="articles-title">
            <div class="panel-head"><h2 id="articles-title">{ desk.words.text("tab-articles") }</h2></div>
            <div class="table-frame">
                <table aria-labelledby="articles-title">
                    <thead><tr>{ for ["article", "headline", "published", "events", "quotes", "figures"].map(head) }</tr></thead>
                    <tbody {onclick} onkeydown={Callback::from(|event: KeyboardEvent| step(&event))}>
                        { for findings.readings.iter().map(|reading| html! {
                            <tr key={reading.doc.clone()} data-article={reading.doc.clone()}
                                aria-current={(chosen == Some(reading.doc.as_str())).then_some("true")}>
                                <td class="column-article">
                                    <button class="label">{ reader::short_name(&desk.words, &findings, reading) }</button></td>
                                <td class="column-headline" lang={reading.language.clone()}>{ reading.title.clone() }</td>
                                <td class="column-published">{ published(&desk, reading) }</td>
                                <td class="column-events">{ reading.events.len() }</td>
                                <td class="column-quotes">{ reading.quotes.len() }</td>
                                <td class="column-figures">{ reading.figures.len() }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn published(desk: &Desk, reading: &Reading) -> String {
    dates::short_interval(&desk.words, reading.published.interval)
}
