//! The page's drawings, for the harness of `benches/ui`.

fn main() -> Result<(), wasm_bindgen::JsValue> {
    frise::app::bench()
}
