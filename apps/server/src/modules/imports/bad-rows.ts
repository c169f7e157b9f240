import type { Writable } from 'node:stream';
import { writeWorkbook, type MarkedRow, type WriteSheet } from '../../platform/spreadsheet/index.ts';
import { isReadable, type ReadablePart } from './check/read-part.ts';
import { fieldOf, fieldSets } from './fields.ts';
import { checkFile, type Pass } from './run/pass.ts';
import type { Finding } from './schema.ts';

/** Bad rows waiting to be written before reading goes on. */
const mostWaiting = 4000;

/**
 * Writes the rows that cannot be imported as they stand into a workbook with the same headings: each remark as a
 * comment on its cell and in a last column 问题. Corrected, the workbook is imported like any other. Rows pass through;
 * memory does not grow with them.
 */
export async function writeBadRows(
  pass: Omit<Pass, 'onRow' | 'progress' | 'mode' | 'acceptQuestions'>,
  target: string | Writable,
): Promise<{ readonly rows: number }> {
  const order = fieldSets.map(({ kind }) => kind);
  // In the order in which they are read: what comes later waits until the sheets before it are written.
  const readable = pass.parts.filter(isReadable).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const channels = new Map(readable.map((part) => [part.sheet, createChannel<MarkedRow>()]));
  const abort = new AbortController();
  let currentSheet: string | undefined;
  const checked = checkFile({
    ...pass,
    mode: 'good',
    acceptQuestions: false,
    async progress() {
      await channels.get(currentSheet ?? '')?.drained(mostWaiting);
      abort.signal.throwIfAborted();
    },
    onRow(part, cells, _row, findings) {
      if (currentSheet !== part.sheet) endBefore(part.sheet);
      currentSheet = part.sheet;
      if (findings.some(({ severity }) => severity !== 'hint'))
        channels.get(part.sheet)?.push(markedRow(cells, findings));
    },
  }).finally(() => {
    for (const channel of channels.values()) channel.end();
  });
  const written = writeWorkbook(
    target,
    readable.map((part) => sheetOf(part, channels.get(part.sheet)?.rows ?? [])),
  );
  written.catch((error: unknown) => {
    abort.abort(error);
    for (const channel of channels.values()) channel.end();
  });
  const [result] = await Promise.all([written, checked]);
  return { rows: result.sheets.reduce((sum, { rows }) => sum + rows, 0) };

  function endBefore(sheet: string): void {
    for (const [name, channel] of channels) {
      if (name === sheet) return;
      channel.end();
    }
  }
}

function markedRow(cells: readonly string[], findings: readonly Finding[]): MarkedRow {
  return {
    cells,
    faults: findings.map(({ column, severity, zh, remedyZh, suggestion }) => ({
      column: Math.max(0, column),
      text: `${zh}${remedyZh}${suggestion === undefined ? '' : `最接近的是“${suggestion}”。`}`,
      severity: severity === 'error' ? 'error' : 'warning',
    })),
  };
}

function sheetOf(part: ReadablePart, rows: WriteSheet['rows']): WriteSheet {
  const columns = part.headings.map((heading, column) => {
    const key = part.mapping[column]?.field;
    const field = key === null || key === undefined ? undefined : fieldOf(part.kind, key);
    return {
      heading: heading === '' ? `列${column + 1}` : heading,
      kind: field?.kind === 'date' ? ('date' as const) : ('text' as const),
    };
  });
  const last = columns.at(-1)?.heading === '问题';
  return { name: part.sheet, columns, rows, ...(last ? {} : { faultHeading: '问题' }) };
}

/** Rows handed from the check, which cannot wait, to the writer, which pulls. */
function createChannel<T>() {
  const waiting: T[] = [];
  let ended = false;
  let wakeReader: (() => void) | undefined;
  let wakeWriter: (() => void) | undefined;
  async function* read(): AsyncGenerator<T> {
    for (;;) {
      while (waiting.length > 0) {
        yield* waiting.splice(0);
        wakeWriter?.();
      }
      if (ended) return;
      await new Promise<void>((resolve) => (wakeReader = resolve));
    }
  }
  return {
    rows: read(),
    push(row: T) {
      waiting.push(row);
      wakeReader?.();
    },
    async drained(most: number) {
      if (waiting.length > most && !ended) await new Promise<void>((resolve) => (wakeWriter = resolve));
    },
    end() {
      ended = true;
      wakeReader?.();
      wakeWriter?.();
    },
  };
}
