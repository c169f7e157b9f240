import { readBoard, readRows } from '../../modules/gradings/index.ts';
import { createRoundProgress, createRoundService, roundOf } from '../../modules/rounds/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { writeWorkbook } from '../../platform/spreadsheet/index.ts';
import { UsageError, type Console } from '../console.ts';
import { terminalActor, withApp } from '../open.ts';

const stateZh: Readonly<Record<string, string>> = {
  draft: '准备中',
  opening: '正在开启',
  open: '进行中',
  closed: '已结束',
};

/** `jishi round status [ID]`: all rounds, or the steps of one. */
export async function roundStatus(out: Console, id: string | undefined): Promise<void> {
  await withApp(out, async (app) => {
    const actor = await terminalActor(app);
    const progress = createRoundProgress(app.platform);
    if (id === undefined) {
      const rounds = await app.platform.db.read(actor.scope, (tx) => progress.list(tx, actor, {}));
      const lines = rounds.map(
        (round) =>
          `${round.id}  ${round.year} ${round.title}  ${stateZh[round.state] ?? round.state}  ${round.started}/${round.planned}`,
      );
      out.result({ ok: true, rounds }, lines.join('\n') || '还没有轮次。');
      return;
    }
    const view = await app.platform.db.read(actor.scope, (tx) => progress.view(tx, actor, readId(id)));
    const lines = view.counts.map((count) => {
      const step = view.steps.find(({ stepId }) => stepId === count.stepId);
      return `  ${step?.titleZh ?? count.stepId}：完成 ${count.done}，在办 ${count.open}，未到 ${count.waiting}，超期 ${count.late}`;
    });
    out.result(
      { ok: true, round: view },
      [`${view.title}（${stateZh[view.state] ?? view.state}） 超期 ${view.late}`, ...lines].join('\n'),
    );
  });
}

/** `jishi round open ID`: opens for all organisations; the batches that a server would start follow at once. */
export async function roundOpen(out: Console, id: string): Promise<void> {
  await withApp(out, async (app) => {
    const { platform } = app;
    const actor = await terminalActor(app);
    const service = createRoundService(platform);
    const roundId = readId(id);
    const opened = await platform.db.write(actor.scope, async (tx) => {
      const round = (await roundOf(tx, roundId)) ?? refuse('record.not-found');
      return await service.open(tx, actor, roundId, round.version);
    });
    const progress = out.progress('开启轮次');
    let { started } = opened;
    try {
      for (let more = started < opened.planned; more;) {
        more = await platform.db.write(actor.scope, (tx) => service.openNext(tx, actor, roundId, batch));
        started = Math.min(opened.planned, started + batch);
        progress.update(started, opened.planned);
      }
    } finally {
      progress.stop();
    }
    out.result({ ok: true, ...opened, started: opened.planned }, `已开启，${opened.planned} 个党组织开始办理。`);
  });
}

/** Organisations opened in one transaction. */
const batch = 50;

/** `jishi round report ID`: grades, movement against last year, and with `--out` the table for the leader's desk. */
export async function roundReport(out: Console, id: string, options: { readonly out?: string }): Promise<void> {
  await withApp(out, async (app) => {
    const { db, clock } = app.platform;
    const actor = await terminalActor(app);
    const roundId = readId(id);
    const board = await db.read(actor.scope, (tx) => readBoard(tx, roundId, clock.today()));
    if (options.out !== undefined) await writeTable(options.out);
    const { movement } = board;
    const lines = [
      `${board.title}：${board.total} 个党组织`,
      ...board.grades.map((grade) => `  ${grade.titleZh}：${grade.count}（上年 ${grade.lastYear}）`),
      `  与上年比：上升 ${movement.up}，持平 ${movement.same}，下降 ${movement.down}`,
      ...board.townships.map(
        (township) => `  ${township.name}：完成 ${township.done}/${township.total}，超期 ${township.late}`,
      ),
    ];
    if (options.out !== undefined) lines.push(`汇总表已写入 ${options.out}。`);
    out.result({ ok: true, board }, lines.join('\n'));

    async function writeTable(path: string): Promise<void> {
      const titles = new Map(board.grades.map((grade) => [grade.id, grade.titleZh]));
      const points = (hundredths: number | null) => (hundredths === null ? '' : hundredths / 100);
      await writeWorkbook(path, [
        {
          name: '定级汇总',
          title: board.title,
          columns: [
            { heading: '党组织', width: 44 },
            { heading: '上级党组织', width: 30 },
            { heading: '办理到', width: 20 },
            { heading: '自评得分', kind: 'number' },
            { heading: '复核得分', kind: 'number' },
            { heading: '等级', width: 14 },
            { heading: '星级', kind: 'number' },
            { heading: '上年等级', width: 14 },
          ],
          rows: rows(),
        },
      ]);
      async function* rows() {
        for (let after: string | null = null; ;) {
          const page: Awaited<ReturnType<typeof readRows>> = await db.read(actor.scope, (tx) =>
            readRows(tx, roundId, { after, limit: 200 }, clock.today()),
          );
          for (const row of page.items)
            yield [
              row.orgName,
              row.superiorName ?? '',
              row.stepTitle ?? '',
              points(row.selfHundredths),
              points(row.reviewHundredths),
              row.gradeTitle ?? '',
              row.stars ?? '',
              titles.get(row.lastGrade ?? '') ?? '',
            ];
          if (page.nextCursor === null) return;
          after = page.nextCursor;
        }
      }
    }
  });
}

function readId(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id <= 0)
    throw new UsageError('轮次编号应为数字，可用 jishi round status 查看。', 'The id of a round is a number.');
  return id;
}
