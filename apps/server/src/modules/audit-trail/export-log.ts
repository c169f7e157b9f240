import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuseInput } from '../../platform/refusal.ts';

/** A list of persons about to leave the platform: as a file, on paper, or through an interface. */
export interface ExportNote {
  /** Kind of the list, e.g. `member-roster`. */
  readonly kind: string;
  readonly persons: number;
  /** What it is for, in the words of the person who takes it. */
  readonly purpose?: string | undefined;
  /** Who will read it. */
  readonly reader?: string | undefined;
  readonly orgId?: number | null;
  readonly path?: string | null;
  /** Filters and columns, without values of persons. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Writes an export into the trail; call it in the transaction that reads the list. Above `rights.large_export.persons`
 * purpose and reader are required (`input.invalid`).
 */
export async function noteExport(
  tx: Tx,
  { audit, rules, clock }: Pick<Platform, 'audit' | 'rules' | 'clock'>,
  actor: Actor,
  note: ExportNote,
): Promise<void> {
  const threshold = rules.national<number>('rights.large_export.persons', clock.today());
  if (note.persons > threshold) {
    const missing = [
      ...(note.purpose?.trim() ? [] : [{ path: 'purpose', message: `名单超过 ${threshold} 人，请写明用途。` }]),
      ...(note.reader?.trim() ? [] : [{ path: 'reader', message: `名单超过 ${threshold} 人，请写明交给谁。` }]),
    ];
    if (missing.length > 0) refuseInput(missing, { persons: note.persons, threshold });
  }
  await audit.append(tx, actor, {
    action: 'export.take',
    subjectKind: note.kind,
    orgId: note.orgId ?? actor.orgId,
    path: note.path ?? actor.path,
    facts: { persons: note.persons, purpose: note.purpose ?? '', reader: note.reader ?? '', ...note.facts },
    ruleIds: ['rights.large_export.persons'],
  });
}
