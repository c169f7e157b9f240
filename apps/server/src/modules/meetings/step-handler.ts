import { paramsOf, type Body } from '@jishi/domain';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { MeetingDefinition, MeetingKindId, MeetingRow } from './schema.ts';
import type { MeetingService } from './service.ts';
import { kindFacts } from './kinds.ts';
import { meetingOfStep } from './store.ts';
import { listResolutions } from './views.ts';
import { stateTitles } from './support.ts';

const kindOfBody: Readonly<Partial<Record<Body, MeetingKindId>>> = {
  'party-assembly': 'party-assembly',
  'branch-committee': 'branch-committee',
  subgroup: 'subgroup',
};

/** Meeting steps of a method: the meeting waits for its time, the step ends with the last signature. */
export function createMeetingStepHandler(service: MeetingService): StepHandler {
  return {
    primitive: 'meeting',
    async open(tx, _actor, context) {
      const existing = await meetingOfStep(tx, context.region, context.runStepId);
      if (existing) return { subjectId: existing.id, link: `/meetings/${existing.id}` };
      const params = meetingParams(context);
      const planned = {
        region: context.region,
        orgId: context.actingOrgId,
        path: context.path,
        runStepId: context.runStepId,
        kind: kindOfBody[params.body] ?? 'other',
        titleZh: titleOf(context),
        definition: definitionOf(context),
      };
      // The items of the method stand there already; whoever calls may change them.
      const agenda = (params.agenda ?? []).map(({ titleZh, kind = 'discuss' }) => ({ titleZh, kind }));
      const id = await service.calling.plan(tx, planned, agenda);
      return { subjectId: id, link: `/meetings/${id}` };
    },
    async unmet(tx, context) {
      const meeting = await meetingOfStep(tx, context.region, context.runStepId);
      if (meeting && isFinished(meeting)) return [];
      const state = meeting ? stateTitles[meeting.state] : '待召集';
      return [
        {
          code: 'meeting.not-finished',
          zh: `会议“${state}”，开完并签字后才能办结。`,
          en: 'The meeting has to be held, minuted and signed first.',
          ruleIds: ['meeting.record.due'],
        },
      ];
    },
    async facts(tx, context) {
      const meeting = await meetingOfStep(tx, context.region, context.runStepId);
      if (!meeting) return {};
      const { heads } = await service.picture(tx, meeting);
      const came = await attendedHeads(tx, meeting, heads.expected);
      return {
        recordsPresent: isFinished(meeting) ? (context.step.records ?? []).map((record) => record.id) : [],
        heads: came,
        counts: Object.fromEntries(meeting.observers.map((each) => [each.kind, each.count])),
        attended: meeting.observers.filter((each) => each.count > 0).map((each) => each.kind),
        ...(meeting.held_on === null ? {} : { dates: { heldOn: meeting.held_on } }),
        // A hearing that was held and recorded is the hearing.
        ...(paramsOf(context.step, 'meeting')?.body === 'hearing' ? { wasHeard: isFinished(meeting) } : {}),
      };
    },
    async outcome(tx, context) {
      const meeting = await meetingOfStep(tx, context.region, context.runStepId);
      if (!meeting) return {};
      const { heads } = await service.picture(tx, meeting);
      const came = await attendedHeads(tx, meeting, heads.expected);
      const resolutions = await listResolutions(tx, meeting);
      const last = resolutions.at(-1)?.outcome;
      return {
        meetingId: meeting.id,
        heldOn: meeting.held_on,
        expected: came.expected,
        present: came.present,
        massRepresentatives: meeting.observers.find((each) => each.kind === 'masses-representatives')?.count ?? 0,
        resolutions: resolutions.length,
        ...(last !== undefined && (context.step.outcomes ?? []).some((each) => each.id === last)
          ? { outcome: last }
          : {}),
      };
    },
    async returned(tx, actor, context, reason) {
      const meeting = await meetingOfStep(tx, context.region, context.runStepId);
      if (meeting) await service.recording.reopened(tx, actor, meeting.id, reason);
    },
  };

  async function attendedHeads(tx: Parameters<typeof listResolutions>[0], meeting: MeetingRow, expected: number) {
    const { list, voting } = await service.picture(tx, meeting);
    const present =
      meeting.told_present ?? list.filter((each) => each.signed_in_at !== null && voting.has(each.member_id)).length;
    return { expected, present };
  }
}

const isFinished = (meeting: MeetingRow): boolean =>
  meeting.state === 'signed' || (meeting.state === 'recorded' && meeting.definition.signedBy.length === 0);

const titleOf = (context: StepContext): string => context.step.titleZh.split('：').at(-1) ?? context.step.titleZh;

function meetingParams(context: StepContext) {
  const params = paramsOf(context.step, 'meeting');
  if (!params) throw new Error(`step ${context.step.id} is not a meeting`);
  return params;
}

/** Rule of a method with the least number of representatives of the masses, where it names one. */
const massesRule = /\.mass_representatives$/;

function definitionOf(context: StepContext): MeetingDefinition {
  const params = meetingParams(context);
  const kind = kindFacts(kindOfBody[params.body] ?? 'other').definition;
  const base = params.electorate?.base;
  const masses = (context.step.ruleIds ?? []).find((id) => massesRule.test(id));
  const quorum = params.votingRight === false ? undefined : (params.quorum ?? kind.quorum);
  const pass = params.votingRight === false ? undefined : (params.pass ?? kind.pass);
  return {
    electorate: electorateOf(base) ?? kind.electorate,
    ...(base === undefined ? {} : { base }),
    ...(quorum === undefined ? {} : { quorum }),
    ...(pass === undefined ? {} : { pass }),
    noticePeriod: params.noticePeriod ?? kind.noticePeriod,
    shortNotice: params.noticePeriod !== undefined && context.step.strength === 'must' ? 'refused' : 'ask-reason',
    outsideAgenda: params.outsideAgenda ?? kind.outsideAgenda,
    observerKinds: params.nonVotingAttendance ?? kind.observerKinds,
    ...(masses === undefined ? {} : { leastMasses: { param: masses } }),
    signedBy: params.signedBy ?? kind.signedBy,
    confidentialZh: params.confidentialZh ?? [],
  };
}

/** Bodies with a roster of their own; all others are told by number. */
function electorateOf(base: MeetingDefinition['base']): MeetingDefinition['electorate'] | undefined {
  switch (base) {
    case undefined:
      return undefined;
    case 'full-members':
    case 'all-members':
    case 'committee':
    case 'named-list':
      return base;
    default:
      return 'told';
  }
}
