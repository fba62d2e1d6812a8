import { crc32, deflateRawSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';

type Value = string | number | CellObject;

/** A workbook with these sheets, rows of cells each; `change` has the last word on the sheet. */
export function book(
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
  change: (sheet: WorkSheet, name: string) => void = () => undefined,
  bookType: 'xlsx' | 'biff8' = 'xlsx',
): Buffer {
  const made = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows as Value[][]);
    change(sheet, name);
    utils.book_append_sheet(made, sheet, name);
  }
  return write(made, { type: 'buffer', bookType, compression: true }) as Buffer;
}

/** A workbook whose formulas nobody has worked out. */
export async function unsolved(
  rows: readonly (readonly (string | { formula: string })[])[],
): Promise<Buffer> {
  const made = new Workbook();
  made.addWorksheet('住户').addRows(rows.map((row) => [...row]));
  return Buffer.from(await made.xlsx.writeBuffer());
}

/** The head of a compound file, as old and as locked ones are, with the names of these streams. */
export function compoundFile(streams: readonly string[]): Buffer {
  const head = Buffer.alloc(512);
  head.write('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([head, ...streams.map((name) => Buffer.from(name, 'utf16le'))]);
}

interface Entry {
  name: string;
  data: Buffer;
  /** What the directory says of its size, where that is a lie. */
  said?: number;
  locked?: boolean;
}

/** A ZIP of these entries, made by hand so that it can lie. */
export function zipFile(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, said = data.length, locked = false } of entries) {
    const packed = deflateRawSync(data);
    const [local, entry] = [Buffer.alloc(30), Buffer.alloc(46)];
    local.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt32LE(0x02014b50, 0);
    // From the flags on both heads are alike, the directory's two bytes later.
    for (const [head, from] of [
      [local, 6],
      [entry, 8],
    ] as const) {
      head.writeUInt16LE(locked ? 1 : 0, from);
      head.writeUInt16LE(8, from + 2);
      head.writeUInt32LE(crc32(data), from + 8);
      head.writeUInt32LE(packed.length, from + 12);
      head.writeUInt32LE(said, from + 16);
      head.writeUInt16LE(Buffer.byteLength(name), from + 20);
    }
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += local.length + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
