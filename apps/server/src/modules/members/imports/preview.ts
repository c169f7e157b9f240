import type { Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { MemberRow } from '../import-row.ts';
import { latestByIndex, type RowRefusal } from '../save-rows.ts';
import { contextOf, differencesOf, mergeRow, openMember, type Difference } from '../sealing.ts';
import { listIdentities, listMembers } from '../store.ts';
import * as store from './store.ts';

/** Somebody on the roster, as a question about them needs it. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly orgId: number;
  readonly idNumberTail: string;
}

/** Somebody of the same name in the same branch, born on the same day or with the same last digits: most likely the same person with a number mistyped. */
export interface Namesake {
  readonly id: number;
  readonly idNumberTail: string;
  readonly orgName: string;
}

/** What an import would do with a row. */
export type RowPreview =
  | { readonly kind: 'added'; readonly namesake?: Namesake }
  | { readonly kind: 'changed'; readonly known: KnownPerson; readonly differences: readonly Difference[] }
  | { readonly kind: 'unchanged'; readonly known: KnownPerson }
  | { readonly kind: 'refused'; readonly code: RowRefusal };

const isCurrent = (status: string): boolean => status === 'normal' || status === 'suspended';

/**
 * Tells what `importMembers` would do with checked rows, without writing or locking anything. Sealed values appear in
 * the differences as changed or not, never by content.
 */
export async function previewMembers(
  { personalData, clock }: Pick<Platform, 'personalData' | 'clock'>,
  tx: Tx,
  actor: Actor,
  rows: readonly MemberRow[],
): Promise<RowPreview[]> {
  const { region } = actor;
  const today = clock.today();
  const indexes = rows.map(({ idNumber }) => personalData.blindIndex(contextOf('id_number'), idNumber));
  const keys = indexes.map((index) => index.toString('hex'));
  const identities = await listIdentities(tx, region, indexes);
  const known = latestByIndex(
    identities.length === 0
      ? []
      : await listMembers(
          tx,
          identities.map(({ id }) => id),
        ),
  );
  const elsewhere = new Set(
    identities.flatMap(({ index, is_current }) =>
      is_current && !known.has(index.toString('hex')) ? [index.toString('hex')] : [],
    ),
  );
  const strangers = rows.filter((_row, at) => !known.has(keys[at] ?? ''));
  const namesakes = await findNamesakes(tx, region, strangers);
  return rows.map((row, at): RowPreview => {
    const before = known.get(keys[at] ?? '');
    if (elsewhere.has(keys[at] ?? '')) return { kind: 'refused', code: 'member.elsewhere' };
    if (!before) {
      const namesake = namesakes(row);
      return namesake ? { kind: 'added', namesake } : { kind: 'added' };
    }
    if (!isCurrent(before.status) && isCurrent(row.status)) return { kind: 'refused', code: 'member.left-already' };
    const person = { id: before.id, name: before.name, orgId: before.org_id, idNumberTail: before.id_number_tail };
    const clear = openMember(personalData, before);
    const differences = differencesOf(clear, mergeRow(clear, row, today));
    return differences.length === 0
      ? { kind: 'unchanged', known: person }
      : { kind: 'changed', known: person, differences };
  });
}

async function findNamesakes(
  tx: Tx,
  region: number,
  strangers: readonly MemberRow[],
): Promise<(row: MemberRow) => Namesake | undefined> {
  if (strangers.length === 0) return () => undefined;
  const wanted = { orgIds: strangers.map(({ orgId }) => orgId), names: strangers.map(({ name }) => name) };
  const found = await store.listNamesakes(tx, region, wanted);
  const keyOf = (name: string, orgId: number, trait: string) => `${orgId} ${name} ${trait}`;
  const byTrait = new Map(
    found.flatMap((person) => [
      [keyOf(person.name, person.org_id, person.born_on), person] as const,
      [keyOf(person.name, person.org_id, person.id_number_tail), person] as const,
    ]),
  );
  return (row) => {
    const person =
      byTrait.get(keyOf(row.name, row.orgId, row.bornOn)) ??
      byTrait.get(keyOf(row.name, row.orgId, row.idNumber.slice(-4)));
    return person && { id: person.id, idNumberTail: person.id_number_tail, orgName: person.org_name };
  };
}
