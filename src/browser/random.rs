//! Randomness.

use super::window::window;

/// A random UUID, version 4.
pub fn uuid() -> String {
    let mut bytes = [0u8; 16];
    let random = window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if random.is_none() {
        // Good enough for a key that only has to differ from this device's others.
        bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut uuid = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            uuid.push('-');
        }
        uuid.extend(
            [byte >> 4, byte & 0x0f]
                .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])),
        );
    }
    uuid
}
