//! The page, on a web site.

mod access;
mod corrections;
mod details;
mod drawings;
mod narrowing;
mod own;
mod reading;
mod safety;
mod timeline;

use frise_browser_tests::cases::{Case, cases};

fn main() {
    frise_browser_tests::cases::run(&[
        access::CASES,
        corrections::CASES,
        details::CASES,
        drawings::CASES,
        narrowing::CASES,
        own::CASES,
        reading::CASES,
        safety::CASES,
        timeline::CASES,
    ]);
}
