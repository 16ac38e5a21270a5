//! The library in real browsers: what it exchanges with other libraries, and
//! its examples at work.

mod contexts;
mod counter;
mod dice;
mod http_cookies;
mod js_cookie;
mod live;
mod text_jar;
