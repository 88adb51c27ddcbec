//! Everything over HTTP, the command line and a real browser, against the real server. One binary, so that it links once.

mod api;
mod browser;
mod fault;
