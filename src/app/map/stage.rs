//! What the map shows between two turns of the page: the camera, the places, the picture on the canvas.
//!
//! Hands change it many times a second, and the page's state only when they rest.

use super::board::Staged;
use super::graph::Graph;
use super::looks::Handled;
use super::surface::Surface;
use crate::view::map::{Camera, Edge, Link, Look, Node, Scene, Sign};
use crate::view::shape::{Anchor, Dash, Figure, Fill, Shape, Stroke, Tone, Words};
use crate::view::{Point, Size};
use std::rc::Rc;
use web_sys::HtmlCanvasElement;

/// A drawing of so many lines and actors is drawn anew in each frame; the picture of a larger one is moved.
const LIVE: usize = 500;
/// The room that an actor and its name want, in square pixels.
const ROOM: f64 = 11_000.0;
/// The space around the drawing when all of it is shown.
const MARGIN: f64 = 34.0;

/// A picture of the drawing, to be moved as a whole.
struct Picture {
    canvas: HtmlCanvasElement,
    camera: Camera,
}

/// The map as it stands.
#[derive(Default)]
pub struct Stage {
    /// Who is on it.
    pub graph: Rc<Graph>,
    /// Where they stand; nothing before they are laid out.
    pub points: Vec<Point>,
    /// How they look.
    pub signs: Vec<Sign>,
    /// How what binds them looks.
    pub links: Vec<Link>,
    /// From where they are seen.
    pub camera: Camera,
    /// What it is drawn on.
    pub surface: Surface,
    /// The actor that the keys have come to.
    pub cursor: Option<usize>,
    /// The actor that is being dragged.
    pub held: Option<usize>,
    /// The line that is being drawn around some actors.
    pub lasso: Vec<Point>,
    /// What was done to single actors.
    pub handled: Handled,
    /// Whether the reader has chosen what to look at; until then all is shown.
    pub framed: bool,
    /// Whether a layout is under way.
    pub arranging: bool,
    /// From an actor's middle to its name, for those that have room for it.
    names: Vec<Option<Point>>,
    painted: Camera,
    picture: Option<Picture>,
}

impl Stage {
    /// What is drawn.
    #[must_use]
    pub fn scene(&self) -> Scene<'_> {
        let size = self.surface.size.unwrap_or(Size { width: 0.0, height: 0.0 });
        Scene { signs: &self.signs, links: &self.links, points: &self.points, camera: self.camera, size }
    }

    /// The size of a drawing in which a graph has room: the panel's own, or a larger one of the same form.
    #[must_use]
    pub fn room(nodes: usize, panel: Size) -> Size {
        let factor = (nodes as f64 * ROOM / (panel.width * panel.height).max(1.0)).sqrt().max(1.0);
        Size { width: panel.width * factor, height: panel.height * factor }
    }

    /// The nodes as the layout wants them, those held where they stand, and what binds them.
    #[must_use]
    pub fn wanted(&self) -> (Vec<Node>, Vec<Edge>) {
        let node = |(index, node): (usize, &Node)| Node {
            pinned: self.points.get(index).copied().filter(|_| self.handled.pinned.contains(&index)),
            ..*node
        };
        (self.graph.nodes.iter().enumerate().map(node).collect(), self.graph.edges())
    }

    /// Takes the places that a layout has found.
    pub fn settle(&mut self, points: Vec<Point>) {
        self.points = points;
        self.surface.stale = true;
        if !self.framed {
            self.show_all();
        }
    }

    /// Shows all that is not hidden.
    pub fn show_all(&mut self) {
        let shown = self.points.iter().zip(&self.signs).filter(|(_, sign)| sign.look != Look::Absent);
        if let Some(size) = self.surface.size {
            self.camera = Camera::fitting(shown.map(|(point, _)| *point), size, MARGIN);
        }
    }

    /// Zooms around the middle.
    pub fn zoom(&mut self, factor: f64) {
        if let Some(size) = self.surface.size {
            self.camera = self.camera.zoomed(factor, Point { x: size.width / 2.0, y: size.height / 2.0 });
            self.framed = true;
        }
    }

    /// Brings an actor into view.
    pub fn reveal(&mut self, index: usize) {
        if let (Some(size), Some(point)) = (self.surface.size, self.points.get(index).copied())
            && !self.scene().sees(index)
        {
            self.camera = self.camera.centred(point, size);
            self.framed = true;
        }
    }

    /// The boxes of the names that are written, with whose they are.
    #[must_use]
    pub fn names_in_view(&self) -> Vec<(usize, Point, Size)> {
        let scene = self.scene();
        let frame = |(index, offset): (usize, &Option<Point>)| {
            let (offset, (at, _), node) = ((*offset)?, scene.place(index)?, self.graph.nodes.get(index)?);
            let corner = Point { x: at.x + offset.x - node.label_width / 2.0, y: at.y + offset.y - 12.0 };
            Some((index, corner, Size { width: node.label_width, height: 16.0 }))
        };
        self.names.iter().enumerate().filter_map(frame).collect()
    }

    fn place_names(&mut self) {
        let widths: Vec<f64> = self.graph.nodes.iter().map(|node| node.label_width).collect();
        let scene = self.scene();
        let placed = scene.labels(&widths).into_iter().enumerate();
        let offset = |(index, label): (usize, Option<crate::view::map::NodeLabel>)| {
            let ((at, _), label) = (scene.place(index)?, label?);
            Some(Point { x: label.x - at.x, y: label.baseline - at.y })
        };
        self.names = placed.map(offset).collect();
    }

    fn words(&self) -> Vec<Shape> {
        let scene = self.scene();
        let word = |(index, offset): (usize, &Option<Point>)| {
            let (offset, (at, _), sign) = ((*offset)?, scene.place(index)?, self.signs.get(index)?);
            let words = Words {
                text: self.graph.names.get(index)?.clone(),
                at: Point { x: at.x + offset.x, y: at.y + offset.y },
                anchor: Anchor::Middle,
                size: 12.0,
                bold: sign.look == Look::Chosen,
                tone: if sign.look == Look::Faded { Tone::Muted } else { Tone::Ink },
                halo: Some(Tone::Panel),
            };
            Some(Shape::Words { words, opacity: 1.0 })
        };
        self.names.iter().enumerate().filter_map(word).collect()
    }

    /// What lies over the drawing for a while: the keys' ring, the lasso.
    fn overlay(&self) -> Vec<Shape> {
        let mut shapes = Vec::new();
        if let Some((middle, radius)) = self.cursor.and_then(|index| self.scene().place(index)) {
            let stroke = Stroke { tone: Tone::Ink, width: 2.0, dash: Dash::Dashed };
            let figure = Figure::Circle { middle, radius: radius.max(6.0) + 6.0 };
            shapes.push(Shape::Figure { figure, fill: None, stroke: Some(stroke), opacity: 1.0 });
        }
        if self.lasso.len() > 1 {
            let figure = || Figure::Polygon(self.lasso.clone());
            let stroke = Stroke { tone: Tone::Pick, width: 1.8, dash: Dash::Dashed };
            let fill = Some(Fill::plain(Tone::PickSoft));
            shapes.push(Shape::Figure { figure: figure(), fill, stroke: None, opacity: 0.4 });
            shapes.push(Shape::Figure { figure: figure(), fill: None, stroke: Some(stroke), opacity: 1.0 });
        }
        shapes
    }

    /// Whether the picture shows too little of what is seen now.
    fn far_from_picture(&self) -> bool {
        let (Some(size), before, now) = (self.surface.size, self.painted, self.camera) else { return false };
        let ratio = now.scale / before.scale;
        let middle = before.to_drawing(Point { x: size.width / 2.0, y: size.height / 2.0 });
        let at = now.to_screen(middle);
        let far = |at: f64, length: f64| (at - length / 2.0).abs() > length * 0.6 * ratio.max(1.0);
        !(0.4..=4.0).contains(&ratio) || far(at.x, size.width) || far(at.y, size.height)
    }

    fn move_picture(&mut self) {
        let Some(size) = self.surface.size else { return };
        if self.picture.is_none() {
            if let Some(held) = self.held {
                self.draw_without(held);
            }
            self.picture = self.surface.copy().map(|canvas| Picture { canvas, camera: self.painted });
        }
        let Some(picture) = &self.picture else { return };
        let factor = self.camera.scale / picture.camera.scale;
        let corner =
            Point { x: self.camera.x - picture.camera.x * factor, y: self.camera.y - picture.camera.y * factor };
        let size = Size { width: size.width * factor, height: size.height * factor };
        let above = [self.held.map(|held| self.only(held)).unwrap_or_default(), self.overlay()].concat();
        self.surface.draw_moved(&picture.canvas, corner, size, &above);
    }

    /// Draws all but one actor and what binds it.
    fn draw_without(&mut self, held: usize) {
        let look = self.signs.get(held).map(|sign| sign.look);
        let Some(look) = look else { return };
        self.signs[held].look = Look::Absent;
        let shapes = self.shapes();
        self.signs[held].look = look;
        self.surface.draw(&shapes);
    }

    /// One actor and what binds it.
    fn only(&self, held: usize) -> Vec<Shape> {
        let scene = self.scene();
        let own: Vec<Link> = self.links.iter().filter(|link| link.from == held || link.to == held).copied().collect();
        let lines = own.iter().filter(|link| link.look != Look::Absent).filter_map(|link| {
            let figure = scene.line(link).map(|line| Figure::Curve([line.start, line.control, line.end]))?;
            let stroke = Stroke { tone: link.tone, width: link.width.min(3.0), dash: Dash::Solid };
            Some(Shape::Figure { figure, fill: None, stroke: Some(stroke), opacity: 0.8 })
        });
        let sign = scene.place(held).map(|(at, radius)| Shape::Figure {
            figure: crate::view::map::outline(self.signs[held].kind, at, radius),
            fill: Some(Fill::plain(Tone::PickSoft)),
            stroke: Some(Stroke { tone: Tone::Ink, width: 2.0, dash: Dash::Solid }),
            opacity: 1.0,
        });
        lines.chain(sign).collect()
    }
}

impl Staged for Stage {
    fn surface(&mut self) -> &mut Surface {
        &mut self.surface
    }

    fn shapes(&self) -> Vec<Shape> {
        [self.scene().shapes(), self.words()].concat()
    }

    fn paint(&mut self) {
        self.picture = None;
        self.place_names();
        self.painted = self.camera;
        self.surface.draw(&[self.shapes(), self.overlay()].concat());
        self.surface.stale = false;
    }

    fn paint_moving(&mut self) {
        if self.links.len() + self.signs.len() <= LIVE {
            self.surface.draw(&[self.shapes(), self.overlay()].concat());
        } else if self.far_from_picture() {
            self.paint();
        } else {
            self.move_picture();
        }
    }
}
