//! The sandbox over HTTP, as a client of the provider sees it.

mod bill;
mod chat;
mod client;
mod cursors;
mod faults;
mod refusals;
mod wire;
