import { useState } from 'react';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { notify } from '../../design/notices.ts';
import { Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { formatPoints } from './points.ts';
import { emptyTyped, entriesOf, ScoreItems, totalOfTyped, type Typed } from './ScoreItems.tsx';
import { gradingTexts } from './texts.ts';

type Sheet = Output<'gradings.sheet'>;
type Rater = Sheet['raters'][number];

/** The members of the review group and what each of them gave. */
export function Raters({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(gradingTexts);
  const [rating, setRating] = useState<Rater>();
  const done = sheet.raters.filter((rater) => rater.submitted);
  const mean =
    done.length === 0
      ? 0
      : Math.round(done.reduce((sum, rater) => sum + (rater.totalHundredths ?? 0), 0) / done.length);
  const columns: readonly Column<Rater>[] = [
    { id: 'name', header: t('rater'), names: true, cell: (rater) => rater.name },
    {
      id: 'state',
      header: t('raters'),
      cell: (rater) => (
        <StatusTag tone={rater.submitted ? 'green' : 'grey'}>
          {rater.submitted ? t('raterDone') : t('raterOpen')}
        </StatusTag>
      ),
    },
    {
      id: 'total',
      header: t('raterTotal'),
      align: 'right',
      cell: (rater) => (rater.totalHundredths === null ? '' : formatPoints(rater.totalHundredths)),
    },
    {
      id: 'act',
      header: t('enterRating'),
      cell: (rater) =>
        sheet.can.edit && (
          <Button small onClick={() => setRating(rater)}>
            {t('enterRating')}
          </Button>
        ),
    },
  ];
  return (
    <Section title={t('raters')} action={<LinkButton href="/grading/reviewers">{t('reviewGroup')}</LinkButton>}>
      <p className="muted">
        {t('ratersHint', { least: sheet.leastRaters })}{' '}
        {done.length > 0 && t('meanNow', { count: done.length, points: formatPoints(mean) })}
      </p>
      <DataTable
        caption={t('raters')}
        rows={sheet.raters}
        rowId={(rater) => rater.reviewerId}
        columns={columns}
        empty={<EmptyState title={t('reviewersEmpty')}>{t('reviewersEmptyText')}</EmptyState>}
      />
      {rating && <RatingDialog sheet={sheet} rater={rating} onClose={() => setRating(undefined)} />}
    </Section>
  );
}

function RatingDialog({
  sheet,
  rater,
  onClose,
}: {
  readonly sheet: Sheet;
  readonly rater: Rater;
  readonly onClose: () => void;
}) {
  const t = useTexts(gradingTexts);
  const [typed, setTyped] = useState<Typed>(emptyTyped);
  const rate = useAct('gradings.rate', {
    onSuccess: () => {
      notify(t('ratingSaved', { name: rater.name }));
      onClose();
    },
  });
  const send = () =>
    rate
      .mutateAsync({
        params: { sheetId: sheet.id, reviewerId: rater.reviewerId },
        body: { version: sheet.version, entries: entriesOf(sheet, typed) },
      })
      .catch(() => undefined);
  return (
    <Dialog
      wide
      title={t('ratingOf', { name: rater.name })}
      onClose={onClose}
      actions={
        <Button kind="main" busy={rate.isPending} onClick={() => void send()}>
          {t('saveRating', { name: rater.name })}
        </Button>
      }
    >
      {rate.error && <ProblemView problem={rate.error} />}
      <ScoreItems sheet={sheet} typed={typed} onChange={setTyped} prefix="rating-" />
      <p role="status">
        <strong>{t('currentTotal', { points: formatPoints(totalOfTyped(sheet, typed)) })}</strong>
      </p>
    </Dialog>
  );
}
