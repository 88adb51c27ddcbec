//! What a person sees, in real browsers. Few, and only what nothing below can show.

mod accessible;
mod care;
mod closed;
mod contacts;
mod early;
mod keyboard;
mod languages;
mod loading;
mod name;
mod offline;
mod organizer;
mod rules;
mod screens;
mod sending;
mod storage;
mod survey;
mod trouble;
mod turn;
