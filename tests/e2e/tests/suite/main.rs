//! The whole suite: one module for each part of the page, one browser for all.

mod access;
mod activity;
mod cookies;
mod deletion;
mod django;
mod drafts;
mod editor;
mod keyboard;
mod layout;
mod leaks;
mod list;
mod live;
mod masks;
mod policy;
mod renewed;
mod shell;
mod states;
mod tabs;
mod theme;
mod toast;
mod touch;
mod undo;
mod visits;
mod workbench;
