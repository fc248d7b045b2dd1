//! The map of places as a drawing: a canvas, its marks, its tools.

use super::atlas::Atlas;
use super::hands::{self, Grip};
use super::stage::Stage;
use super::tally::Tally;
use super::{beside, marks};
use crate::app::Desk;
use crate::app::map::board::{Board, use_canvas};
use crate::app::map::keyboard::ZOOM;
use crate::app::map::tools::{FIT, icon, path};
use crate::app::map::{drawing_size, play::Play};
use crate::app::measure::use_width;
use crate::app::save::Save;
use crate::app::state::{Action, Overlay};
use crate::model::StoryActorId;
use crate::view::map::Camera;
use crate::view::narrowing::Filter;
use crate::view::places::Cluster;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What is drawn.
#[derive(Properties, PartialEq)]
pub struct DrawingProps {
    /// The world, and where places lie.
    pub atlas: Rc<Atlas>,
    /// The places.
    pub tally: Rc<Tally>,
}

/// The drawing.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let (holder, canvas) = (use_node_ref(), use_node_ref());
    let width = use_width(&holder);
    let update = use_force_update();
    let board: Rc<Board<Stage>> = use_memo((), move |()| Board::new(move || update.force_update()));
    let grip = use_mut_ref(Grip::default);
    if width > 0.0 {
        board.stage().prepare(&props.atlas, &props.tally, &desk.state, drawing_size(width));
    }
    use_canvas(&board, &holder, &canvas, desk.state.theme);
    {
        let board = Rc::clone(&board);
        use_effect(move || board.paint());
    }

    let hand = |act: fn(&mut Grip, &PointerEvent, &Board<Stage>)| {
        let (grip, board) = (Rc::clone(&grip), Rc::clone(&board));
        Callback::from(move |event: PointerEvent| act(&mut grip.borrow_mut(), &event, &board))
    };
    let on_wheel = {
        let board = Rc::clone(&board);
        Callback::from(move |event: WheelEvent| hands::wheel(&event, &board))
    };
    let on_click = {
        let (grip, board, desk) = (Rc::clone(&grip), Rc::clone(&board), desk.clone());
        Callback::from(move |event: MouseEvent| {
            if grip.borrow().moved {
                return;
            }
            let circle = clicked(&event, &board);
            if let Some(circle) = circle {
                choose(&desk, &board, &circle);
            }
        })
    };
    let on_key = {
        let (desk, board) = (desk.clone(), Rc::clone(&board));
        Callback::from(move |event: KeyboardEvent| {
            let circle = board.stage().at_cursor();
            match (event.key().as_str(), circle) {
                ("Enter" | " ", Some(circle)) => choose(&desk, &board, &circle),
                _ if hands::press(&event, &board) => board.rested(),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let words = &desk.words;
    let (active, spoken) = {
        let stage = board.stage();
        let circle = stage.at_cursor();
        let first = circle.as_ref().map(|circle| stage.ids[circle.members[0]]);
        (first.map(marks::id_of), circle.map(|circle| marks::spoken(&desk, &stage, &circle)))
    };
    html! {
        <>
            { tools(&desk, &board) }
            <div id="places" ref={holder} tabindex="0" role="application" aria-label={words.text("places-label")} aria-describedby="places-keys"
                aria-activedescendant={active} onkeydown={on_key} onpointerdown={hand(Grip::press)} onpointermove={hand(Grip::slide)}
                onpointerup={hand(Grip::release)} onpointercancel={hand(Grip::release)} onwheel={on_wheel} onclick={on_click}>
                <canvas class="picture" ref={canvas} aria-hidden="true" />
                { marks::marks(&desk, &board.stage()) }
            </div>
            <p id="places-keys" class="hidden">{ words.text("places-keys") }</p>
            <p class="hidden" role="status">{ spoken.unwrap_or_default() }</p>
            { beside::legend(&desk) }
        </>
    }
}

/// Zoom, all, play, a picture of it, the keys.
fn tools(desk: &Desk, board: &Rc<Board<Stage>>) -> Html {
    let words = &desk.words;
    let keys = desk.on(Action::Show(Overlay::Keys));
    html! {
        <div class="map-tools" role="toolbar" aria-label={words.text("map-tools")}>
            { icon(&words.text("zoom-out"), html! { { "−" } }, None, board.does(|stage| stage.zoom(1.0 / ZOOM))) }
            { icon(&words.text("zoom-in"), html! { { "+" } }, None, board.does(|stage| stage.zoom(ZOOM))) }
            { icon(&words.text("map-show-all"), path(FIT), None, board.does(|stage| stage.camera = Camera::default())) }
            <span class="end">
                <Play />
                <Save name={words.text("places-file")} picture={board.picture()} />
                { icon(&words.text("keys-title"), html! { { "?" } }, None, keys) }
            </span>
        </div>
    }
}

/// The circle below a click, by its mark or by where it is.
fn clicked(event: &MouseEvent, board: &Board<Stage>) -> Option<Cluster> {
    let stage = board.stage();
    let target = event.target_dyn_into::<Element>();
    let said = |name: &str| target.as_ref().and_then(|target| target.get_attribute(name));
    let marked =
        said("data-place").or_else(|| said("data-places").and_then(|all| Some(all.split(' ').next()?.to_owned())));
    let scene = stage.scene();
    match marked.and_then(|id| id.parse::<StoryActorId>().ok()) {
        Some(id) => {
            let place = stage.ids.iter().position(|&other| other == id)?;
            scene.clusters().into_iter().find(|circle| circle.members.contains(&place))
        }
        None => scene.cluster_at(board.position(event)),
    }
}

/// Filters by the one place of a circle; goes nearer to several until they are told apart, and filters by all of them where
/// they never are.
fn choose(desk: &Desk, board: &Board<Stage>, circle: &Cluster) {
    let (nearer, places) = {
        let stage = board.stage();
        let nearer = if circle.members.len() > 1 { stage.scene().apart(circle) } else { None };
        (nearer, circle.members.iter().map(|&member| Filter::Place(stage.ids[member])).collect::<Vec<_>>())
    };
    if let Some(camera) = nearer {
        board.stage().camera = camera;
        board.rested();
        return;
    }
    let all = places.iter().all(|filter| desk.state.filters.contains(filter));
    for filter in places {
        if all == desk.state.filters.contains(&filter) {
            desk.state.dispatch(Action::Toggle(filter));
        }
    }
}
