//! What a developer sees when the program itself fails. A person is told by
//! `boot.js`, which hears of every program that stops.

/// Writes the words of a panic to the console. The release page is built
/// without them.
pub fn install() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
}
