//! The whole suite: one module for each part of the page, one browser for all.

mod access;
mod cookies;
mod django;
mod shell;
mod theme;
mod visits;
mod workbench;
