//! The French tables of countries, names, offices and nouns for actors.

use crate::lang::gazetteer::{Gazetteer, Tables};
use crate::model::ReadError;

/// The gazetteer of French.
///
/// # Errors
/// [`ReadError::Resource`] when a table is malformed.
pub fn gazetteer() -> Result<Gazetteer, ReadError> {
    Gazetteer::load(&Tables {
        countries: include_str!("actors/countries.tsv"),
        cities: include_str!("actors/cities.tsv"),
        regions: include_str!("actors/regions.tsv"),
        seats: include_str!("actors/seats.tsv"),
        organisations: include_str!("actors/organisations.tsv"),
        roles: include_str!("actors/roles.tsv"),
        offices: include_str!("actors/offices.tsv"),
        heads: include_str!("actors/heads.tsv"),
        bodies: include_str!("actors/bodies.tsv"),
        given_names: include_str!("actors/given_names.tsv"),
        words: include_str!("actors/words.tsv"),
    })
}
