import { durationSetting, paramsOf, type DurationSetting, type DurationText } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { NoticeService } from './service.ts';
import { noticeOfStep } from './store.ts';

/** Publicity steps of a method: the text is drafted from what the decision before left; people check and post it. */
export function createNoticeStepHandler(platform: Platform, service: NoticeService): StepHandler {
  const duration = async (
    tx: Tx,
    setting: DurationSetting | undefined,
    context: StepContext,
  ): Promise<DurationText | null> => {
    if (setting === undefined) return null;
    // A parameter holds a text such as `5wd`, or a number whose unit is the parameter's own.
    const { amount, unit } = durationSetting(setting, await platform.rules.reader(tx, context.path), context.day);
    return `${amount}${unit}`;
  };
  return {
    primitive: 'publicity',
    async open(tx, actor, context) {
      const params = paramsOf(context.step, 'publicity');
      if (!params) throw new Error(`step ${context.step.id} is not a publicity step`);
      const decided = await decidedBefore(context);
      const isNotice = params.mode === 'notice';
      const period = isNotice
        ? ((await duration(tx, params.period, context)) ??
          (await platform.rules.value<DurationText>(tx, 'publicity.notice.period', context.day, context.path)))
        : null;
      const id = await service.draft(tx, actor, {
        region: context.region,
        orgId: context.orgId,
        path: context.path,
        postingOrgId: context.actingOrgId,
        runStepId: context.runStepId,
        roundId: context.roundId,
        mode: params.mode,
        titleZh: `${context.orgName}${context.methodTitleZh}${isNotice ? '公示' : '公开'}`,
        textZh:
          decided === null
            ? `${context.orgName}：${context.step.titleZh}。`
            : `${context.orgName}：拟定等次为“${decided}”。`,
        placesZh: params.placesZh ?? [],
        audience: params.audience,
        period,
        refreshEvery: await duration(tx, params.refreshEvery, context),
        innerFirst: params.innerFirst ?? false,
        acceptsObjections: isNotice && (params.objections ?? true),
        anonymousObjections: params.anonymousObjections ?? true,
        answerWithin: await duration(tx, params.answerObjectionsWithin, context),
      });
      return { subjectId: id, link: `/notices/${id}` };
    },
    async unmet(tx, context) {
      const notice = await noticeOfStep(tx, context.region, context.runStepId);
      const params = paramsOf(context.step, 'publicity');
      if (params?.mode === 'disclosure' && notice?.posted_on != null) return [];
      if (notice?.state === 'closed') return [];
      if (!notice || notice.posted_on === null) {
        return [
          {
            code: 'notice.not-posted',
            zh: '公示还没有张贴。',
            en: 'The notice has not been posted.',
            ruleIds: ['publicity.notice.period'],
          },
        ];
      }
      return [
        {
          code: 'notice.period-running',
          // The run is read by the organisation concerned: it must not learn whether somebody objected.
          zh: `公示到 ${notice.last_day}，期满次日、异议全部答复后可办下一步。`,
          en: `The notice runs to ${notice.last_day}; the next step follows when every objection is answered.`,
          ruleIds: ['publicity.notice.period', 'publicity.objection.reply.due'],
        },
      ];
    },
    async facts(tx, context) {
      const notice = await noticeOfStep(tx, context.region, context.runStepId);
      if (!notice) return {};
      return {
        openObjections: notice.objections_open,
        ...(notice.last_day === null ? {} : { periodEndsOn: notice.last_day }),
      };
    },
    async outcome(tx, context) {
      const notice = await noticeOfStep(tx, context.region, context.runStepId);
      return notice ? { noticeId: notice.id, postedOn: notice.posted_on, lastDay: notice.last_day } : {};
    },
    async returned(tx, actor, context, reason) {
      const notice = await noticeOfStep(tx, context.region, context.runStepId);
      if (notice && (notice.state === 'posted' || notice.state === 'objected' || notice.state === 'closed')) {
        await service.takeDown(tx, { ...actor, kind: 'system' }, notice.id, notice.version, reason);
      }
    },
  };
}

/** Title of the value decided by the steps that this one may return to. */
async function decidedBefore(context: StepContext): Promise<string | null> {
  for (const stepId of context.step.returnsTo ?? []) {
    const title = (await context.related(stepId))?.outcome['valueTitle'];
    if (typeof title === 'string') return title;
  }
  return null;
}
