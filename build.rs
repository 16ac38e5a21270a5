//! Says which builds are split: a release for the browser, whose views are then
//! files of their own (`src/lazy.rs`, and the hook `cargo xtask seal`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name, value| std::env::var_os(name).is_some_and(|it| it == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        // What the tool that splits the program goes by.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
