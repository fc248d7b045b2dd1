//! The command `train`: makes the resource files from the dictionary and the treebanks, and measures them.

use clap::{Parser, Subcommand};
use frise::lang::Language;
use frise::lang::boundary::Boundary;
use frise::lang::fr::{self, hunspell};
use frise::lang::segmentation::{CONTRACTIONS, Classifier};
use frise::parse::network::words::strings;
use frise::parse::train::{boundaries, contractions, lemmas, segmentation};
use frise::parse::{Network, conllu, evaluate};
use std::error::Error;
use std::io::{BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

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
    /// Learn to tell contractions from single words
    Contractions {
        /// Treebanks in CoNLL-U
        #[arg(required = true)]
        treebanks: Vec<PathBuf>,
        /// Where to write the weights
        #[arg(long, default_value = "src/lang/fr/model/contractions.bin")]
        out: PathBuf,
    },
    /// Learn what the lexicon does not say of lemmas
    Lemmas {
        /// Treebanks in CoNLL-U
        #[arg(required = true)]
        treebanks: Vec<PathBuf>,
        /// Where to write the table
        #[arg(long, default_value = "src/lang/fr/model/lemmas.bin")]
        out: PathBuf,
    },
    /// Learn where sentences end
    Boundaries {
        /// Treebanks in CoNLL-U
        #[arg(required = true)]
        treebanks: Vec<PathBuf>,
        /// Folders of articles as they were printed, plain text, their line ends kept
        #[arg(long)]
        articles: Vec<PathBuf>,
        /// Where to write the weights
        #[arg(long, default_value = "src/lang/fr/model/boundaries.bin")]
        out: PathBuf,
    },
    /// Measure how treebanks are cut into sentences and words
    Segmentation {
        /// Treebanks in CoNLL-U
        #[arg(required = true)]
        treebanks: Vec<PathBuf>,
        /// Weights for the ends of sentences in place of those of the program
        #[arg(long)]
        boundaries: Option<PathBuf>,
        /// Weights for contractions in place of those of the program
        #[arg(long)]
        contractions: Option<PathBuf>,
        /// Print each sentence that was cut wrongly
        #[arg(long)]
        errors: bool,
    },
    /// Print what the network looks at in words: a form a line in, and out the form and its features, between tabs
    Words,
    /// Measure the parser on treebanks
    Evaluate {
        /// Treebanks in CoNLL-U
        #[arg(required = true)]
        treebanks: Vec<PathBuf>,
        /// The model
        #[arg(long, default_value = "src/lang/fr/model/parser.bin")]
        model: PathBuf,
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
        Action::Contractions { treebanks, out } => {
            let file = contractions(&records(&treebanks)?, &language()?);
            write(&out, &file)?;
            println!("{}: {} bytes", out.display(), file.len());
        }
        Action::Boundaries { treebanks, articles, out } => {
            let treebanks: Vec<_> =
                treebanks.iter().map(|path| records(std::slice::from_ref(path))).collect::<Result<_, _>>()?;
            let file = boundaries(&treebanks, &texts(&articles)?, &language()?);
            write(&out, &file)?;
            println!("{}: {} bytes", out.display(), file.len());
        }
        Action::Segmentation { treebanks, boundaries, contractions, errors } => {
            let mut language = language()?;
            if let Some(path) = boundaries {
                language.segmentation.boundary = Boundary::load(&bytes(&path)?)?;
            }
            if let Some(path) = contractions {
                language.segmentation.contraction = Classifier::load(CONTRACTIONS, &bytes(&path)?)?;
            }
            for treebank in treebanks {
                let cut = segmentation::measure(&records(std::slice::from_ref(&treebank))?, &language);
                println!("{}\n{cut}", treebank.display());
                for error in cut.errors.iter().filter(|_| errors) {
                    println!("{error}");
                }
            }
        }
        Action::Lemmas { treebanks, out } => {
            let lemmas = lemmas(&records(&treebanks)?, language()?);
            let file = lemmas.save();
            write(&out, &file)?;
            let [words, endings] = lemmas.sizes();
            println!("{}: {words} words, {endings} endings, {} bytes", out.display(), file.len());
        }
        Action::Words => words()?,
        Action::Evaluate { treebanks, model } => {
            let (language, model) = (language()?, Network::load(&bytes(&model)?)?);
            for treebank in treebanks {
                let records = records(std::slice::from_ref(&treebank))?;
                let start = Instant::now();
                let gold_tokens = evaluate::from_gold_tokens(&records, &language, &model);
                let words: usize = records.iter().map(|record| record.tree.words.len()).sum();
                let speed = words as f64 / start.elapsed().as_secs_f64();
                let raw_text = evaluate::from_raw_text(&records, &language, &model);
                let report = evaluate::Report { gold_tokens, raw_text };
                println!("{} ({speed:.0} words a second)\n{report}", treebank.display());
            }
        }
    }
    Ok(())
}

fn words() -> Result<(), Box<dyn Error>> {
    let language = language()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for form in std::io::stdin().lock().lines() {
        let form = form?;
        writeln!(out, "{form}\t{}", strings(&form, &language).join("\t"))?;
    }
    Ok(out.flush()?)
}

fn language() -> Result<Language, Box<dyn Error>> {
    Ok(fr::french(fr::resources::LEXICON.to_vec())?)
}

fn records(treebanks: &[PathBuf]) -> Result<Vec<conllu::Record>, Box<dyn Error>> {
    let mut records = Vec::new();
    for treebank in treebanks {
        let read = conllu::read(&read(treebank)?).map_err(|error| format!("{}: {error}", treebank.display()))?;
        records.extend(read);
    }
    Ok(records)
}

/// The plain texts of folders and of the folders in them, in the order of their names.
fn texts(folders: &[PathBuf]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for folder in folders {
        let entries =
            std::fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
        let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                texts.extend(self::texts(&[path])?);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                texts.push(read(&path)?);
            }
        }
    }
    Ok(texts)
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
