//! What a map is drawn on: a canvas, in the colours of the present theme.

use crate::app::canvas::{self, Painter, Palette};
use crate::app::save::Picture;
use crate::view::shape::Shape;
use crate::view::{Point, Size};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The canvas of a map.
#[derive(Default)]
pub struct Surface {
    /// How much room there is.
    pub size: Option<Size>,
    /// Whether it shows something else than the map as it stands.
    pub stale: bool,
    canvas: Option<HtmlCanvasElement>,
    palette: Option<Palette>,
}

impl Surface {
    /// Takes the canvas to draw on, and the colours of the present theme.
    pub fn mount(&mut self, canvas: HtmlCanvasElement) {
        self.palette = Some(Palette::of(&canvas));
        self.canvas = Some(canvas);
        self.stale = true;
    }

    /// Draws shapes in place of what it shows.
    pub fn draw(&self, shapes: &[Shape]) {
        self.draw_over(None, shapes);
    }

    /// Draws a copy that was made of it, stretched from a corner over a size, and shapes above.
    pub fn draw_moved(&self, copy: &HtmlCanvasElement, corner: Point, size: Size, above: &[Shape]) {
        self.draw_over(Some((copy, corner, size)), above);
    }

    fn draw_over(&self, copy: Option<(&HtmlCanvasElement, Point, Size)>, shapes: &[Shape]) {
        let (Some(canvas), Some(palette), Some(size)) = (&self.canvas, &self.palette, self.size) else { return };
        let Some(pen) = canvas::prepare(canvas, size) else { return };
        let copied = copy.map_or(Ok(()), |(copy, at, size)| {
            pen.draw_image_with_html_canvas_element_and_dw_and_dh(copy, at.x, at.y, size.width, size.height)
        });
        if let Err(error) = copied.and_then(|()| Painter::new(&pen, palette).paint(shapes)) {
            gloo::console::warn!("the map cannot be drawn:", error);
        }
    }

    /// A copy of what it shows.
    pub fn copy(&self) -> Option<HtmlCanvasElement> {
        let canvas = self.canvas.as_ref()?;
        let copied = || -> Result<HtmlCanvasElement, JsValue> {
            let copy: HtmlCanvasElement = gloo::utils::document().create_element("canvas")?.unchecked_into();
            copy.set_width(canvas.width());
            copy.set_height(canvas.height());
            let pen = copy.get_context("2d")?.ok_or("this browser has no canvas")?;
            let pen: CanvasRenderingContext2d = pen.unchecked_into();
            pen.draw_image_with_html_canvas_element(canvas, 0.0, 0.0)?;
            Ok(copy)
        };
        copied().map_err(|error| gloo::console::warn!("the map cannot be copied:", error)).ok()
    }

    /// Shapes as a picture to be saved.
    pub fn picture(&self, shapes: Vec<Shape>) -> Option<Picture> {
        Some(Picture { shapes, size: self.size?, palette: self.palette.clone()? })
    }
}
