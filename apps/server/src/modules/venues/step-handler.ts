import { paramsOf, type VenueParams, type VenueState } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import * as store from './store.ts';

/** States in which the work of an action is done. */
const doneIn: Readonly<Partial<Record<VenueParams['action'], readonly VenueState[]>>> = {
  plan: ['approved', 'built', 'accepted', 'open', 'closed'],
  build: ['built', 'accepted', 'open', 'closed'],
  accept: ['accepted', 'open', 'closed'],
  open: ['open'],
  close: ['closed'],
};

const waiting: Readonly<Record<VenueParams['action'], readonly [zh: string, en: string]>> = {
  plan: ['阵地计划还没有批准。', 'The plan is not approved yet.'],
  build: ['还没有登记建成。', 'Completion is not recorded yet.'],
  accept: ['还没有验收。', 'It is not accepted yet.'],
  open: ['还没有开放。', 'It is not open yet.'],
  book: ['还没有预约。', 'Nothing is booked yet.'],
  inspect: ['还没有检查记录。', 'No inspection is recorded yet.'],
  upkeep: ['还没有维护记录。', 'No upkeep is recorded yet.'],
  close: ['还没有停止开放。', 'It is not closed yet.'],
};

/** Venue steps of a method: each action is done by the act of that name on the venue of the run. */
export function createVenueStepHandler(): StepHandler {
  const paramsIn = (context: StepContext): VenueParams => {
    const params = paramsOf(context.step, 'venue');
    if (!params) throw new Error(`step ${context.step.id} is not a venue`);
    return params;
  };
  const venueIn = (tx: Tx, context: StepContext) =>
    store.venueOfRun(tx, {
      region: context.region,
      runId: context.runId,
      orgId: context.orgId,
      kind: paramsIn(context).kind,
    });
  const isDone = async (tx: Tx, context: StepContext): Promise<boolean> => {
    const { action } = paramsIn(context);
    if (action === 'book') return (await store.countBookingsOfStep(tx, context.region, context.runStepId)) > 0;
    if (action === 'inspect' || action === 'upkeep')
      return (await store.countUpkeepOfStep(tx, context.region, context.runStepId)) > 0;
    const venue = await venueIn(tx, context);
    return venue !== undefined && (doneIn[action] ?? []).includes(venue.state);
  };
  return {
    primitive: 'venue',
    async open(tx, _actor, context) {
      const venue = await venueIn(tx, context);
      const { action, kind } = paramsIn(context);
      const plans = action === 'plan' && venue?.run_id !== context.runId;
      return {
        subjectId: plans ? null : (venue?.id ?? null),
        link:
          plans || !venue
            ? `/venues/new?step=${context.runStepId}&kind=${kind}`
            : `/venues/${venue.id}?step=${context.runStepId}`,
      };
    },
    async unmet(tx, context) {
      if (await isDone(tx, context)) return [];
      const { action } = paramsIn(context);
      const [zh, en] = waiting[action];
      return [
        { code: `venue.${action}-missing`, zh, en, ...(action === 'plan' ? { ruleIds: ['venue.no_debt'] } : {}) },
      ];
    },
    async facts(tx, context) {
      const venue = await venueIn(tx, context);
      return {
        recordsPresent: (context.step.records ?? []).map(({ id }) => id),
        ...(venue ? { hasDebt: venue.adds_debt || venue.levies } : {}),
      };
    },
    async outcome(tx, context) {
      const venue = await venueIn(tx, context);
      return venue ? { venueId: venue.id, state: venue.state } : {};
    },
  };
}
