//! The page.

fn main() {
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        frise::app::mount(root);
    }
}
