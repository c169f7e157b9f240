import type { OrgNode, OrgView } from '@jishi/contract';
import type { z } from 'zod';
import type { OrgLink, OrgChange } from '@jishi/contract';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { idsOnPath } from '../../platform/ids.ts';
import { refuse } from '../../platform/refusal.ts';
import type { OrgContext } from './context.ts';
import { noticesOf, termState } from './notices.ts';
import { isTemporary, temporaryForbiddenActs } from './rules.ts';
import type { OrgRow } from './schema.ts';
import { search } from './search/views.ts';
import type { Counts } from './stats/dims.ts';
import { readCounts } from './stats/store.ts';
import * as store from './store.ts';
import { actTitlesZh } from './titles.ts';
import * as views from './views.ts';

type Node = z.infer<typeof OrgNode>;
type Link = z.infer<typeof OrgLink>;
type Change = z.infer<typeof OrgChange>;

/** Reading the tree, today and on any past day. */
export function createReading({ platform }: OrgContext) {
  const { clock, permissions, rules } = platform;

  /** Organisation in scope; superiors can be read, what is beside or outside is absent. */
  const getOrg = async (tx: Tx, id: number): Promise<OrgRow> =>
    (await store.findOrg(tx, id)) ?? refuse('org.not-found');

  /** As `getOrg`, inside the own subtree. */
  const getOwn = async (tx: Tx, actor: Actor, id: number): Promise<OrgRow> => {
    const org = await store.findOrg(tx, id);
    return org && covers(actor, org.path) ? org : refuse('org.not-found');
  };

  const links = async (tx: Tx, region: number, ids: readonly number[]): Promise<Link[]> => {
    const found = await views.listLinks(tx, region, ids);
    return ids.flatMap((id) => {
      const row = found.get(id);
      return row ? [linkOf(row)] : [];
    });
  };

  const canOf = (actor: Actor, org: OrgRow): Record<string, boolean> => {
    const own = covers(actor, org.path);
    const superior = own && actor.orgId !== org.id;
    const may = (permission: string, condition: boolean) => condition && permissions.allows(actor, permission);
    const active = org.state === 'active';
    return {
      apply: may('org.apply', own && active),
      reply: may('org.approve', superior && org.state === 'applied'),
      activate: may('org.file', superior && org.state === 'approved'),
      change: may('org.change', superior && active),
      dissolve: may('org.dissolve', superior && (active || org.state === 'dissolving')),
      committee: may('member.change-committee', own && active),
      counts: own,
    };
  };

  return {
    getOrg,
    getOwn,

    /** Topmost organisation of the own scope, with the superiors above it left out. */
    async root(tx: Tx, actor: Actor): Promise<Node[]> {
      const top = actor.path === null ? undefined : await views.findTop(tx, actor.path);
      return top ? (await views.listNodes(tx, top.region, [top.id])).map((row) => nodeOf(row, true)) : [];
    },

    /** Direct subordinates, counted; on a past day as they were then, without counts. */
    async children(tx: Tx, actor: Actor, orgId: number, asOf: string | undefined): Promise<Node[]> {
      const org = await getOrg(tx, orgId);
      if (asOf === undefined || asOf >= clock.today()) {
        return (await views.listChildNodes(tx, org)).map((row) => nodeOf(row, covers(actor, row.path)));
      }
      const rows = await views.listChildNodesAsOf(tx, org, asOf);
      const present = new Map(
        (
          await store.listOrgs(
            tx,
            rows.map(({ id }) => id),
          )
        ).map((row) => [row.id, row]),
      );
      return rows.map((row) => ({
        id: row.id,
        parentId: row.parent_id,
        name: row.name,
        shortName: shortNameThen(row.name, present.get(row.id)),
        code: present.get(row.id)?.code ?? '',
        kind: row.kind,
        sector: present.get(row.id)?.sector ?? 'other',
        state: row.state,
        hasChildren: row.has_children,
      }));
    },

    async counts(tx: Tx, actor: Actor, orgId: number): Promise<Counts> {
      return await readCounts(tx, await getOwn(tx, actor, orgId));
    },

    /** The page of an organisation, today or as of a past day. */
    async view(tx: Tx, actor: Actor, orgId: number, asOf: string | undefined): Promise<OrgView> {
      const today = clock.today();
      const org = await getOrg(tx, orgId);
      const day = asOf !== undefined && asOf < today ? asOf : today;
      const then = day === today ? undefined : ((await views.findAsOf(tx, orgId, day)) ?? refuse('org.not-found'));
      const own = covers(actor, org.path);
      const [node] = await views.listNodes(tx, org.region, [org.id]);
      if (!node) refuse('org.not-found');
      const terms = await store.listTerms(tx, org);
      const term = terms.find(({ from_on, ended_on }) => from_on <= day && (ended_on === null || ended_on > day));
      const lead = await rules.value<string>(tx, 'org.term.expiry.lead', day, org.path);
      const committee = own ? await views.listCommittee(tx, org, day) : [];
      const relations = own ? await views.listRelations(tx, org, day, today) : [];
      const others = await views.listLinks(
        tx,
        org.region,
        relations.map(({ other_org_id }) => other_org_id),
      );
      const termView = term
        ? {
            termNumber: term.term_number,
            fromOn: term.from_on,
            expiresOn: term.extended_to ?? term.expires_on,
            extendedTo: term.extended_to,
            endedOn: term.ended_on,
            state: termState(term, day, lead),
          }
        : null;
      const current = day === today && own && org.state === 'active';
      const notices = current
        ? await noticesOf(platform, tx, org, { counts: await readCounts(tx, org), committee, term: termView })
        : [];
      return {
        org: {
          ...nodeOf(node, own && then === undefined),
          ...(then
            ? {
                name: then.name,
                shortName: shortNameThen(then.name, org),
                kind: then.kind,
                state: then.state,
                parentId: then.parent_id,
              }
            : {}),
          version: org.version,
          foundedOn: org.founded_on,
          dissolvedOn: org.dissolved_on,
          temporaryUntil: org.temporary_until,
          forbiddenActs: isTemporary(org.kind) ? temporaryForbiddenActs.map((act) => actTitlesZh[act] ?? act) : [],
          mayAdmit: org.may_admit,
          contactName: own ? org.contact_name : null,
          placeCode: org.place_code,
          facts: own ? { ...org.facts, ...org.employer } : {},
          application: own && org.application ? { ...org.application } : null,
          reply: own ? org.reply : null,
        },
        asOf: day,
        path: await links(tx, org.region, idsOnPath(org.region, then?.org_path ?? org.path)),
        term: termView,
        committee: committee.map((post) => ({
          id: post.id,
          memberId: post.member_id,
          name: post.name,
          post: post.post as OrgView['committee'][number]['post'],
          basis: post.basis as 'elected',
          fromOn: post.from_on,
          untilOn: post.until_on,
        })),
        relations: relations.flatMap((relation) => {
          const other = others.get(relation.other_org_id);
          return other
            ? [
                {
                  id: relation.id,
                  kind: relation.kind,
                  other: linkOf(other),
                  fromOn: relation.from_on,
                  untilOn: relation.until_on,
                },
              ]
            : [];
        }),
        notices,
        can: then ? {} : canOf(actor, org),
      };
    },

    async history(
      tx: Tx,
      orgId: number,
      cursor: string | undefined,
      limit: number,
    ): Promise<{ items: Change[]; nextCursor: string | null }> {
      const org = await getOrg(tx, orgId);
      const rows = await views.listHistory(tx, org, readCursor(cursor), limit + 1);
      const page = rows.slice(0, limit);
      const parents = await views.listLinks(
        tx,
        org.region,
        page.flatMap(({ parent_id }) => (parent_id === null ? [] : [parent_id])),
      );
      const last = page.at(-1);
      return {
        items: page.map((row) => {
          const parent = row.parent_id === null ? undefined : parents.get(row.parent_id);
          return {
            validFrom: row.valid_from,
            validUntil: row.valid_until,
            change: row.change,
            name: row.name,
            kind: row.kind,
            parent: parent ? linkOf(parent) : null,
            replyNo: row.reply_no,
            reason: row.reason,
            recordedAt: row.recorded_at.toISOString(),
          };
        }),
        nextCursor: rows.length > limit && last ? `${last.valid_from}_${last.id}` : null,
      };
    },

    async search(tx: Tx, query: string, limit: number): Promise<(Link & { detail: string })[]> {
      const hits = await search(tx, 'org', query, limit);
      const rows = new Map(
        (
          await store.listOrgs(
            tx,
            hits.map(({ id }) => id),
          )
        ).map((row) => [row.id, row]),
      );
      return hits.flatMap(({ id, detail }) => {
        const row = rows.get(id);
        return row ? [{ ...linkOf(row), detail }] : [];
      });
    },
  };
}

function linkOf(row: { id: number; name: string; short_name: string; kind: OrgRow['kind'] }): Link {
  return { id: row.id, name: row.name, shortName: row.short_name, kind: row.kind };
}

/** Short names have no past of their own: an organisation that had another name is shown by that full name. */
function shortNameThen(name: string, present: OrgRow | undefined): string {
  return present?.name === name ? present.short_name : name;
}

function nodeOf(row: views.NodeRow, counted: boolean): Node {
  return {
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    shortName: row.short_name,
    code: row.code,
    kind: row.kind,
    sector: row.sector,
    state: row.state,
    hasChildren: row.has_children,
    ...(counted ? { members: row.members, branches: row.branches, organisations: row.organisations } : {}),
  };
}

function readCursor(cursor: string | undefined): { on: string; id: number } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})_(\d{1,16})$/.exec(cursor ?? '');
  return match ? { on: match[1] ?? '', id: Number(match[2]) } : undefined;
}
