//! The command `train`: makes the resource files from the dictionary and the treebanks, and measures them.

use clap::{Parser, Subcommand};
use frise::lang::fr::hunspell;
use std::error::Error;
use std::path::{Path, PathBuf};

/// Makes the resource files of the French parser, and measures them
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Make the lexicon from a Hunspell dictionary
    Lexicon {
        /// The affix file
        #[arg(long, default_value = "/usr/share/hunspell/fr.aff")]
        affixes: PathBuf,
        /// The word list
        #[arg(long, default_value = "/usr/share/hunspell/fr.dic")]
        words: PathBuf,
        /// Where to write the lexicon
        #[arg(long, default_value = "src/lang/fr/model/lexicon.fst")]
        out: PathBuf,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    match Arguments::parse().action {
        Action::Lexicon { affixes, words, out } => {
            let builder = hunspell::lexicon(&read(&affixes)?, &read(&words)?);
            let forms = builder.len();
            let file = builder.build()?;
            write(&out, &file)?;
            println!("{}: {forms} forms, {} bytes", out.display(), file.len());
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
