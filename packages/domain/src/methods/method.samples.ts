import type { MethodDefinition, Step } from './definition.ts';

type Extras = Partial<Omit<Step, 'id' | 'next'>>;

/** A step with a form, for tests that are about the graph. */
export const aStep = (id: string, next: readonly string[], extras: Extras = {}): Step => ({
  id,
  titleZh: `步骤 ${id}`,
  titleEn: id,
  guidanceZh: '按规定办理。',
  actor: { roles: ['branch-committee'], of: 'own' },
  strength: 'must',
  confidence: 'assumed',
  params: { primitive: 'form', fields: [{ id: 'note', titleZh: '记录', kind: 'text' }] },
  next: next.map((edge) => {
    const [to = '', outcomes] = edge.split('?');
    return outcomes === undefined ? { to } : { to, outcomes: outcomes.split('|') };
  }),
  ...extras,
});

/** A method of these steps. */
export const aMethod = (steps: readonly Step[], extras: Partial<MethodDefinition> = {}): MethodDefinition => ({
  id: 'sample-method',
  version: 1,
  titleZh: '示例方法',
  titleEn: 'Sample method',
  group: 'democracy',
  kind: 'procedure',
  tier: 'A',
  purposeZh: '用于检验。',
  cites: [{ source: 'zhibu_2018', article: '11' }],
  appliesTo: ['branch'],
  fields: ['village'],
  triggers: [{ kind: 'person' }],
  steps,
  ...extras,
});

const outcomes = (...ids: string[]) => ids.map((id) => ({ id, titleZh: id }));

/**
 * A matter is proposed, consulted on by two bodies at once, optionally vetted, voted on, posted, and filed. No quorum:
 * the vote is held again; rejected: back to the proposal; the posting may send back to the consultation.
 */
export const deliberation = aMethod([
  aStep('propose', ['consult', 'inform']),
  aStep('consult', ['vet']),
  aStep('inform', ['vet']),
  aStep('vet', ['vote'], { optional: true, strength: 'may' }),
  aStep('vote', ['post?carried', 'vote?no-quorum', 'propose?rejected'], {
    outcomes: outcomes('carried', 'rejected', 'no-quorum', 'withdrawn'),
    returnsTo: ['consult'],
  }),
  aStep('post', ['file'], { returnsTo: ['consult', 'vote'] }),
  aStep('file', []),
]);
