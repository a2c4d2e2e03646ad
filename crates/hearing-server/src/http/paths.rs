//! For whom an address is, by its path alone.

/// Whether programs rather than people ask at this path.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/") || path.starts_with("/healthz")
}

/// Whether it is the console's path.
pub(crate) fn is_staff(path: &str) -> bool {
    path == "/staff" || path.starts_with("/staff/")
}
