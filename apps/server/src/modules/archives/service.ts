import { addDuration, durationSetting, paramsOf, type Step } from '@jishi/domain';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { engineOf, hashOf } from '../methods/index.ts';
import { contentsOf, fileHash, freeze, type ContentsLine } from './contents.ts';
import type { FileRow } from './store.ts';
import * as store from './store.ts';

/** Use cases of the archive. */
export type ArchiveService = ReturnType<typeof createArchiveService>;

export function createArchiveService(platform: Platform) {
  const { audit, clock, ids } = platform;

  const note = (tx: Tx, actor: Actor, file: FileRow, action: string, facts: object = {}) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'archive-file',
      subjectId: file.id,
      orgId: file.org_id,
      path: file.path,
      region: file.region,
      facts: { title: file.title_zh, ...facts },
    });

  const lines = async (tx: Tx, file: FileRow): Promise<ContentsLine[]> => {
    const { step } = await engineOf(platform).context(tx, file.run_step_id);
    return await contentsOf(tx, engineOf(platform), file.run_id, step.id);
  };

  /** Personal files are read by those who keep them; others see that there is one. */
  const requireReadable = (actor: Actor, file: FileRow): void => {
    const isKeeper = actsFor(actor, file.org_id) && actor.role !== 'member';
    const isSuperior =
      actor.role === 'county-department' || actor.role === 'township-secretary' || actor.role === 'township-organiser';
    if (file.access_class === 'public' || isKeeper) return;
    if (file.access_class === 'internal' && isSuperior) return;
    refuse('archive.not-readable', { title: file.title_zh });
  };

  return {
    lines,

    /** Freezes what there is: every required item must be. From now on the file is read, never changed. */
    async seal(tx: Tx, actor: Actor, id: number): Promise<string> {
      const file = (await store.lockFile(tx, regionOf(id), id)) ?? refuse('record.not-found');
      if (!actsFor(actor, file.org_id)) refuse('record.not-found');
      if (file.state === 'sealed') refuse('archive.sealed', { title: file.title_zh, on: file.sealed_on });
      const missing = (await lines(tx, file)).filter(({ isRequired, isPresent }) => isRequired && !isPresent);
      if (missing.length > 0)
        refuse('archive.incomplete', {
          title: file.title_zh,
          missing: missing.map(({ titleZh }) => titleZh).join('、'),
        });
      const engine = engineOf(platform);
      const context = await engine.context(tx, file.run_step_id);
      const items = await freeze(tx, engine, file.run_id, context.step.id);
      const itemIds = await ids.take(tx, file.region, items.length);
      await store.insertItems(
        tx,
        file,
        items.map((item, index) => ({ ...item, id: itemIds[index] ?? 0 })),
      );
      const hash = fileHash({ title: file.title_zh, definitionHash: context.definitionHash }, items);
      await store.seal(tx, file, {
        hash,
        on: clock.today(),
        at: clock.now(),
        by: actor.displayName,
        retainUntil: await retainUntil(tx, context.step, file),
      });
      await note(tx, actor, file, 'archive.seal', { items: items.length, hash });
      await platform.steps.complete(tx, actor, file.run_step_id);
      return hash;
    },

    /** Opens a sealed file: its contents, after the reading was noted with its purpose. */
    async read(tx: Tx, actor: Actor, id: number, purpose: string) {
      const file = (await store.findFile(tx, regionOf(id), id)) ?? refuse('record.not-found');
      if (file.state !== 'sealed') refuse('archive.not-sealed', { title: file.title_zh });
      requireReadable(actor, file);
      await store.insertReading(tx, file, {
        id: await ids.next(tx, file.region),
        userId: actor.userId,
        name: actor.displayName,
        role: actor.role,
        purpose,
        at: clock.now(),
      });
      await note(tx, actor, file, 'archive.read', { purpose });
      return { file, items: await store.listItems(tx, file.region, file.id) };
    },

    /** Computes every hash again from what is stored. */
    async verify(
      tx: Tx,
      id: number,
    ): Promise<{ isIntact: boolean; hash: string; expected: string; changed: string[]; lostFiles: string[] }> {
      const file = (await store.findFile(tx, regionOf(id), id)) ?? refuse('record.not-found');
      if (file.state !== 'sealed') refuse('archive.not-sealed', { title: file.title_zh });
      const items = await store.listItems(tx, file.region, file.id);
      const context = await engineOf(platform).context(tx, file.run_step_id);
      const computed = items.map((item) => ({ ...item, computed: hashOf(item.content) }));
      const changed = computed
        .filter(({ hash, computed: again }) => hash !== again)
        .map(({ title_zh: title }) => title);
      const hash = fileHash(
        { title: file.title_zh, definitionHash: context.definitionHash },
        computed.map(({ item_id, computed: again }) => ({ item_id, hash: again })),
      );
      const lostFiles: string[] = [];
      for (const { sha256, name } of items.flatMap(({ content }) => attachmentsOf(content))) {
        if (!(await platform.files.has(sha256))) lostFiles.push(name);
      }
      const expected = file.content_hash ?? '';
      return {
        isIntact: hash === expected && changed.length === 0 && lostFiles.length === 0,
        hash,
        expected,
        changed,
        lostFiles,
      };
    },
  };

  async function retainUntil(tx: Tx, step: Step, file: FileRow): Promise<string | null> {
    const retention = paramsOf(step, 'archive')?.retention ?? 'permanent';
    if (retention === 'permanent') return null;
    const reader = await platform.rules.reader(tx, file.path);
    return addDuration(await loadWorkingCalendar(tx), clock.today(), durationSetting(retention, reader, clock.today()))
      .date;
  }
}

function attachmentsOf(content: unknown): { sha256: string; name: string }[] {
  const list = (content as { attachments?: { sha256: string; name: string }[] }).attachments;
  return Array.isArray(list) ? list : [];
}
