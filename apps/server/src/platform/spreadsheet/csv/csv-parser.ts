import { SpreadsheetError } from '../errors.ts';

/** Characters of one quoted field after which the missing quotation mark is reported instead of read on. */
const maxQuoted = 1_000_000;

/** A parser fed with pieces of text; complete records come out as they are found. */
export interface CsvParser {
  push(text: string): string[][];
  end(): string[][];
}

/**
 * Parses delimited text as RFC 4180 writes it and offices bend it: quotation marks doubled inside quoted
 * fields, line ends CRLF, LF or CR, quotation marks inside unquoted fields taken as they are.
 */
export function createCsvParser(delimiter: string): CsvParser {
  let rest = '';
  let record: string[] = [];
  let count = 0;

  /** Reads records from `text`; what is incomplete at its end stays in `rest` unless `last`. */
  function read(text: string, last: boolean): string[][] {
    const records: string[][] = [];
    let at = 0;
    let keptAt = 0;
    while (at < text.length || (last && record.length > 0)) {
      const field = text[at] === '"' ? quotedField(text, at, last) : plainField(text, at, last);
      if (field === undefined) break;
      record.push(field.value);
      at = field.next;
      if (field.ends) {
        records.push(record);
        count++;
        record = [];
      }
      keptAt = at;
    }
    rest = text.slice(keptAt);
    return records;
  }

  interface Field {
    readonly value: string;
    readonly next: number;
    readonly ends: boolean;
  }

  function plainField(text: string, start: number, last: boolean): Field | undefined {
    let at = start;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
    return finish(text, at, text.slice(start, at), last);
  }

  /** Decides what stands behind a field; undefined when that is not in `text` yet. */
  function finish(text: string, at: number, value: string, last: boolean): Field | undefined {
    if (at >= text.length) return last ? { value, next: at, ends: true } : undefined;
    if (text[at] === delimiter) return { value, next: at + 1, ends: false };
    if (text[at] === '\n') return { value, next: at + 1, ends: true };
    if (at + 1 >= text.length && !last) return undefined;
    return { value, next: text[at + 1] === '\n' ? at + 2 : at + 1, ends: true };
  }

  function quotedField(text: string, start: number, last: boolean): Field | undefined {
    let value = '';
    let from = start + 1;
    for (;;) {
      const mark = text.indexOf('"', from);
      if (mark < 0 || (mark + 1 >= text.length && !last)) {
        if (last || text.length - start > maxQuoted)
          throw new SpreadsheetError('file.quote-not-closed', { row: count + 1 });
        return undefined;
      }
      value += text.slice(from, mark);
      if (text[mark + 1] !== '"') return afterQuotes(text, mark + 1, value, last);
      value += '"';
      from = mark + 2;
    }
  }

  /** Text behind the closing mark belongs to the field, as spreadsheets read it. */
  function afterQuotes(text: string, start: number, value: string, last: boolean): Field | undefined {
    const tail = plainField(text, start, last);
    return tail === undefined ? undefined : { ...tail, value: value + tail.value };
  }

  return {
    push: (text) => read(rest + text, false),
    end: () => read(rest, true),
  };
}

/**
 * The delimiter of a text by its first lines: the one of `,` `;` tab and `|` that cuts most lines into the
 * same number of fields. A first line `sep=;`, which Excel understands, decides.
 */
export function detectDelimiter(sample: string): string {
  const named = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (named !== undefined) return named;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', '\t', ';', '|']) {
    const parser = createCsvParser(delimiter);
    const widths = widthsOf(parser, sample);
    const usual = mostFrequent(widths.filter((width) => width > 1));
    const score = usual === undefined ? 0 : widths.filter((width) => width === usual).length * 1000 + usual;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function widthsOf(parser: CsvParser, sample: string): number[] {
  try {
    return parser
      .push(sample)
      .slice(0, 50)
      .map((record) => record.length);
  } catch {
    return [];
  }
}

function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}
