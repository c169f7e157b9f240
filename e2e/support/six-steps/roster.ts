import assert from 'node:assert/strict';
import { citizenCheckCharacter } from '@jishi/domain';
import { testRegion, type TestApp, type TestOrg } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { checkMemberRow, importMembers } from '../../../apps/server/src/modules/members/index.ts';
import { createOrgIndex, loadOrgEntries } from '../../../apps/server/src/modules/orgs/index.ts';
import { systemActor } from '../../../apps/server/src/platform/access/actor.ts';

const everything = { path: '', everything: true } as const;

/**
 * Brings people into a branch as a file would, so that they are found by name; gives their ids in the same order.
 *
 * @param from number of the first person; the last digits but one of the citizen numbers count on from it
 */
export async function importRoster(
  app: TestApp,
  branch: TestOrg,
  names: readonly string[],
  from: number,
): Promise<number[]> {
  const { db, clock } = app.platform;
  const orgs = createOrgIndex(await db.read(everything, loadOrgEntries));
  const seen = new Map<string, number>();
  const people = names.map((name, index) => rowOf(name, branch.name, from + index));
  const rows = people.map((person, index) => {
    const result = checkMemberRow(person, index + 2, { day: clock.today(), orgs, seen });
    return result.ok ? result.row : assert.fail(JSON.stringify(result));
  });
  await db.write(everything, (tx) =>
    importMembers(app.platform, tx, systemActor('导入', testRegion), rows, { importId: null, fileName: '名册.xlsx' }),
  );
  const stored = await db.read(everything, (tx) =>
    tx.many<{ id: number; tail: string }>(
      sql`select m.id, m.id_number_tail as tail from member m where m.org_id = ${branch.id}`,
    ),
  );
  return people.map(({ name, citizenNumber }) => {
    const person = stored.find(({ tail }) => citizenNumber.endsWith(tail));
    return person?.id ?? assert.fail(`${name} was not imported`);
  });
}

function rowOf(name: string, branch: string, number: number) {
  const year = 1952 + ((number * 7) % 45);
  const body = `410621${year}${String(1 + (number % 12)).padStart(2, '0')}11${String(number % 999).padStart(3, '0')}`;
  return {
    name,
    citizenNumber: body + citizenCheckCharacter(body),
    ethnic: '汉族',
    education: '普通高中毕业',
    memberType: '正式党员',
    admittedOn: '2016-07-01',
    confirmedOn: '2017-07-01',
    jobPosition: '农牧渔民',
    mobile: '13912345678',
    address: '善堂镇',
    branch,
  };
}
