use anyhow::{Result, bail};
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file that Excel or another program saved: UTF-8 or UTF-16, with a mark or without
/// one, or what is called Shift_JIS in Windows (CP932). Line ends become `\n`.
pub(super) fn decode(bytes: &[u8]) -> Result<String> {
    const CSV_ASKED: &str = "Excelで開き、「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存してください。";
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        bail!("Excelのブックのままです。{CSV_ASKED}");
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (guessed(bytes), bytes),
    };
    if encoding != UTF_8 || str::from_utf8(bytes).is_ok() {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if !has_errors {
            return Ok(text);
        }
        let line = text.split('\u{FFFD}').next().unwrap_or_default();
        let line = line.matches('\n').count() + 1;
        bail!("テキストの{line}行目に、読み取れない文字があります。{CSV_ASKED}");
    }
    bail!("読み取れない文字があります。{CSV_ASKED}");
}

/// The encoding of a file without a mark. In UTF-16 the headings' Latin letters have a zero each.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [1..=255, 0, ..] => UTF_16LE,
        [0, 1..=255, ..] => UTF_16BE,
        _ if str::from_utf8(bytes).is_ok() => UTF_8,
        _ => SHIFT_JIS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_saves_is_read() {
        let words = "大船の①公園～髙﨑";
        let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{FEFF}大船の①公園～髙﨑"
                .encode_utf16()
                .flat_map(to_bytes)
                .collect()
        };
        let (cp932, _, _) = SHIFT_JIS.encode(words);
        for bytes in [
            words.as_bytes().to_vec(),
            format!("\u{FEFF}{words}").into_bytes(),
            cp932.into_owned(),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).ok().as_deref(), Some(words), "{bytes:?}");
        }
        for bytes in [b"a\0,\0".as_slice(), b"\0a\0,"] {
            assert_eq!(decode(bytes).ok().as_deref(), Some("a,"));
        }
        assert_eq!(decode(b"a\r\nb\rc\n").ok().as_deref(), Some("a\nb\nc\n"));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_what_to_do() {
        for (bytes, words) in [
            (b"PK\x03\x04rest".as_slice(), "ブックのまま"),
            (b"a\n\xFF\xFFb".as_slice(), "2行目"),
            (b"\xEF\xBB\xBFa\xFF".as_slice(), "読み取れない文字"),
        ] {
            let error = decode(bytes).err().map(|error| error.to_string());
            let error = error.unwrap_or_default();
            assert!(
                error.contains(words) && error.contains("CSV UTF-8"),
                "{error}"
            );
        }
    }
}
