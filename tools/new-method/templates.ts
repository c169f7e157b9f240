import { camelCase } from '../gen/method-list.ts';

/** A definition with everything that is required; empty titles and citations keep `npm run check` red until filled. */
export function methodFile(group: string, id: string): string {
  return `import { defineMethod } from '@jishi/domain';

const branchSecretary = { roles: ['branch-secretary'], of: 'own' } as const;

/** : one sentence on what it is for, with its Chinese name. */
export const ${camelCase(id)} = defineMethod({
  id: '${id}',
  version: 1,
  titleZh: '',
  titleEn: '',
  group: '${group}',
  kind: 'procedure',
  tier: 'B',
  purposeZh: '',
  cites: [],
  appliesTo: ['branch'],
  fields: ['general'],
  triggers: [{ kind: 'person' }],
  steps: [
    {
      id: 'first-step',
      titleZh: '',
      titleEn: '',
      guidanceZh: '',
      actor: branchSecretary,
      strength: 'must',
      params: { primitive: 'form', fields: [], signedBy: 'actor', lateEntry: 'marked' },
      next: [],
      confidence: 'assumed',
    },
  ],
});
`;
}

/** An empty list of stories; the health test asks for three or more. */
export function scenarioFile(id: string): string {
  return `import type { Scenario } from '../scenario.ts';

/** Stories to be read by people and played by the tests: the ordinary course, a refusal, a deadline missed. */
export const ${camelCase(id)}Scenarios: readonly Scenario[] = [];
`;
}
