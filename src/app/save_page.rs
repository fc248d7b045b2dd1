//! « Save as page »: the present texts, corrections and choice, in one file that opens without a network.

use super::address::{self, Address};
use super::{Desk, download, host};
use crate::export::page::{Contents, write};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// Why no page was saved.
enum Unsaved {
    /// The page as one file, to write into, is not to be had.
    NoPage(JsValue),
    /// The browser did not take the file.
    Refused(JsValue),
}

/// The button, and what came of it.
#[component]
pub fn SavePage() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let told = use_state(|| None::<String>);
    let words = &desk.words;
    let onclick = {
        let (desk, told) = (desk.clone(), told.clone());
        Callback::from(move |_: MouseEvent| {
            let (desk, told) = (desk.clone(), told.clone());
            spawn_local(async move {
                told.set(Some(match save(&desk).await {
                    Ok(name) => desk.words.with("export-saved", &[("name", &name)]),
                    Err(Unsaved::NoPage(why)) => {
                        gloo::console::warn!("the page as one file does not load:", why);
                        desk.words.text("save-page-missing")
                    }
                    Err(Unsaved::Refused(why)) => {
                        gloo::console::warn!("the browser did not take the file:", why);
                        desk.words.text("export-refused")
                    }
                }));
            });
        })
    };
    html! {
        <div class="save-page">
            <button id="save-page" {onclick}>{ words.text("save-page") }</button>
            <p class="hint" role="status">{ (*told).clone().unwrap_or_else(|| words.text("save-page-what")) }</p>
        </div>
    }
}

/// Saves the page, and says under which name.
async fn save(desk: &Desk) -> Result<String, Unsaved> {
    let page = JsFuture::from(host::given().and_then(|host| host.page()).map_err(Unsaved::NoPage)?);
    let page = page.await.map_err(Unsaved::NoPage)?.as_string().unwrap_or_default();
    let (state, words) = (&desk.state, &desk.words);
    let title = state.corpus.title.clone();
    let name = title.clone().unwrap_or_else(|| words.text("own-title"));
    // A text of another encoding could not be read, so that nothing that is shown comes from it.
    let texts = state.corpus.documents.iter();
    let articles: Vec<_> =
        texts.filter_map(|text| Some((text.name.as_str(), std::str::from_utf8(&text.bytes).ok()?))).collect();
    let contents = Contents {
        title: title.as_deref(),
        articles: &articles,
        corrections: state.corrections.list(),
        select: &address::format(state, &Address::default()),
    };
    let Some(file) = write(&page, &format!("{name} – Frise"), &contents) else {
        return Err(Unsaved::NoPage(JsValue::from_str("it has another form")));
    };
    let name = format!("{name}.html");
    download::text(&name, "text/html", &file).map_err(Unsaved::Refused)?;
    Ok(name)
}
