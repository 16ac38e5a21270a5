//! Starts real browsers, their drivers and the servers they visit.
