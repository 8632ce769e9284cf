//! Embeds tauri.conf.json, the built page and the icons.

fn main() {
    // The page is embedded by a macro; without it there would be nothing to show, and the macro's own message does not say what to do.
    if std::env::var_os("CARGO_FEATURE_CUSTOM_PROTOCOL").is_some()
        && !std::path::Path::new("ui/dist/index.html").exists()
    {
        println!("cargo::error=ui/dist is missing: build the page first (`make setup page`)");
        return;
    }
    println!("cargo::rerun-if-changed=ui/dist");
    tauri_build::build();
}
