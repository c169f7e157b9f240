import type { OrgPage } from './words.ts';

/** Values of a change while it is typed; each act uses some of them. */
export interface ActValues {
  readonly decision: string;
  readonly replyNo: string;
  readonly decidedOn: string;
  readonly meeting: string;
  readonly opinion: string;
  readonly effectiveOn: string;
  readonly reason: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly target: string;
  readonly targetName: string;
  readonly exceptionReason: string;
  readonly termNumber: string;
  readonly fromOn: string;
}

/** Acts on an organisation, as the last part of the address. */
export const actNames = [
  'reply',
  'activate',
  'rename',
  'move',
  'restructure',
  'merge',
  'term',
  'begin',
  'dissolve',
] as const;
export type ActName = (typeof actNames)[number];

/** Fields each act asks for, in the order in which they are asked. */
export const fieldsOf: Readonly<Record<ActName, readonly (keyof ActValues)[]>> = {
  reply: ['decision', 'replyNo', 'decidedOn', 'meeting', 'opinion'],
  activate: ['effectiveOn'],
  rename: ['name', 'shortName', 'replyNo', 'effectiveOn', 'reason'],
  move: ['target', 'replyNo', 'effectiveOn', 'reason'],
  restructure: ['kind', 'replyNo', 'effectiveOn', 'reason', 'exceptionReason'],
  merge: ['target', 'replyNo', 'effectiveOn', 'reason', 'exceptionReason'],
  term: ['termNumber', 'fromOn', 'replyNo'],
  begin: ['replyNo', 'effectiveOn', 'reason'],
  dissolve: ['replyNo', 'effectiveOn', 'reason'],
};

/** Fields that may stay empty. */
export const optionalFields: ReadonlySet<keyof ActValues> = new Set(['opinion', 'exceptionReason']);

/** Values a form begins with. */
export function initialValues({ org }: OrgPage, today: string): ActValues {
  return {
    decision: 'approve',
    replyNo: '',
    decidedOn: today,
    meeting: '',
    opinion: '',
    effectiveOn: today,
    reason: '',
    name: org.name,
    shortName: org.shortName,
    kind: org.kind,
    target: '',
    targetName: '',
    exceptionReason: '',
    termNumber: '',
    fromOn: today,
  };
}

/** The body a route takes, from what was typed. */
export function bodyOf(act: ActName, values: ActValues, version: number): Record<string, unknown> {
  const { replyNo, effectiveOn, reason } = values;
  const basis = { replyNo, effectiveOn, reason, version };
  const exception = values.exceptionReason === '' ? {} : { exceptionReason: values.exceptionReason };
  switch (act) {
    case 'reply':
      return {
        decision: values.decision,
        replyNo,
        decidedOn: values.decidedOn,
        meeting: values.meeting,
        opinion: values.opinion,
        version,
      };
    case 'activate':
      return { effectiveOn, version };
    case 'rename':
      return { ...basis, name: values.name, shortName: values.shortName };
    case 'move':
      return { ...basis, parentId: Number(values.target) };
    case 'restructure':
      return { ...basis, ...exception, kind: values.kind };
    case 'merge':
      return { ...basis, ...exception, intoOrgId: Number(values.target) };
    case 'term':
      return { termNumber: Number(values.termNumber), fromOn: values.fromOn, replyNo };
    case 'begin':
    case 'dissolve':
      return basis;
  }
}

/** Route of each act. */
export const routeOf = {
  reply: 'orgs.reply',
  activate: 'orgs.activate',
  rename: 'orgs.rename',
  move: 'orgs.move',
  restructure: 'orgs.restructure',
  merge: 'orgs.merge',
  term: 'orgs.beginTerm',
  begin: 'orgs.beginDissolving',
  dissolve: 'orgs.dissolve',
} as const;
