//! The built page in real browsers: a web server that tells what was asked, the browsers' drivers, and a visit.

pub mod cases;
pub mod engine;
pub mod server;
pub mod visit;

pub use engine::{Engine, Kind};
pub use server::Server;
pub use visit::{Visit, visit};
