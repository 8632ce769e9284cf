//! Small deterministic hashes: the same answer for the same input, on every machine and toolchain.
//!
//! They decide what is decoration (who has a null slug, in which order a listing comes) and guard
//! cursors against damage. They protect nothing: the whole world here is made up.

/// Mixes numbers into one that looks random.
pub(crate) fn mix(parts: &[u64]) -> u64 {
    parts
        .iter()
        .fold(0x6c6f_6e67_6c69_7374, |state, part| scramble(state ^ part))
}

/// Mixes a text into one number, starting from a seed.
pub(crate) fn mix_text(seed: u64, text: &str) -> u64 {
    let folded = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    mix(&[seed, folded, text.len() as u64])
}

/// The finishing steps of SplitMix64 (Steele, Lea and Flood, 2014).
fn scramble(state: u64) -> u64 {
    let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
