/** Bounds of reading a file from outside; every one is checked before or while its cost arises, never after. */
export interface SpreadsheetLimits {
  /** Largest file taken at all, in bytes. */
  readonly maxFileBytes: number;
  /** Largest legacy `.xls`, HTML or encrypted file, in bytes: these formats have to be held in memory. */
  readonly maxInMemoryBytes: number;
  /** Sum of the unpacked sizes of a workbook, by its directory and again while unpacking, in bytes. */
  readonly maxUnpackedBytes: number;
  /** Unpacked by packed size of the archive and of each part over 8 MiB. */
  readonly maxRatio: number;
  /** Parts in the archive. */
  readonly maxEntries: number;
  /** Columns a row may use. */
  readonly maxColumns: number;
  /** Characters of one cell; Excel's own bound is 32,767. */
  readonly maxCellCharacters: number;
  /** JavaScript heap of the reading thread, in MiB. */
  readonly maxHeapMegabytes: number;
  /** Longest wait for the next batch, in milliseconds; time in which nobody asks for rows does not count. */
  readonly maxStallMilliseconds: number;
}

const MiB = 1024 * 1024;

/** Bounds used when the caller names none: a workbook of a million rows passes, a bomb does not. */
export const defaultLimits: SpreadsheetLimits = {
  maxFileBytes: 100 * MiB,
  maxInMemoryBytes: 32 * MiB,
  maxUnpackedBytes: 1024 * MiB,
  maxRatio: 100,
  maxEntries: 10_000,
  maxColumns: 512,
  maxCellCharacters: 32_767,
  maxHeapMegabytes: 256,
  maxStallMilliseconds: 60_000,
};

/** Rows that a worksheet can hold, its heading row included (the file format's own bound). */
export const maxSheetRows = 1_048_576;
