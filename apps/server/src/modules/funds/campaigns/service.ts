import { addDuration, durationOf, findCompulsion } from '@jishi/domain';
import { actsFor, type Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../../platform/rules/working-days.ts';
import { holdOrg } from '../../orgs/index.ts';
import type { Books } from '../books/service.ts';
import * as store from './store.ts';
import type { CampaignRow } from './store.ts';

/** Special dues (特殊党费): voluntary, any sum, with or without a name. Who did not give is not known. */
export type Campaigns = ReturnType<typeof createCampaigns>;

export function createCampaigns(platform: Platform, books: Books) {
  const { audit, clock, ids, rules } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    row: Pick<CampaignRow, 'id' | 'org_id' | 'path' | 'region'>,
    facts: Record<string, unknown>,
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'special_campaign',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts,
      ruleIds: ['dues.no_withholding'],
    });

  const lockIn = async (
    tx: Tx,
    actor: Actor,
    id: number,
    version: number,
    state: CampaignRow['state'],
  ): Promise<CampaignRow> => {
    const row = await store.lockCampaign(tx, id);
    if (!row) refuse('record.not-found');
    if (!actsFor(actor, row.org_id)) refuse('fund.not-own', { org: row.org_name });
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (row.state !== state) refuse('fund.campaign-state');
    return row;
  };

  const requireVoluntary = (...texts: readonly string[]): void => {
    for (const text of texts) {
      const found = findCompulsion(text);
      if (found !== undefined) refuse('fund.campaign-not-voluntary', { text: found }, ['dues.no_withholding']);
    }
  };

  return {
    find: store.findCampaign,
    list: store.listCampaigns,
    sum: store.sumGifts,
    ownGifts: store.listOwnGifts,

    /** Last day for sending the gifts up. */
    async remitBy(tx: Tx, row: Pick<CampaignRow, 'until_on' | 'path'>): Promise<string> {
      const within = await rules.value<string>(tx, 'dues.special.remit.due', row.until_on, row.path);
      return addDuration(await loadWorkingCalendar(tx), row.until_on, durationOf(within)).date;
    },

    /** Calls for voluntary payments; a text that asks a sum or ranks is refused. */
    async call(
      tx: Tx,
      actor: Actor,
      input: { titleZh: string; appealZh: string; fromOn: string; untilOn: string },
    ): Promise<number> {
      const org = actor.orgId === null ? undefined : await holdOrg(tx, actor.orgId);
      if (!org) refuse('record.not-found');
      requireVoluntary(input.titleZh, input.appealZh);
      if (input.untilOn < input.fromOn)
        refuse('fund.day-outside', { day: input.untilOn, from: input.fromOn, until: '9999-12-31' });
      const id = await ids.next(tx, org.region);
      await store.insertCampaign(tx, {
        region: org.region,
        id,
        orgId: org.id,
        path: org.path,
        ...input,
        byName: actor.displayName,
        at: clock.now(),
      });
      await note(
        tx,
        actor,
        'fund.call',
        { id, org_id: org.id, path: org.path, region: org.region },
        { title: input.titleZh, until: input.untilOn },
      );
      return id;
    },

    /** Records a gift in the own account for special dues. The name is the giver's choice. */
    async give(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { amountFen: number; givenOn: string; donorZh: string },
    ): Promise<{ id: number; receiptNo: string }> {
      const campaign = await store.findCampaign(tx, id);
      if (!campaign || actor.orgId === null) refuse('record.not-found');
      if (campaign.state !== 'open' || input.givenOn < campaign.from_on || input.givenOn > campaign.until_on)
        refuse('fund.campaign-closed', { from: campaign.from_on, until: campaign.until_on });
      const account = await books.accountFor(tx, actor, actor.orgId, 'special-dues', input.givenOn);
      const entry = await books.post(tx, actor, account, {
        kind: 'gift',
        amountFen: input.amountFen,
        happenedOn: input.givenOn,
        partyZh: input.donorZh,
        summaryZh: campaign.title_zh,
        campaignId: campaign.id,
        withReceipt: true,
      });
      return { id: entry.id, receiptNo: entry.receiptNo ?? '' };
    },

    /** Ends the time for giving. */
    async close(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockIn(tx, actor, id, version, 'open');
      await store.updateCampaign(tx, row, { state: 'closed' });
      await note(tx, actor, 'fund.close-campaign', row, {});
    },

    /** Tells everybody the total and where it went. */
    async report(tx: Tx, actor: Actor, id: number, input: { version: number; reportZh: string }): Promise<void> {
      const row = await lockIn(tx, actor, id, input.version, 'closed');
      requireVoluntary(input.reportZh);
      const { total, gifts } = await store.sumGifts(tx, row);
      await store.updateCampaign(tx, row, {
        state: 'reported',
        report_zh: input.reportZh,
        reported_on: clock.today(),
        reported_fen: total,
        reported_gifts: gifts,
      });
      await note(tx, actor, 'fund.report-campaign', row, { totalFen: total });
    },
  };
}
