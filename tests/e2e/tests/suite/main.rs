//! The whole suite: one module for each part of the page, one browser for all.

mod access;
mod activity;
mod cookies;
mod django;
mod editor;
mod keyboard;
mod live;
mod policy;
mod shell;
mod states;
mod table;
mod theme;
mod undo;
mod visits;
mod workbench;
