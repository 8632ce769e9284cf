//! On what it was measured.

use std::fs;

/// The processor, the memory, the kernel and the database in one line.
pub fn describe() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = value("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory_kib = value("/proc/meminfo", "MemTotal")
        .and_then(|text| kib(&text))
        .unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!(
        "Machine: {cores} cores of {model}, {} GiB memory, {} {}; SQLite {} under SQLCipher; seed fixed; medians.",
        memory_kib.div_ceil(1 << 20),
        std::env::consts::OS,
        kernel.trim(),
        rusqlite::version(),
    )
}

/// The most memory that this process ever had, in bytes.
pub fn peak_memory() -> Option<u64> {
    Some(kib(&value("/proc/self/status", "VmHWM")?)? * 1024)
}

fn value(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn kib(text: &str) -> Option<u64> {
    text.split_whitespace().next()?.parse().ok()
}
