//! Over the canvas: each circle in view as an element, for pointers, tooltips and screen readers.

use super::stage::Stage;
use crate::app::Desk;
use crate::model::StoryActorId;
use crate::view::map::Look;
use crate::view::places::Cluster;
use yew::prelude::*;

/// So many circles have a mark; the pointer finds the others without.
const MOST: usize = 200;
/// So many places of a circle are named.
const NAMED: usize = 8;

/// The name of a circle's mark, by its first place.
pub fn id_of(place: StoryActorId) -> String {
    format!("place-{place}")
}

/// The marks of the circles in view, the larger under the smaller.
pub fn marks(desk: &Desk, stage: &Stage) -> Html {
    let Some(size) = stage.surface.size else { return Html::default() };
    let scene = stage.scene();
    html! {
        <svg class="marks" width={px(size.width)} height={px(size.height)} viewBox={format!("0 0 {:.1} {:.1}", size.width, size.height)}>
            { for scene.clusters().into_iter().take(MOST).map(|circle| {
                let id = stage.ids[circle.members[0]];
                let places = circle.members.iter().map(|&member| stage.ids[member].to_string()).collect::<Vec<_>>().join(" ");
                let several = circle.members.len() > 1;
                let told = spoken(desk, stage, &circle);
                html! {
                    <circle key={places.clone()} id={id_of(id)} class="place-mark" role="img" aria-label={told.clone()}
                        data-place={(!several).then(|| id.to_string())} data-places={several.then_some(places)}
                        data-events={circle.events.to_string()} data-chosen={(scene.look(&circle) == Look::Chosen).then_some("true")}
                        cx={px(circle.at.x)} cy={px(circle.at.y)} r={px(circle.radius.max(12.0))}><title>{ told }</title></circle>
                }
            }) }
        </svg>
    }
}

/// A number with a tenth, for an attribute.
fn px(value: f64) -> String {
    format!("{value:.1}")
}

/// A circle in words: its places, and how many events.
pub fn spoken(desk: &Desk, stage: &Stage, circle: &Cluster) -> String {
    let mut names: Vec<String> = circle.members.iter().take(NAMED).map(|&member| stage.names[member].clone()).collect();
    if circle.members.len() > NAMED {
        names.push(desk.words.count("places-more", circle.members.len() - NAMED));
    }
    let places = names.join(", ");
    desk.words.with("place-told", &[("places", &places), ("events", &desk.words.count("events", circle.events))])
}
