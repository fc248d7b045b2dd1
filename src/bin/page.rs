//! The page, and its worker.

fn main() {
    let Some(window) = web_sys::window() else { return frise::app::serve() };
    if let Some(root) = window.document().and_then(|document| document.get_element_by_id("app")) {
        frise::app::mount(root);
    }
}
