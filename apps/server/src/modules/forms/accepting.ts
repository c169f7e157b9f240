import type { ActorRule } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import type { FormRow } from './schema.ts';
import * as views from './views.ts';

const subjectKind = 'form';

/** A signed form waits for those who accept it: they get a duty, which ends with their answer. */
export async function askAcceptors(tx: Tx, platform: Platform, form: FormRow): Promise<void> {
  const { acceptedBy } = form.definition;
  if (acceptedBy === undefined) return;
  const above = await views.listOrgsOnPath(tx, form.region, form.path);
  const own = above.at(-1);
  const org = acceptingOrg(acceptedBy, above);
  if (!own || !org) return;
  const isCounty = org.kind === 'county' && acceptedBy.of !== 'own';
  await openTodo(tx, platform, {
    orgId: org.id,
    path: form.path,
    // Where the county itself is the superior, its department acts.
    roles: isCounty ? [...new Set([...acceptedBy.roles, 'county-department' as const])] : acceptedBy.roles,
    aboutOrgId: own.id,
    aboutName: own.name,
    kind: 'task',
    titleZh: `审收：${form.title_zh}`,
    titleEn: `Accept: ${form.title_zh}`,
    link: `/forms/${form.id}`,
    subjectKind,
    subjectId: form.id,
    group: {
      key: `form:${form.title_zh}`,
      titleZh: `审收：${form.title_zh}`,
      titleEn: `Accept: ${form.title_zh}`,
      link: '/forms?state=signed',
    },
  });
}

/** The form was answered, or went back to its writer in another way. */
export async function endAsking(tx: Tx, platform: Platform, actor: Actor, formId: number, isAnswered: boolean) {
  await closeTodos(tx, platform, actor, subjectKind, formId, isAnswered ? 'done' : 'withdrawn');
}

/** The organisation a rule means, seen from the one whose form it is; `above` has the highest first. */
function acceptingOrg(rule: ActorRule, above: readonly views.OrgOnPath[]): views.OrgOnPath | undefined {
  if (rule.of === 'own') return above.at(-1);
  if (rule.of === 'parent') return above.at(-2);
  // The committee directly below the county; an organisation that hangs on the county itself answers to the county.
  if (rule.of === 'township') return above.length > 2 ? above[1] : above[0];
  return above[0];
}
