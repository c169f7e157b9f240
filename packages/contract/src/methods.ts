import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { RuleReference } from './problem.ts';
import { defineRoutes } from './routes.ts';

/** State of a step as it is shown; overdue comes beside it. */
export const StepStateView = z.enum(['waiting', 'open', 'done', 'returned', 'skipped', 'lapsed']);

const Reason = z.string().trim().min(2, { error: '请写明理由。' }).max(500, { error: '理由不超过 500 字。' });

/** One thing that keeps a step from being done. */
export const UnmetView = z.object({ code: z.string(), zh: z.string(), en: z.string() });

/** A step of a run with everything a screen says about it. */
export const RunStepView = z.object({
  runStepId: z.number(),
  stepId: z.string(),
  position: z.number().int(),
  titleZh: z.string(),
  titleEn: z.string(),
  /** Heading under which steps are shown together. */
  stageZh: z.string(),
  stageEn: z.string(),
  guidanceZh: z.string(),
  primitive: z.string(),
  state: StepStateView,
  overdue: z.boolean(),
  /** The signed-in person may act on it now. */
  mine: z.boolean(),
  actingOrgId: z.number(),
  actingOrgName: z.string(),
  actorZh: z.string(),
  openedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  dueBasis: z
    .object({
      kind: z.string(),
      ruleId: z.string().optional(),
      skipped: z.array(z.object({ date: z.string(), because: z.string() })).optional(),
      uncoveredYears: z.array(z.number()).optional(),
    })
    .nullable(),
  earliestOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  doneByName: z.string().nullable(),
  reason: z.string().nullable(),
  timesOpened: z.number().int(),
  /** Titles of the steps that must end before this one opens. */
  waitsFor: z.array(z.object({ titleZh: z.string(), titleEn: z.string() })),
  unmet: z.array(UnmetView),
  link: z.string().nullable(),
  subjectId: z.number().nullable(),
  outcomeZh: z.string().nullable(),
  outcomeEn: z.string().nullable(),
  /** Results of which the person who ends the step names one, where the record does not decide it. */
  outcomes: z.array(z.object({ id: z.string(), titleZh: z.string(), titleEn: z.string().nullable() })),
  rules: z.array(RuleReference),
  can: z.object({
    complete: z.boolean(),
    skip: z.boolean(),
    takeBack: z.boolean(),
    returnTo: z.array(z.object({ stepId: z.string(), titleZh: z.string(), titleEn: z.string() })),
  }),
  version: z.number().int(),
});

/** A line of the history beside a run. */
export const RunHistoryItem = z.object({
  seq: z.number().int(),
  at: z.string(),
  day: z.string(),
  by: z.string(),
  kind: z.string(),
  stepZh: z.string().nullable(),
  stepEn: z.string().nullable(),
  toZh: z.string().nullable(),
  toEn: z.string().nullable(),
  reason: z.string().nullable(),
});

/** A hand-over as both of its runs show it. */
export const HandOverView = z.object({
  id: z.number(),
  direction: z.enum(['out', 'in']),
  stepId: z.string(),
  methodId: z.string(),
  methodZh: z.string(),
  methodEn: z.string(),
  fromRunId: z.number(),
  toRunId: z.number().nullable(),
  actingOrgName: z.string(),
  reason: z.string(),
  state: z.enum(['open', 'started', 'declined', 'withdrawn']),
  answer: z.string().nullable(),
  mine: z.boolean(),
  /** The method can be started; otherwise the hand-over waits until it is there. */
  startable: z.boolean(),
});

/** A run as the runner draws it. */
export const RunView = z.object({
  id: z.number(),
  title: z.string(),
  methodId: z.string(),
  methodZh: z.string(),
  methodEn: z.string(),
  definitionHash: z.string(),
  definitionVersion: z.number().int(),
  orgId: z.number(),
  orgName: z.string(),
  roundId: z.number().nullable(),
  state: z.enum(['running', 'done', 'lapsed', 'cancelled']),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  today: z.string(),
  nextDueOn: z.string().nullable(),
  steps: z.array(RunStepView),
  history: z.array(RunHistoryItem),
  handOvers: z.array(HandOverView),
  version: z.number().int(),
});

/** A row of a list of runs. */
export const RunListItem = z.object({
  id: z.number(),
  title: z.string(),
  methodId: z.string(),
  orgId: z.number(),
  orgName: z.string(),
  state: z.string(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  stepZh: z.string().nullable(),
  stepEn: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
});

/** A method of the catalogue. */
export const MethodListItem = z.object({
  id: z.string(),
  hash: z.string(),
  version: z.number().int(),
  titleZh: z.string(),
  titleEn: z.string(),
  purposeZh: z.string(),
  group: z.string(),
  steps: z.number().int(),
  byRound: z.boolean(),
  byPerson: z.boolean(),
  /** Primitives that are not built; empty when the method can run. */
  missing: z.array(z.string()),
  baseId: z.string().nullable(),
});

const stepParams = z.object({ runStepId: Id });
const runParams = z.object({ runId: Id });
const actors = 'run.act';

/** Methods, runs and hand-overs. */
export const methodRoutes = defineRoutes('methods', {
  methods: {
    method: 'GET',
    path: '/api/methods',
    permission: 'run.read',
    summary: '方法目录',
    response: z.object({ items: z.array(MethodListItem) }),
  },
  definition: {
    method: 'GET',
    path: '/api/definitions/:hash',
    permission: 'run.read',
    summary: '按哈希读取方法定义',
    params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, { error: '哈希应为 64 位十六进制。' }) }),
    response: z.object({ hash: z.string(), definition: z.unknown() }),
  },
  derive: {
    method: 'POST',
    path: '/api/methods/derived',
    permission: 'method.derive',
    summary: '在基础方法上建立地方方法（只可收紧）',
    body: z.object({
      id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/, { error: '标识用小写字母、数字和连字符。' }),
      version: z.number().int().positive(),
      base: z.string(),
      titleZh: z.string().trim().min(2, { error: '请填写名称。' }).max(60, { error: '名称不超过 60 字。' }),
      titleEn: z.string().trim().min(2).max(120),
      renames: z
        .record(
          z.string(),
          z.object({ titleZh: z.string(), titleEn: z.string().optional(), guidanceZh: z.string().optional() }),
        )
        .optional(),
      parameters: z.record(z.string(), z.string()).optional(),
      without: z.array(z.string()).optional(),
      tightened: z.record(z.string(), z.enum(['must', 'asARule', 'may'])).optional(),
    }),
    response: z.object({ hash: z.string() }),
  },
  runs: {
    method: 'GET',
    path: '/api/runs',
    permission: 'run.read',
    summary: '事项列表',
    query: z.object({
      ...pageQuery,
      orgId: Id.optional(),
      methodId: z.string().optional(),
      roundId: Id.optional(),
      state: z.enum(['running', 'done', 'lapsed', 'cancelled']).optional(),
      startedBy: z.literal('me').optional(),
    }),
    response: pageOf(RunListItem),
  },
  run: {
    method: 'GET',
    path: '/api/runs/:runId',
    permission: 'run.read',
    summary: '一件事项的全部步骤',
    params: runParams,
    response: RunView,
  },
  start: {
    method: 'POST',
    path: '/api/runs',
    permission: 'run.start',
    summary: '发起事项',
    body: z.object({
      methodId: z.string(),
      orgId: Id,
      title: z.string().trim().max(100).optional(),
      eventOn: IsoDate.optional(),
    }),
    response: z.object({ runId: z.number() }),
  },
  seen: {
    method: 'POST',
    path: '/api/runs/:runId/seen',
    permission: 'run.read',
    summary: '标记本组织已打开待办步骤',
    params: runParams,
    response: Done,
    audited: false,
  },
  complete: {
    method: 'POST',
    path: '/api/run-steps/:runStepId/complete',
    permission: actors,
    summary: '办结步骤',
    params: stepParams,
    body: z.object({
      version: Version,
      outcome: z.string().optional(),
      reasons: z.record(z.string(), Reason).optional(),
    }),
    response: Done,
  },
  returnTo: {
    method: 'POST',
    path: '/api/run-steps/:runStepId/return',
    permission: actors,
    summary: '退回到前面的步骤',
    params: stepParams,
    body: z.object({ version: Version, toStepId: z.string(), reason: Reason }),
    response: Done,
  },
  skip: {
    method: 'POST',
    path: '/api/run-steps/:runStepId/skip',
    permission: actors,
    summary: '跳过可选步骤',
    params: stepParams,
    body: z.object({ version: Version, reason: Reason }),
    response: Done,
  },
  takeBack: {
    method: 'POST',
    path: '/api/run-steps/:runStepId/take-back',
    permission: actors,
    summary: '撤回刚提交的步骤（下一步的人打开之前）',
    params: stepParams,
    response: Done,
  },
  cancel: {
    method: 'POST',
    path: '/api/runs/:runId/cancel',
    permission: 'run.cancel',
    summary: '终止事项',
    params: runParams,
    body: z.object({ reason: Reason }),
    response: Done,
  },
  obligations: {
    method: 'GET',
    path: '/api/obligations',
    permission: 'run.read',
    summary: '本组织本期应办事项（三会一课等）',
    response: z.object({
      today: z.string(),
      items: z.array(
        z.object({
          id: z.number(),
          kind: z.string(),
          titleZh: z.string(),
          titleEn: z.string(),
          periodFrom: z.string(),
          dueOn: z.string(),
          needed: z.number().int(),
          met: z.number().int(),
          ruleId: z.string(),
        }),
      ),
    }),
  },
  startHandOver: {
    method: 'POST',
    path: '/api/hand-overs/:handOverId/start',
    permission: actors,
    summary: '接续：启动交接的方法',
    params: z.object({ handOverId: Id }),
    response: z.object({ runId: z.number() }),
  },
  declineHandOver: {
    method: 'POST',
    path: '/api/hand-overs/:handOverId/decline',
    permission: actors,
    summary: '不接续，说明理由',
    params: z.object({ handOverId: Id }),
    body: z.object({ reason: Reason }),
    response: Done,
  },
});
