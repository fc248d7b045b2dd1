//! What the map of places shows between two turns of the page.

use super::atlas::Atlas;
use super::tally::Tally;
use crate::app::map::board::Staged;
use crate::app::map::graph::FONT;
use crate::app::map::surface::Surface;
use crate::app::measure;
use crate::app::state::State;
use crate::model::StoryActorId;
use crate::view::map::{Camera, Look};
use crate::view::narrowing::Filter;
use crate::view::places::{Chart, Cluster, Position, Projection, Scene, Spot};
use crate::view::shape::Shape;
use crate::view::{Point, Size};

/// The map as it stands.
#[derive(Default)]
pub struct Stage {
    /// The places, in the order of the spots.
    pub ids: Vec<StoryActorId>,
    /// Their names.
    pub names: Vec<String>,
    /// What it is drawn on.
    pub surface: Surface,
    /// From where it is seen.
    pub camera: Camera,
    /// The place whose circle the keys have come to.
    pub cursor: Option<usize>,
    chart: Chart,
    spots: Vec<Spot>,
    most: usize,
    widths: Vec<f64>,
    /// What the chart was drawn for.
    fitted: Option<(Vec<Position>, Size)>,
}

impl Stage {
    /// What is drawn.
    pub fn scene(&self) -> Scene<'_> {
        let size = self.surface.size.unwrap_or(Size { width: 0.0, height: 0.0 });
        Scene { chart: &self.chart, spots: &self.spots, most: self.most, camera: self.camera, size }
    }

    /// Brings the stage to what the page says.
    pub fn prepare(&mut self, atlas: &Atlas, tally: &Tally, state: &State, size: Size) {
        let places: Vec<Position> = tally.known.iter().map(|(_, position)| *position).collect();
        let fitted = Some((places, size));
        let ids: Vec<StoryActorId> = tally.known.iter().map(|(place, _)| place.id).collect();
        if self.ids != ids {
            self.names = tally.known.iter().map(|(place, _)| place.name.clone()).collect();
            self.widths = measure::text_widths(FONT, self.names.iter().map(String::as_str));
            (self.ids, self.cursor) = (ids, None);
        }
        let other = self.fitted != fitted;
        let projection = fitted.as_ref().map(|(places, size)| Projection::fitting(places, *size));
        let Some(projection) = projection else { return };
        if other {
            self.chart = Chart::new(&atlas.world, &projection);
            (self.fitted, self.surface.size, self.camera) = (fitted, Some(size), Camera::default());
        }
        let spots = spots(tally, &projection, &self.widths, state);
        if other || spots != self.spots || self.most != tally.most {
            (self.spots, self.most, self.surface.stale) = (spots, tally.most, true);
        }
    }

    /// The circle that the keys have come to.
    pub fn at_cursor(&self) -> Option<Cluster> {
        let cursor = self.cursor?;
        self.scene().clusters().into_iter().find(|circle| circle.members.contains(&cursor))
    }

    /// Zooms around the middle.
    pub fn zoom(&mut self, factor: f64) {
        if let Some(size) = self.surface.size {
            self.camera = self.camera.zoomed(factor, Point { x: size.width / 2.0, y: size.height / 2.0 });
        }
    }
}

/// How each place is drawn: those that the reader filters by stand out, and the place of the chosen event.
fn spots(tally: &Tally, projection: &Projection, widths: &[f64], state: &State) -> Vec<Spot> {
    let filtered = state.filters.iter().any(|filter| matches!(filter, Filter::Place(_)));
    let scene = state.choice.event.and_then(|id| state.findings()?.event(id)?.place);
    let spot = |((place, position), width): (&(super::tally::Place, Position), &f64)| Spot {
        at: projection.place(*position),
        events: place.share.events,
        cooperation: place.share.cooperation > 0,
        conflict: place.share.conflict > 0,
        told: place.share.told,
        look: if state.filters.contains(&Filter::Place(place.id)) {
            Look::Chosen
        } else if scene == Some(place.id) {
            Look::Gathered
        } else if filtered {
            Look::Faded
        } else {
            Look::Plain
        },
        label_width: *width,
    };
    tally.known.iter().zip(widths).map(spot).collect()
}

impl Staged for Stage {
    fn surface(&mut self) -> &mut Surface {
        &mut self.surface
    }

    fn shapes(&self) -> Vec<Shape> {
        self.scene().shapes(&self.names, self.cursor)
    }
}
