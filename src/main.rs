//! Starts the page.

fn main() {
    cookie_workbench::start();
}
