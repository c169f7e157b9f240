import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import { Button, ButtonBar, DataTable, formatCount, Section, type Column } from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { importTexts } from './texts.ts';
import { kindWords, totals, type ImportView } from './words.ts';

type Count = ImportView['counts'][number];
type Change = ImportView['changes'][number];

/** ④ What will be added, changed (old → new) and left out; the one button names the act and the count. */
export function ConfirmStep({ view, mode }: { readonly view: ImportView; readonly mode: 'all' | 'good' }) {
  const t = useTexts(importTexts);
  const pick = usePick();
  const [, change] = useAddress();
  const run = useAct('imports.run');
  const attempt = useAttempt();
  const sums = totals(view);
  const left = sums.bad + sums.questions;
  const counts: readonly Column<Count>[] = [
    { id: 'sheet', header: t('sheetName'), names: true, cell: (part) => `${part.sheet}（${t(kindWords[part.kind])}）` },
    { id: 'added', header: t('added'), align: 'right', cell: (part) => formatCount(part.added) },
    { id: 'changed', header: t('changed'), align: 'right', cell: (part) => formatCount(part.changed) },
    { id: 'unchanged', header: t('unchanged'), align: 'right', cell: (part) => formatCount(part.unchanged) },
    {
      id: 'skipped',
      header: t('skipped'),
      align: 'right',
      cell: (part) => formatCount(part.skipped + part.bad + part.questions),
    },
  ];
  const changes: readonly Column<Change>[] = [
    { id: 'row', header: t('row'), nowrap: true, cell: ({ row }) => row },
    { id: 'name', header: t('name'), names: true, cell: ({ name }) => name },
    { id: 'field', header: t('field'), cell: ({ fieldZh, fieldEn }) => pick(fieldZh, fieldEn) },
    { id: 'before', header: t('before'), cell: ({ fromValue }) => fromValue ?? t('empty') },
    { id: 'after', header: t('after'), cell: ({ toValue }) => toValue ?? t('empty') },
  ];
  return (
    <div className="stack">
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <Section title={t('confirmTitle')}>
        <DataTable caption={t('confirmTitle')} rows={view.counts} rowId={({ sheet }) => sheet} columns={counts} />
        <p className="muted">{t('confirmNote')}</p>
        {left > 0 && <p>{t('leftRows', { count: formatCount(left) })}</p>}
      </Section>
      {view.changes.length > 0 && (
        <Section title={t('changes')}>
          <DataTable
            caption={t('changes')}
            rows={view.changes.map((row, at) => ({ ...row, at }))}
            rowId={({ at }) => at}
            columns={changes}
          />
          {view.changes.length >= 200 && <p className="muted">{t('changesSome', { count: view.changes.length })}</p>}
        </Section>
      )}
      <ButtonBar>
        <Button onClick={() => change({ step: undefined, mode: undefined })}>{t('backToCheck')}</Button>
        <Button
          kind="main"
          busy={run.isPending}
          whyNot={sums.good === 0 ? t('nothingGood') : undefined}
          onClick={() =>
            void attempt.run(async () => {
              await run.mutateAsync({ params: { importId: view.id }, body: { mode } });
              change({ step: undefined, mode: undefined });
            })
          }
        >
          {t('importAct', { count: formatCount(sums.good) })}
        </Button>
      </ButtonBar>
    </div>
  );
}
