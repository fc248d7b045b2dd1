//! Lists the embedded corpus for the page: `seeds/corpus.toml` → `corpus.rs`. Nothing of the articles is read here.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "web")]
    embedded::write();
}

#[cfg(feature = "web")]
mod embedded {
    use serde::Deserialize;
    use std::fmt::Write as _;
    use std::{env, fs, path::Path};

    /// What `seeds/corpus.toml` says.
    #[derive(Deserialize)]
    struct Corpus {
        title: String,
        language: String,
        articles: Vec<String>,
    }

    pub fn write() {
        let seeds = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("seeds");
        let list = seeds.join("corpus.toml");
        println!("cargo::rerun-if-changed={}", list.display());
        let text = fs::read_to_string(&list).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
        let corpus: Corpus = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
        let mut code = format!(
            "pub const TITLE: &str = {:?};\npub const LANGUAGE: &str = {:?};\npub const ARTICLES: &[(&str, &[u8])] = &[\n",
            corpus.title, corpus.language
        );
        for name in &corpus.articles {
            let path = seeds.join(name);
            assert!(path.is_file(), "{} names {name}, which is not beside it", list.display());
            writeln!(code, "    ({name:?}, include_bytes!({:?})),", path.display().to_string())
                .expect("a string takes it");
        }
        code.push_str("];\n");
        let target = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("corpus.rs");
        fs::write(&target, code).unwrap_or_else(|error| panic!("{}: {error}", target.display()));
    }
}
