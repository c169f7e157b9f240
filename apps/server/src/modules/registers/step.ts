import { paramsOf, type RegistryParams } from '@jishi/domain';
import type { RegisterDefinition } from '@jishi/contract';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { RegisterService } from './service.ts';
import * as store from './store.ts';

const kindKey = (list: string): string =>
  list
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^(?=\d)/, 'r');

/** Primitive `registry` in a run: the list it names exists, and the step is done when it changed the list. */
export function registryStepHandler(platform: Platform, service: RegisterService): StepHandler {
  const numberOf = async (
    tx: Tx,
    context: StepContext,
    setting: RegistryParams['minEntries'],
  ): Promise<number | undefined> => {
    if (setting === undefined || typeof setting === 'number') return setting;
    return await platform.rules.value<number>(tx, setting.param, context.day, context.path);
  };
  return {
    primitive: 'registry',
    async open(tx, actor, context) {
      const params = paramsOf(context.step, 'registry');
      if (!params) throw new Error('a registry step without its parameters');
      const key = kindKey(params.list);
      const known = await store.findKindByKey(tx, context.region, key, context.path);
      const kind =
        known ??
        (await service.declare(tx, actor, context.orgId, {
          key,
          titleZh: params.listTitleZh,
          subject: params.subject,
          sensitive: params.sensitive ?? false,
          definition: definitionOf(params),
        }));
      return { subjectId: kind.id, link: `/registers/${kind.id}?org=${context.orgId}&step=${context.runStepId}` };
    },
    async unmet(tx, context) {
      const params = paramsOf(context.step, 'registry');
      const kind = context.subjectId === null ? undefined : await store.findKind(tx, context.subjectId);
      if (!params || !kind)
        return [{ code: 'register.missing', zh: '名册还没有设立。', en: 'The register does not exist.' }];
      const least = await numberOf(tx, context, params.minEntries);
      const most = await numberOf(tx, context, params.maxEntries);
      const count = await store.countEntries(tx, kind, context.path);
      const changes = await store.countEventsOfStep(tx, context.region, context.runStepId);
      const unmet = [];
      if (Object.keys(changes).length === 0)
        unmet.push({
          code: 'register.unchanged',
          zh: `还没有登记“${kind.title_zh}”的变动。`,
          en: 'Nothing was recorded in the register.',
        });
      if (least !== undefined && count < least)
        unmet.push({
          code: 'register.too-few',
          zh: `名册上有 ${count} 项，至少 ${least} 项。`,
          en: `${count} entries, at least ${least} are needed.`,
        });
      if (most !== undefined && count > most)
        unmet.push({
          code: 'register.too-many',
          zh: `名册上有 ${count} 项，至多 ${most} 项。`,
          en: `${count} entries, at most ${most} are allowed.`,
        });
      return unmet;
    },
    async outcome(tx, context) {
      const kind = context.subjectId === null ? undefined : await store.findKind(tx, context.subjectId);
      return {
        changes: await store.countEventsOfStep(tx, context.region, context.runStepId),
        entries: kind ? await store.countEntries(tx, kind, context.path) : 0,
      };
    },
  };
}

/** Definition of a kind from the parameters of a step; what they leave open gets the plain life: on the list, off the list. */
function definitionOf(params: RegistryParams): RegisterDefinition {
  const statuses = (params.statuses ?? [{ id: 'listed', titleZh: '在册' }]).map(({ id, titleZh }) => ({
    id: kindKey(id),
    titleZh,
  }));
  const key = (status: string | null) => (status === null ? null : kindKey(status));
  const first = statuses[0]?.id ?? 'listed';
  const transitions = (
    params.transitions ?? [
      { from: null, to: first },
      { from: first, to: null },
    ]
  ).map(({ from, to }) => ({
    from: key(from),
    to: key(to),
    titleZh: from === null ? '列入' : to === null ? '移出' : '变更',
  }));
  return {
    statuses,
    transitions,
    fields: (params.fields ?? [])
      .slice(0, 20)
      .map((field) => ({ key: kindKey(field.id), titleZh: field.titleZh, required: field.required ?? false })),
    reviewEvery: textOf(params.reviewEvery) ?? '1y',
    duplicateKey: params.duplicateKey ?? 'title',
    rights: [...(params.rights ?? [])],
    ...(params.basis ? { basis: params.basis } : {}),
    ...(textOf(params.expiresAfter) === undefined ? {} : { expiresAfter: textOf(params.expiresAfter) }),
  };
}

const textOf = (setting: unknown): string | undefined =>
  typeof setting === 'string' && /^[1-9]\d{0,3}[dmy]$/.test(setting) ? setting : undefined;
