//! What a person sees, in real browsers. Few, and only what nothing below can show.

mod accessible;
mod care;
mod closed;
mod contacts;
mod desk;
mod early;
mod hear;
mod keyboard;
mod languages;
mod loading;
mod look;
mod name;
mod offline;
mod organizer;
mod passing;
mod rules;
mod screens;
mod sending;
mod storage;
mod story;
mod survey;
mod trouble;
mod turn;
