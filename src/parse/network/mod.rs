//! The neural network that gives words their parts of speech, morphology, heads, relations and names.

pub mod words;
