//! What a person sees, in real Chromium. Few, and only what nothing below can show.

mod closed;
mod loading;
mod name;
mod offline;
mod organizer;
mod screens;
mod sending;
mod storage;
mod turn;
