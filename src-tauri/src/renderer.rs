//! Chooses how WebKitGTK paints, before it is loaded.
//!
//! On Linux, WebKitGTK 2.42 and later paint through GPU buffers (DMA-BUF). With some drivers, in virtual machines
//! and without a GPU this leaves the window or fast-scrolled rows blank (tauri-apps/tauri#9304, #15936). A table
//! of text does not need it, so we paint in software unless somebody has decided otherwise:
//! `WEBKIT_DISABLE_DMABUF_RENDERER=0 longlist-desktop` switches the GPU path back on.
//!
//! The variable must be there before any thread starts, and changing one's own environment is unsafe code;
//! so the program replaces itself once, with the variable set. The process id stays the same.

/// The variable that WebKitGTK reads.
#[cfg(target_os = "linux")]
const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts this program again with software painting, unless the variable is set already.
///
/// Returns when there is nothing to do, or when the system refuses, which costs looks but not function.
#[cfg(target_os = "linux")]
pub fn paint_in_software() {
    use std::os::unix::process::CommandExt;

    if std::env::var_os(VARIABLE).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let refusal = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(VARIABLE, "1")
        .exec();
    tracing::warn!("the window paints through the GPU: {refusal}");
}

/// Other systems paint well by themselves.
#[cfg(not(target_os = "linux"))]
pub fn paint_in_software() {}
