import { paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { ValueChoice } from './schema.ts';
import type { ApprovalService } from './service.ts';
import { approvalOfStep, countReviewers } from './store.ts';

/**
 * Approval steps of a method. The request carries what the earlier steps left: an outcome with `value`, `valueTitle`
 * and `choices` is the proposal, which the decider approves or, with a reason, changes.
 */
export function createApprovalStepHandler(platform: Platform, service: ApprovalService): StepHandler {
  return {
    primitive: 'approval',
    async open(tx, actor, context) {
      const params = paramsOf(context.step, 'approval');
      if (!params) throw new Error(`step ${context.step.id} is not an approval`);
      const { facts, value, choices } = await proposalOf(context);
      const minReviewers = params.minReviewers ?? 0;
      const id = await service.create(tx, actor, {
        region: context.region,
        orgId: context.orgId,
        path: context.path,
        runStepId: context.runStepId,
        roundId: context.roundId,
        stepId: context.step.id,
        mode: params.mode,
        titleZh: `${context.orgName} · ${context.step.titleZh}`,
        requestTextZh: '',
        deciderOrgId: context.actingOrgId,
        deciderRoles: params.decider.roles,
        collective: params.collective ?? null,
        decisions: params.decisions ?? ['approve', 'refuse'],
        needsReplyNumber: params.replyNumber ?? false,
        minReviewers:
          typeof minReviewers === 'number'
            ? minReviewers
            : platform.rules.national<number>(minReviewers.param, context.day),
        silence: params.silence ?? null,
        extension: params.extension ? { longest: params.extension.longest } : null,
        facts,
        proposedValue: value,
        choices,
        // The steps before are done, so the materials are complete and the clock runs.
        state: 'accepted',
        dueOn: context.dueOn,
      });
      return { subjectId: id, link: `/approvals/${id}` };
    },
    async unmet(tx, context) {
      const row = await approvalOfStep(tx, context.region, context.runStepId);
      if (row?.decision === 'approve' || row?.decision === 'amend') return [];
      if (row?.decision === 'refuse' && (context.step.outcomes ?? []).some((outcome) => outcome.id === 'refuse'))
        return [];
      return [
        {
          code: 'approval.not-decided',
          zh: `等待${row?.decider_org_name ?? '上级'}审定。`,
          en: `Waiting for ${row?.decider_org_name ?? 'the superior'} to decide.`,
        },
      ];
    },
    async facts(tx, context) {
      const row = await approvalOfStep(tx, context.region, context.runStepId);
      if (!row) return {};
      const reviewers = await countReviewers(tx, row);
      return {
        isApproved: row.decision === 'approve' || row.decision === 'amend',
        counts: { reviewers },
        ...(row.decided_on === null ? {} : { dates: { decidedOn: row.decided_on } }),
      };
    },
    async outcome(tx, context) {
      const row = await approvalOfStep(tx, context.region, context.runStepId);
      if (!row) return {};
      const choice = row.choices.find((each) => each.value === row.decided_value);
      return {
        approvalId: row.id,
        decision: row.decision,
        ...((context.step.outcomes ?? []).some((each) => each.id === row.decision) ? { outcome: row.decision } : {}),
        value: row.decided_value,
        valueTitle: choice?.titleZh ?? row.decided_value,
        proposedValue: row.proposed_value,
        reason: row.decision_reason,
        decidedOn: row.decided_on,
        facts: row.facts,
      };
    },
  };
}

/** Outcomes of the steps that this one may return to: they are what it judges. The latest proposal counts. */
async function proposalOf(
  context: StepContext,
): Promise<{ facts: Record<string, unknown>; value: string | null; choices: readonly ValueChoice[] }> {
  const facts: Record<string, unknown> = {};
  let value: string | null = null;
  let choices: readonly ValueChoice[] = [];
  for (const stepId of context.step.returnsTo ?? []) {
    const earlier = await context.related(stepId);
    if (!earlier) continue;
    const { choices: offered, ...rest } = earlier.outcome;
    facts[stepId] = rest;
    if (value === null && typeof rest['value'] === 'string' && Array.isArray(offered)) {
      value = rest['value'];
      choices = offered as readonly ValueChoice[];
    }
  }
  return { facts, value, choices };
}
