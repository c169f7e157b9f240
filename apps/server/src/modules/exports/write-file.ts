import { codeLists, memberFields, organisationFields, unitFields, type ImportField } from '@jishi/rules';
import type { Actor } from '../../platform/access/actor.ts';
import { covers } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { writeCsv, writeWorkbook, type CellInput, type WriteColumn } from '../../platform/spreadsheet/index.ts';
import { noteExport } from '../audit-trail/index.ts';
import { createRoster, exportMembers, type RosterQuery } from '../members/index.ts';
import { findOrg } from '../orgs/index.ts';
import { createChannel } from './channel.ts';
import * as views from './views.ts';

/** What is written and why. */
export interface ExportWish {
  readonly kind: 'orgs' | 'members';
  readonly format: 'xlsx' | 'csv';
  readonly filters: RosterQuery;
  readonly orgId?: number | undefined;
  readonly withIdentifiers: boolean;
  readonly purpose: string;
  readonly reader: string;
}

type Row = Readonly<Record<string, CellInput>>;

/**
 * Writes organisations or members into a file with the headings and values that the import reads back unchanged. The
 * note in the trail and the readings of each person stand in the same transaction: what left was noted.
 *
 * @param progress called with the rows written so far
 * @returns number of rows
 */
export async function writeExport(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  wish: ExportWish,
  path: string,
  progress: (rows: number) => Promise<void> = async () => undefined,
): Promise<number> {
  const fields = wish.kind === 'members' ? memberFields.filter(({ derived }) => !derived) : orgFields;
  const channel = createChannel<readonly CellInput[]>();
  const cells = fields.map((field) => cellOf(field));
  const sheet = {
    name: wish.kind === 'members' ? '党员' : '党组织',
    columns: fields.map(columnOf),
    rows: channel.rows,
  };
  const written = wish.format === 'xlsx' ? writeWorkbook(path, [sheet]) : writeCsv(path, sheet);
  // A full disk ends the reading too.
  written.catch(() => void channel.rows.return(undefined));
  let rows = 0;
  const receive = async (batch: readonly Row[]): Promise<void> => {
    await channel.send(batch.map((row) => fields.map(({ key }, at) => cells[at]?.(row[key]))));
    rows += batch.length;
    await progress(rows);
  };
  try {
    if (wish.kind === 'members') await writeMembers(platform, tx, actor, wish, receive);
    else await writeOrgs(platform, tx, actor, wish, receive);
  } catch (error) {
    channel.end();
    await written.catch((fault: unknown) => {
      throw fault;
    });
    throw error;
  }
  channel.end();
  await written;
  return rows;
}

async function writeMembers(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  wish: ExportWish,
  receive: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const { filters, purpose, withIdentifiers, reader } = wish;
  const persons = await exportMembers(
    platform,
    createRoster(platform),
    tx,
    actor,
    { filters, purpose, withIdentifiers },
    receive,
  );
  await noteExport(tx, platform, actor, {
    kind: 'member-roster',
    persons,
    purpose,
    reader,
    facts: { filters, withIdentifiers },
  });
}

/** Organisations a statement. */
const batch = 500;

async function writeOrgs(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  wish: ExportWish,
  receive: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const org = wish.orgId === undefined ? undefined : await findOrg(tx, wish.orgId);
  if (wish.orgId !== undefined && (!org || !covers(actor, org.path))) refuse('org.not-found');
  const top = org?.path ?? actor.path ?? '';
  let after = '';
  let total = 0;
  for (;;) {
    const page = await views.listOrgs(tx, top, after, batch);
    const last = page.at(-1);
    if (!last) break;
    after = last.path;
    total += page.length;
    await receive(page.map((row) => orgRow(platform, row)));
  }
  await platform.audit.append(tx, actor, {
    action: 'org.export',
    subjectKind: 'org',
    subjectId: org?.id ?? actor.orgId,
    facts: { count: total, purpose: wish.purpose, reader: wish.reader },
  });
}

const unitPrefix = 'unit.';
const orgFields: readonly ImportField[] = [
  ...organisationFields.filter(({ derived }) => !derived),
  ...unitFields.map((field) => ({
    ...field,
    key: `${unitPrefix}${field.key}`,
    titleZh: field.key === 'foundedOn' ? '单位成立日期' : field.titleZh,
  })),
];

function orgRow({ personalData }: Platform, org: views.OrgToExport): Row {
  const facts = Object.fromEntries(
    Object.entries(org.facts).map(([key, value]) => [key, typeof value === 'boolean' ? yes(value) : String(value)]),
  );
  return {
    ...facts,
    name: org.name,
    shortName: org.short_name,
    code: org.code,
    // The top of a place is a committee to the national system.
    type: org.kind === 'county' ? '611' : org.kind,
    parent: org.parent ?? '',
    foundedOn: org.founded_on,
    unitClass: org.sector,
    mayApproveAdmission: yes(org.may_admit),
    contact: org.contact_name ?? '',
    phone: org.contact_phone === null ? '' : personalData.open('org.contact_phone', org.contact_phone),
    regionCode: org.place_code ?? '',
    secretary: org.secretary ?? '',
    termExpiresOn: org.term_expires_on ?? '',
  };
}

const yes = (value: boolean): string => (value ? '是' : '否');

/** How a value is written: the title of a code, everything else as it is. */
function cellOf(field: ImportField): (value: CellInput) => CellInput {
  if (field.kind === 'integer') return (value) => (value === undefined || value === '' ? '' : Number(value));
  if (field.kind !== 'code') return (value) => value;
  const items = codeLists.find(({ id }) => id === field.codeList)?.items ?? [];
  // A title that two codes share would read back as one of them; then the code is written.
  const titles = items.map(({ titleZh }) => titleZh);
  const byCode = new Map(
    items.map(({ code, titleZh }) => [code, titles.indexOf(titleZh) === titles.lastIndexOf(titleZh) ? titleZh : code]),
  );
  return (value) => byCode.get(String(value ?? '')) ?? value;
}

function columnOf(field: ImportField): WriteColumn {
  return {
    heading: field.titleZh,
    kind: field.kind === 'date' ? 'date' : field.kind === 'integer' ? 'number' : 'text',
    required: field.requirement === 'must',
  };
}
