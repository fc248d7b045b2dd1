//! The page's program, and its worker's: the same file serves as both. In a page it waits until a script mounts it
//! (`frise::api::mount`), so that no page that loads it is touched unasked.

fn main() {
    if web_sys::window().is_none() {
        frise::app::serve();
    }
}
