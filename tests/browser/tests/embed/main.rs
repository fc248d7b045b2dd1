//! The explorer inside somebody's page: as an element, and in a frame.

mod dialog;
mod element;
mod errors;
mod frame;
mod host;

fn main() {
    frise_browser_tests::cases::run(&[dialog::CASES, element::CASES, errors::CASES, frame::CASES]);
}
