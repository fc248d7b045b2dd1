//! What keys do to the timeline, and what choosing does.

use super::stage::{Board, Told};
use crate::view::Point;
use crate::view::timeline::Viewport;
use web_sys::KeyboardEvent;

/// How much a key or a button zooms.
pub const ZOOM: f64 = 1.6;
/// How many events a list of a cluster shows.
const LISTED: usize = 100;

impl Board {
    pub(super) fn key(&mut self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let step = self.view.width / 5.0;
        match (event.key().as_str(), event.shift_key()) {
            ("ArrowLeft", true) => self.jump(self.view.panned(step)),
            ("ArrowRight", true) => self.jump(self.view.panned(-step)),
            ("ArrowLeft" | "ArrowUp", _) => self.walk(|place, _| place.map_or(0, |place| place.saturating_sub(1))),
            ("ArrowRight" | "ArrowDown", _) => self.walk(|place, last| place.map_or(0, |place| (place + 1).min(last))),
            ("Home", _) => self.walk(|_, _| 0),
            ("End", _) => self.walk(|_, last| last),
            ("+" | "=", _) => self.zoom(ZOOM),
            ("-", _) => self.zoom(1.0 / ZOOM),
            ("0", _) => self.go_home(),
            ("l" | "L", _) => self.open_near(),
            ("Enter" | " ", _) => match self.cursor {
                Some(item) => self.pick(item),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    }

    /// Moves the keyboard's cursor among the dated events, and brings it into view.
    fn walk(&mut self, next: impl Fn(Option<usize>, usize) -> usize) {
        let order = self.scene.index.in_time();
        let Some(last) = order.len().checked_sub(1) else { return };
        let here = self.cursor.or(self.chosen).and_then(|item| self.scene.index.place_in_time(item));
        let item = order[next(here, last).min(last)] as usize;
        self.cursor = Some(item);
        self.bring(item);
        self.settle();
        self.tell.emit(Told::Cursor(self.scene.source.id(item)));
    }

    pub(super) fn pick(&mut self, item: usize) {
        self.cursor = Some(item);
        self.tell.emit(Told::Chosen(self.scene.source.id(item)));
    }

    /// Opens the cluster that is nearest to the keyboard's cursor.
    fn open_near(&mut self) {
        let item = self.cursor.or(self.chosen).map(|item| self.scene.index.items()[item]);
        let x = item.and_then(|item| item.middle()).map_or(self.view.width / 2.0, |day| self.view.x(day));
        let lane = item.map(|item| item.lane as usize);
        let far = |place: &usize| {
            let cluster = &self.drawing.clusters[*place];
            (cluster.x - x).abs() + if lane.is_none_or(|lane| lane == cluster.lane) { 0.0 } else { 1e6 }
        };
        let nearest = (0..self.drawing.clusters.len()).min_by(|a, b| far(a).total_cmp(&far(b)));
        if let Some(place) = nearest {
            self.open(place);
        }
    }

    /// Zooms in until a cluster's events have room; lists them where no zoom takes them apart.
    pub(super) fn open(&mut self, place: usize) {
        let Some(&cluster) = self.drawing.clusters.get(place) else { return };
        let (lane, part) = (cluster.lane, cluster.part);
        let reach = self.scene.index.reach(lane, part.from, part.to);
        let length = self.view.to - self.view.from;
        if let Some((first, last)) = reach.filter(|(first, last)| last - first > 1.0 && length > 3.0) {
            let wanted = ((last - first) * 1.4).clamp(3.0, (length / 2.0).max(3.0));
            let middle = f64::midpoint(first, last);
            self.jump(Viewport::new(self.view.width, middle - wanted / 2.0, middle + wanted / 2.0));
            return;
        }
        let drawn = |item: u32| self.drawing.marks.iter().any(|mark| mark.item == item as usize);
        let most = LISTED + self.drawing.marks.len();
        let members = self.scene.index.members(lane, &part, &self.view, most);
        let hidden = members.into_iter().filter(|&item| !drawn(item)).take(LISTED);
        let hidden: Vec<_> = hidden.map(|item| self.scene.source.id(item as usize)).collect();
        let more = cluster.count.saturating_sub(hidden.len());
        let at = Point { x: cluster.x, y: cluster.y + super::stage::AXIS };
        self.tell.emit(Told::Listed(hidden, more, at));
    }
}
