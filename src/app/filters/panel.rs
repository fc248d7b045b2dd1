//! The filters to choose from, each with what it would show.

use super::name;
use crate::app::Desk;
use crate::app::findings::Findings;
use crate::app::reader::headed_name;
use crate::app::state::{Action, Overlay};
use crate::model::Moment;
use crate::view::narrowing::{Facet, Filter, Filters, Period};
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// How many values of a facet are listed at once; the others stand behind « more ».
const AT_ONCE: usize = 7;

/// Whether the panel is shown.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// Whether it is.
    pub open: bool,
}

/// The facets side by side.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let frame = use_node_ref();
    {
        let frame = frame.clone();
        use_effect_with(props.open, move |&open| {
            if let Some(panel) = frame.cast::<HtmlElement>().filter(|_| open) {
                // A panel that cannot take the focus is still there to be tabbed to.
                let _focused = panel.focus();
            }
        });
    }
    let (Some(findings), true) = (desk.findings(), props.open) else {
        return html! { <section id="filter-panel" hidden=true /> };
    };
    let (state, words) = (&desk.state, &desk.words);
    let rest = findings.index.shown(&findings.story, &Filters::new(), state.choice.actor, &state.query);
    let mut counts = findings.index.counts(&findings.story, &state.filters, &rest);
    let close = {
        let (state, place) = (state.dispatcher(), Rc::clone(&desk.place));
        Callback::from(move |()| {
            place.move_focus("#filter-panel", "#filter");
            state.dispatch(Action::Close(Overlay::Filters));
        })
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    html! {
        <section id="filter-panel" class="panel facets" ref={frame} tabindex="-1" aria-label={words.text("filters")} {onkeydown}>
            { for Facet::ALL.into_iter().filter_map(|facet| {
                let values = counts.remove(&facet)?;
                Some(html! { <FacetList key={facet.name()} {facet} {values} findings={Rc::clone(&findings)} /> })
            }) }
            { period(&desk) }
            <button class="icon close" aria-label={words.text("close")} onclick={close.reform(|_: MouseEvent| ())}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FacetProps {
    facet: Facet,
    values: Vec<(Filter, usize)>,
    findings: Rc<Findings>,
}

/// One facet's values, the most frequent first.
#[component]
fn FacetList(props: &FacetProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let value = |(filter, count): &(Filter, usize)| {
        let chosen = desk.state.filters.contains(filter);
        let article = if let Filter::Article(doc) = filter { props.findings.reading(doc) } else { None };
        let name = article.map_or_else(
            || name(&desk, &props.findings, filter),
            |reading| headed_name(&desk.words, &props.findings, reading),
        );
        html! {
            <label key={filter.value()} class={classes!((*count == 0 && !chosen).then_some("none"))}>
                <input type="checkbox" checked={chosen} onchange={desk.on::<Event>(Action::Toggle(filter.clone()))} />
                <span class="value" title={name.clone()}>{ name }</span>
                <span class="left">{ *count }</span>
            </label>
        }
    };
    let (first, more) = props.values.split_at(props.values.len().min(AT_ONCE));
    // What is chosen stays in sight.
    let open = more.iter().any(|(filter, _)| desk.state.filters.contains(filter));
    html! {
        <fieldset data-facet={props.facet.name()}>
            <legend>{ desk.words.text(&format!("facet-{}", props.facet.name())) }</legend>
            { for first.iter().map(value) }
            if !more.is_empty() {
                <details {open}>
                    <summary>{ desk.words.count("unbound-more", more.len()) }</summary>
                    { for more.iter().map(value) }
                </details>
            }
        </fieldset>
    }
}

/// From when to when.
fn period(desk: &Desk) -> Html {
    let words = &desk.words;
    let chosen = desk.state.filters.iter().find_map(|filter| match filter {
        Filter::Period(period) => Some(*period),
        _ => None,
    });
    let field = |key: &str, value: Option<Moment>, change: fn(Period, Moment) -> Period| {
        let state = desk.state.dispatcher();
        let onchange = Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Some(old) = chosen {
                state.dispatch(Action::Toggle(Filter::Period(old)));
            }
            let Ok(day) = typed.parse::<Moment>() else { return };
            let next = change(chosen.unwrap_or(Period { from: day, to: day }), day);
            state.dispatch(Action::Toggle(Filter::Period(next)));
        });
        html! {
            <label class="day">{ words.text(key) }
                <input type="date" value={value.map(|moment| moment.date.to_string()).unwrap_or_default()} {onchange} />
            </label>
        }
    };
    let in_view = desk.state.period.filter(|period| Some(*period) != chosen).map(|period| {
        let state = desk.state.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(old) = chosen {
                state.dispatch(Action::Toggle(Filter::Period(old)));
            }
            state.dispatch(Action::Toggle(Filter::Period(period)));
        });
        html! { <button class="link" {onclick}>{ words.text("period-in-view") }</button> }
    });
    html! {
        <fieldset data-facet="within">
            <legend>{ words.text("facet-within") }</legend>
            { field("period-from", chosen.map(|period| period.from), |old, day| Period { from: day, to: old.to.max(day) }) }
            { field("period-to", chosen.map(|period| period.to), |old, day| Period { from: old.from.min(day), to: day }) }
            { for in_view }
        </fieldset>
    }
}
