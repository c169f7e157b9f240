import type { Platform } from '../../platform/platform.ts';
import type { StepHandler } from '../../platform/step-handler.ts';
import type { PairingService } from './service.ts';
import * as store from './store.ts';

/** Pairing steps of a method: pairings are proposed for the step; it is done when they run and nobody lacks a helper. */
export function createPairingStepHandler(_platform: Platform, service: PairingService): StepHandler {
  return {
    primitive: 'pairing',
    open: (_tx, _actor, context) =>
      Promise.resolve({ subjectId: context.subjectId, link: `/pairings?step=${context.runStepId}` }),
    async unmet(tx, context) {
      const rows = (await store.pairingsOfStep(tx, context.region, context.runStepId)).filter(
        ({ state }) => state !== 'ended',
      );
      if (rows.length === 0)
        return [{ code: 'pairing.none', zh: '还没有登记结对。', en: 'No pairing has been proposed.' }];
      const waiting = rows.filter(({ state }) => state !== 'active').length;
      const lacking = await service.lacking(tx, rows);
      return [
        ...(waiting === 0
          ? []
          : [
              {
                code: 'pairing.not-active',
                zh: `还有 ${waiting} 项结对没有生效。`,
                en: `${waiting} pairings do not run yet.`,
              },
            ]),
        ...lacking.map(({ name, missing }) => ({
          code: 'pairing.helpers-missing',
          zh: `${name}还缺 ${missing} 名联系人。`,
          en: `${name} lacks ${missing}.`,
          ruleIds: ['dev.introducers', 'dev.activist.mentors'],
        })),
      ];
    },
    async facts(tx, context) {
      const rows = await store.pairingsOfStep(tx, context.region, context.runStepId);
      return {
        recordsPresent: (context.step.records ?? []).map(({ id }) => id),
        counts: { pairings: rows.filter(({ state }) => state === 'active').length },
        openItems: { duties: rows.reduce((sum, row) => sum + row.open_duties, 0) },
      };
    },
    async outcome(tx, context) {
      const rows = await store.pairingsOfStep(tx, context.region, context.runStepId);
      return { pairings: rows.filter(({ state }) => state === 'active').map(({ id }) => id) };
    },
  };
}
