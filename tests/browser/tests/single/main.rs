//! The page as people receive it: from a careful site, from a careless one, in a frame, as a file.

mod disk;
mod save;
mod site;

use frise_browser_tests::cases::{Case, cases};

fn main() {
    frise_browser_tests::cases::run(&[site::CASES, disk::CASES, save::CASES]);
}
