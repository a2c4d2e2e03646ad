// Makes a screenshot's file smaller, and leaves its pixels as they are. Chromium filters each row for photographs; even
// areas and letters that come again compress better as they stand.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The signature, and the first chunk after it, which says how the pixels lie: 8 + 4 + 4 + 13 + 4 bytes. */
const HEADER = 33;

/** An RGB picture as Chromium writes it, its rows without a filter. */
export function unfiltered(png: Buffer): Buffer {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const filtered = inflateSync(Buffer.concat([...dataOf(png)]));
  const row = width * channels;
  const rows = Buffer.alloc(height * (row + 1));
  for (let y = 0; y < height; y++) {
    const start = y * (row + 1);
    const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : rows[y * (row + 1) + 1 + x]!);
    for (let x = 0; x < row; x++) {
      const predicted = predict(filtered[start]!, at(x - channels, y), at(x, y - 1), at(x - channels, y - 1));
      rows[start + 1 + x] = filtered[start + 1 + x]! + predicted;
    }
  }
  return Buffer.concat([png.subarray(0, HEADER), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** What the chunks of pixels hold. */
function* dataOf(png: Buffer): Iterable<Buffer> {
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') yield png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
  }
}

/** What a filter takes a byte to be, by those to its left, above it, and to the left of that. */
function predict(filter: number, left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [number, number, number];
  const paeth = toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
  return [0, left, above, (left + above) >> 1, paeth][filter]!;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
