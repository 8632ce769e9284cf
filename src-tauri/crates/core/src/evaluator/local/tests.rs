//! The local evaluator, rule by rule: tables of a profile, a requirement and the verdict.

mod drafting;
mod hostile;
mod literal;
mod people;
mod people_say;
mod properties;
mod realistic;
mod rules;
mod silence;
mod understanding;
