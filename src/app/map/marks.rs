//! Over the canvas: each actor and tie in view as an element, for pointers, tooltips and screen readers.

use super::stage::Stage;
use crate::app::Desk;
use crate::app::findings::Findings;
use crate::model::StoryActorId;
use crate::view::Point;
use crate::view::map::Look;
use yew::prelude::*;

/// So many actors and ties have a mark; the pointer finds the others without.
const MOST: usize = 200;

/// The name of an actor's mark.
pub fn id_of(actor: StoryActorId) -> String {
    format!("map-{actor}")
}

/// A number with a tenth, for an attribute.
fn px(value: f64) -> String {
    format!("{value:.1}")
}

/// The marks of what is in view, the larger actors over the smaller.
pub fn marks(desk: &Desk, stage: &Stage) -> Html {
    let Some(size) = stage.surface.size else { return Html::default() };
    let scene = stage.scene();
    let seen = scene.in_view();
    let mut shown = seen[seen.len().saturating_sub(MOST)..].to_vec();
    // By what they matter, and not by how they look: a choice that moved all elements about would take as long as a drawing.
    shown.sort_unstable_by(|one, other| other.cmp(one));
    let few = scene.links_in_view().len() <= MOST;
    html! {
        <svg class="marks" width={px(size.width)} height={px(size.height)} viewBox={format!("0 0 {:.1} {:.1}", size.width, size.height)}>
            if few {
                { for stage.links.iter().enumerate().filter(|(_, link)| link.look != Look::Absent).filter_map(|(index, link)| {
                    let (line, tie) = (scene.line(link)?, stage.graph.ties.get(index)?);
                    let (one, other) = stage.graph.pair(tie);
                    let at = |point: Point| format!("{:.1},{:.1}", point.x, point.y);
                    let title = desk.words.with("map-tie", &[
                        ("one", &stage.graph.names[tie.from]), ("other", &stage.graph.names[tie.to]),
                        ("events", &desk.words.count("events", tie.events.len())),
                    ]);
                    Some(html! {
                        <path key={format!("{one}-{other}")} class="tie-mark" data-tie={format!("{one}-{other}")} aria-hidden="true"
                            d={format!("M{} Q{} {}", at(line.start), at(line.control), at(line.end))}><title>{ title }</title></path>
                    })
                }) }
            }
            { for stage.names_in_view().into_iter().take(MOST).map(|(index, corner, frame)| html! {
                <rect key={format!("name-{}", stage.graph.actors[index])} class="name-mark" aria-hidden="true" data-of={stage.graph.actors[index].to_string()}
                    x={px(corner.x)} y={px(corner.y)} width={px(frame.width)} height={px(frame.height)} />
            }) }
            { for shown.into_iter().filter_map(|index| Some((index, scene.place(index)?))).map(|(index, (at, radius))| {
                let (id, name) = (stage.graph.actors[index], &stage.graph.names[index]);
                html! {
                    <circle key={id.to_string()} id={id_of(id)} class="actor-mark" role="img" data-actor={id.to_string()} aria-label={name.clone()}
                        data-look={look_name(stage.signs[index].look)} data-pinned={stage.signs[index].pinned.then_some("true")}
                        cx={px(at.x)} cy={px(at.y)} r={px(radius.max(12.0))}><title>{ name.clone() }</title></circle>
                }
            }) }
        </svg>
    }
}

fn look_name(look: Look) -> &'static str {
    match look {
        Look::Absent => "absent",
        Look::Faded => "faded",
        Look::Plain => "plain",
        Look::Gathered => "gathered",
        Look::Chosen => "chosen",
    }
}

/// An actor in words: name, kind, in how many events, to how many it is bound, whether it is held.
pub fn spoken(desk: &Desk, findings: &Findings, stage: &Stage, index: usize) -> String {
    let (words, graph) = (&desk.words, &stage.graph);
    let mut parts = vec![
        graph.names[index].clone(),
        words.text(&format!("kind-{}", graph.kinds[index].as_str())),
        words.count("events", findings.events_with(graph.actors[index])),
        words.count("map-bound", graph.neighbours[index].len()),
    ];
    if stage.handled.pinned.contains(&index) {
        parts.push(words.text("map-pinned"));
    }
    parts.join(", ")
}
