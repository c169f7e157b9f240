import type { Person } from './person.ts';

/** Numbers between 0 and 1 that make a branch what it is; the same seed gives the same branch. */
export interface Character {
  /** How good the work of the branch is. */
  readonly quality: number;
  /** How well the branch thinks of itself, around its quality. */
  readonly selfImage: number;
  /** A number between 0 and 1 for the `n`-th small decision. */
  draw(n: number): number;
}

/** A branch in a round. */
export interface BranchRun {
  readonly runId: number;
  readonly orgId: number;
  readonly orgName: string;
  readonly superiorOrgId: number;
  readonly secretary: Person;
  readonly character: Character;
}

/** A step of a run as the runner sends it. */
interface StepView {
  readonly runStepId: number;
  readonly stepId: string;
  readonly primitive: string;
  readonly state: string;
  readonly subjectId: number | null;
}

/** The record behind an open step; undefined when the step is not open. */
export async function openRecord(person: Person, branch: BranchRun, stepId: string): Promise<number | undefined> {
  const run = await person.get<{ steps: StepView[] }>(`/api/runs/${branch.runId}`);
  const step = run.steps.find((each) => each.stepId === stepId && each.state === 'open');
  return step?.subjectId ?? undefined;
}

const gradeIds = ['good', 'fairly-good', 'average', 'poor'] as const;

/** Grade that somebody with this impression would tick. */
export function tick(impression: number): (typeof gradeIds)[number] {
  if (impression >= 0.72) return 'good';
  if (impression >= 0.45) return 'fairly-good';
  return impression >= 0.2 ? 'average' : 'poor';
}

/** 学: one session with most of the members, the others by a make-up. */
export async function study(branch: BranchRun, day: string): Promise<void> {
  const { secretary } = branch;
  const planId = await openRecord(secretary, branch, 'study');
  if (planId === undefined) return;
  const plan = await secretary.get<{ learners: { memberId: number }[] }>(`/api/learning/plans/${planId}`);
  const memberIds = plan.learners.map((learner) => learner.memberId);
  if (memberIds.length === 0) return;
  const present = memberIds.filter((_id, index) => index === 0 || branch.character.draw(index) < 0.85);
  const record = { heldOn: day, topic: '分类定级的目的意义、参考标准和方法步骤', place: '党员活动室' };
  await secretary.post(`/api/learning/plans/${planId}/sessions`, { ...record, memberIds: present });
  const absent = memberIds.filter((id) => !present.includes(id));
  if (absent.length > 0) {
    await secretary.post(`/api/learning/plans/${planId}/sessions`, { ...record, topic: '送学上门', memberIds: absent });
  }
  await secretary.post(`/api/learning/plans/${planId}/finish`, {});
}

interface FormAnswer {
  readonly version: number;
  readonly state: string;
  readonly definition: { readonly fields: readonly { readonly id: string; readonly kind: string }[] };
}

/** Fills in and signs the form of a step. */
export async function signForm(
  branch: BranchRun,
  stepId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<number | undefined> {
  const { secretary } = branch;
  const formId = await openRecord(secretary, branch, stepId);
  if (formId === undefined) return undefined;
  const form = await secretary.get<FormAnswer>(`/api/forms/${formId}`);
  if (form.state === 'signed' || form.state === 'accepted') return formId;
  await secretary.post(`/api/forms/${formId}/sign`, { version: form.version, values });
  return formId;
}

/** 述: the secretary's report. */
export async function report(branch: BranchRun, memberId: number, dueOn: string): Promise<void> {
  await signForm(branch, 'report', {
    achievements:
      '对照“五个好”标准，支部按时开展组织生活，党员在环境整治、防汛和邻里服务中带头，办成群众关心的实事若干件。',
    problems: [{ problem: '外出党员多，集中学习不够经常', cause: '联系办法少，送学不够及时' }],
    direction: '把支部建设成群众信得过、党员有归属感的战斗堡垒。',
    measures: [{ measure: '建立外出党员联系名册，每季度联系一次', person: memberId, dueOn }],
  });
}

/** 述: the self-assessment. */
export async function assess(branch: BranchRun): Promise<void> {
  const { character } = branch;
  const parts = ['team', 'members', 'mechanism', 'results', 'masses'] as const;
  const ticks = Object.fromEntries(
    parts.map((part, index) => [part, tick(character.selfImage + (character.draw(20 + index) - 0.5) * 0.3)]),
  );
  await signForm(branch, 'self-assessment', {
    ...ticks,
    overall: tick(character.selfImage),
    reason: '经支委会讨论，对照标准逐项自评，成绩和不足都如实写明。',
  });
}

interface MeetingAnswer {
  readonly version: number;
  readonly state: string;
  readonly attendees: readonly { readonly memberId: number; readonly voting: boolean | null }[];
}

/** 议: calls the meeting for a day to come. */
export async function callMeeting(branch: BranchRun, heldOn: string): Promise<void> {
  const { secretary } = branch;
  const meetingId = await openRecord(secretary, branch, 'appraisal-meeting');
  if (meetingId === undefined) return;
  const meeting = await secretary.get<MeetingAnswer>(`/api/meetings/${meetingId}`);
  if (meeting.state !== 'planned') return;
  await secretary.put(`/api/meetings/${meetingId}/call`, {
    version: meeting.version,
    titleZh: '分类定级评议会',
    scheduledAt: `${heldOn}T09:30`,
    placeZh: '党员活动室',
    agenda: [
      { titleZh: '书记述职', kind: 'inform' },
      { titleZh: '党员和群众代表评议', kind: 'discuss' },
    ],
    noticeChannel: 'platform',
  });
}

/** 议: holds the meeting; most members come, representatives of the masses sit in. */
export async function holdMeeting(branch: BranchRun): Promise<void> {
  const { secretary, character } = branch;
  const meetingId = await openRecord(secretary, branch, 'appraisal-meeting');
  if (meetingId === undefined) return;
  const at = `/api/meetings/${meetingId}`;
  let meeting = await secretary.get<MeetingAnswer>(at);
  if (meeting.state !== 'called') return;
  const marks = meeting.attendees.map(({ memberId }, index) => ({
    memberId,
    state: character.draw(40 + index) < 0.9 || index < 2 ? 'present' : 'absent',
  }));
  meeting = await secretary.post<MeetingAnswer>(`${at}/attendance`, { marks });
  meeting = await secretary.put<MeetingAnswer>(`${at}/observers`, {
    version: meeting.version,
    observers: [{ kind: 'masses-representatives', titleZh: '群众代表', count: 5 + Math.floor(character.draw(7) * 6) }],
  });
  const [chair, recorder] = marks.filter((mark) => mark.state === 'present').map((mark) => mark.memberId);
  meeting = await secretary.post<MeetingAnswer>(`${at}/open`, {
    version: meeting.version,
    chairMemberId: chair,
    recorderMemberId: recorder,
  });
  meeting = await secretary.post<MeetingAnswer>(`${at}/close`, { version: meeting.version });
  const saved = await secretary.put<{ version: number }>(`${at}/minutes`, {
    version: meeting.version,
    minutesZh: '书记作述职报告。与会党员和群众代表逐项评议，认为总体属实，建议加强外出党员联系和公开的及时性。',
    summaries: [
      { number: 1, summaryZh: '书记汇报一年工作，查摆问题并提出整改措施。' },
      { number: 2, summaryZh: '党员和群众代表逐项评议，认为情况属实。' },
    ],
  });
  meeting = await secretary.post<MeetingAnswer>(`${at}/record`, { version: saved.version });
  meeting = await secretary.post<MeetingAnswer>(`${at}/signatures`, {
    version: meeting.version,
    as: 'chair',
    onPaper: true,
  });
  await secretary.post(`${at}/signatures`, { version: meeting.version, as: 'recorder', onPaper: true });
}

interface AppraisalAnswer {
  readonly version: number;
  readonly state: string;
  readonly groups: readonly { readonly id: string; readonly expected: number }[];
}
interface SheetAnswer {
  readonly questions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly options: readonly { readonly value: string }[];
  }[];
}

/** 议: opens the appraisal, hands out the codes; those who got one answer on their phones. */
export async function appraise(branch: BranchRun, anybody: Person): Promise<void> {
  const { secretary, character } = branch;
  const appraisalId = await openRecord(secretary, branch, 'appraise');
  if (appraisalId === undefined) return;
  const appraisal = await secretary.get<AppraisalAnswer>(`/api/appraisals/${appraisalId}`);
  if (appraisal.state !== 'designed') return;
  const opened = await secretary.post<{
    appraisal: AppraisalAnswer;
    codes: { groupId: string; codes: { code: string }[] }[];
  }>(`/api/appraisals/${appraisalId}/open`, {
    version: appraisal.version,
    expected: [{ groupId: 'masses', expected: 6 + Math.floor(character.draw(8) * 5) }],
  });
  // All sheets of an appraisal have the same questions: one look is enough.
  let sheet: SheetAnswer | undefined;
  for (const [g, { codes }] of opened.codes.entries()) {
    for (const [index, { code }] of codes.entries()) {
      // Nearly everybody answers; most branches reach the least turnout, not all.
      if (character.draw(60 + g * 400 + index) > 0.94) continue;
      sheet ??= await anybody.get<SheetAnswer>(`/api/appraise/${code}`);
      await anybody.post(`/api/appraise/${code}`, {
        answers: answersOf(sheet, character, 100 + g * 4000 + index * 12),
      });
    }
  }
}

function answersOf(sheet: SheetAnswer, character: Character, seed: number): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const [index, question] of sheet.questions.entries()) {
    if (question.kind !== 'choice') continue;
    const impression = character.quality + 0.12 + (character.draw(seed + index) - 0.5) * 0.5;
    const values = question.options.map((option) => option.value);
    answers[question.id] = values.includes('good')
      ? tick(impression)
      : (values[impression >= 0.55 ? 0 : impression >= 0.25 ? 1 : 2] ?? values[0] ?? '');
  }
  return answers;
}

/** 议: ends the appraisal; a branch whose turnout was too low holds it again with everybody. */
export async function closeAppraisal(branch: BranchRun, anybody: Person): Promise<void> {
  const { secretary, character } = branch;
  for (let attempt = 0; attempt < 3; attempt++) {
    const appraisalId = await openRecord(secretary, branch, 'appraise');
    if (appraisalId === undefined) return;
    const appraisal = await secretary.get<AppraisalAnswer>(`/api/appraisals/${appraisalId}`);
    const { state, version } = await secretary.post<AppraisalAnswer>(`/api/appraisals/${appraisalId}/close`, {
      version: appraisal.version,
    });
    if (state !== 'invalid') return;
    await secretary.post(`/api/appraisals/${appraisalId}/rerun`, { version });
    await appraise(
      { ...branch, character: { ...character, draw: (n) => character.draw(n + 9001 * (attempt + 1)) * 0.9 } },
      anybody,
    );
  }
}

interface ScoreSheet {
  readonly version: number;
  readonly state: string;
  readonly items: readonly { readonly id: string; readonly effect: string; readonly maxHundredths: number }[];
  readonly computed: readonly { readonly item: string }[];
  readonly raters: readonly { readonly reviewerId: number }[];
  readonly leastRaters: number;
}

/** Points by impression, in steps of half a point; bonus and deductions rarely, a veto almost never. */
function entriesFor(
  sheet: ScoreSheet,
  character: Character,
  impression: number,
  seed: number,
): { item: string; hundredths: number; isHit?: boolean }[] {
  const computed = new Set(sheet.computed.map((each) => each.item));
  return sheet.items.flatMap((item, index) => {
    const chance = character.draw(seed + index * 3);
    if (computed.has(item.id)) return [];
    if (item.effect === 'veto') return chance > 0.9985 ? [{ item: item.id, hundredths: 0, isHit: true }] : [];
    if (item.effect !== 'score')
      return chance > 0.93 ? [{ item: item.id, hundredths: Math.min(item.maxHundredths, 100) }] : [];
    const share = Math.min(1, Math.max(0.2, 0.45 + impression * 0.5 + (chance - 0.5) * 0.16));
    return [{ item: item.id, hundredths: Math.round((item.maxHundredths * share) / 50) * 50 }];
  });
}

/** 评: the committee scores item by item. */
export async function scoreSelf(branch: BranchRun): Promise<void> {
  const { secretary, character } = branch;
  const sheetId = await openRecord(secretary, branch, 'committee-score');
  if (sheetId === undefined) return;
  const sheet = await secretary.get<ScoreSheet>(`/api/score-sheets/${sheetId}`);
  if (sheet.state === 'submitted') return;
  await secretary.post(`/api/score-sheets/${sheetId}/submit`, {
    version: sheet.version,
    entries: entriesFor(sheet, character, character.selfImage, 7000),
  });
}

/** 审: three members of the review group rate after a visit; a large difference gets its reason. */
export async function review(branch: BranchRun, organiser: Person, visitedOn: string): Promise<void> {
  const { character } = branch;
  const sheetId = await openRecord(organiser, branch, 'review');
  if (sheetId === undefined) return;
  let sheet = await organiser.get<ScoreSheet>(`/api/score-sheets/${sheetId}`);
  if (sheet.state === 'submitted') return;
  for (const [index, { reviewerId }] of sheet.raters.slice(0, sheet.leastRaters).entries()) {
    const entries = entriesFor(sheet, character, character.quality + (character.draw(500 + index) - 0.5) * 0.06, 8000);
    sheet = await organiser.put<ScoreSheet>(`/api/score-sheets/${sheetId}/raters/${reviewerId}`, {
      version: sheet.version,
      entries,
    });
  }
  await organiser.post(`/api/score-sheets/${sheetId}/submit`, {
    version: sheet.version,
    visitedOn,
    interviews: 6 + Math.floor(character.draw(9) * 10),
    visitNote: '实地察看阵地、台账和公开栏，走访党员群众；评审组对有出入的项目逐项合议。',
    differenceReason: '自评与实地察看情况有出入，按核实结果评定。',
  });
}

/** 亮 is done; the branch sets its goal of promotion, the township accepts it. */
export async function setGoal(branch: BranchRun, township: Person): Promise<void> {
  const formId = await signForm(branch, 'promote', {
    target: 'good',
    plan: '对照评审意见逐项整改，每季度向党员群众通报一次进展。',
  });
  if (formId === undefined) return;
  const form = await township.get<FormAnswer>(`/api/forms/${formId}`);
  if (form.state === 'signed')
    await township.post(`/api/forms/${formId}/answer`, { version: form.version, answer: 'accepted' });
}

/** The file of the run is complete and sealed. */
export async function archive(branch: BranchRun): Promise<void> {
  const fileId = await openRecord(branch.secretary, branch, 'archive');
  if (fileId !== undefined) await branch.secretary.post(`/api/archives/${fileId}/seal`);
}
