//! The two files of the map of places, fetched when it is first opened.

use crate::app::reading::{PLACES, WORLD, fetch_atlas};
use crate::model::ReadError;
use crate::view::places::{BadLine, Positions, World};
use std::cell::RefCell;
use std::rc::Rc;

/// What the map is drawn from.
#[derive(Debug)]
pub struct Atlas {
    /// Land and borders.
    pub world: World,
    /// Where places lie.
    pub positions: Positions,
}

/// Two are the same when they are one.
impl PartialEq for Atlas {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

thread_local! {
    static LOADED: RefCell<Option<Rc<Atlas>>> = const { RefCell::new(None) };
}

/// The atlas, if it was loaded before.
pub fn loaded() -> Option<Rc<Atlas>> {
    LOADED.with_borrow(Clone::clone)
}

/// Loads the atlas.
///
/// # Errors
/// [`ReadError::Resource`] when a file does not load or is not what it should be.
pub async fn load() -> Result<Rc<Atlas>, ReadError> {
    if let Some(atlas) = loaded() {
        return Ok(atlas);
    }
    let [world, places] = fetch_atlas().await?;
    let wrong = |name: &'static str| {
        move |BadLine(line)| ReadError::Resource { name: name.to_owned(), message: format!("malformed line {line}") }
    };
    let world = World::parse(&world).map_err(wrong(WORLD))?;
    let positions = Positions::parse(&places).map_err(wrong(PLACES))?;
    let atlas = Rc::new(Atlas { world, positions });
    LOADED.set(Some(Rc::clone(&atlas)));
    Ok(atlas)
}
