//! What the tests of the whole workstation stand on.
//!
//! [`desk`] is a workspace with a pretend provider and a clock, for tests without a window; [`ledger`] looks into
//! its file from outside and says what must be true of it at any moment; [`checking`] adds people, a briefing and a
//! pretended vendor of models.
//!
//! [`stage`] and [`page`] drive the built app in a real window; `window.rs` tests with them, and `make run` shows
//! the demo with them where there is no display.

#[path = "window/actor.rs"]
pub mod actor;
#[path = "support/checking.rs"]
pub mod checking;
#[path = "support/desk.rs"]
pub mod desk;
#[path = "support/ledger.rs"]
pub mod ledger;
#[path = "window/page.rs"]
pub mod page;
#[path = "window/stage.rs"]
pub mod stage;
#[path = "window/story.rs"]
pub mod story;
#[path = "window/wire.rs"]
pub mod wire;
#[path = "window/world.rs"]
pub mod world;
