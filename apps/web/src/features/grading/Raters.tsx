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
import { useCan } from '../../shell/session.ts';
import { formatPoints } from './points.ts';
import { ScoreItems } from './ScoreItems.tsx';
import { gradingTexts } from './texts.ts';
import { entriesOf, openItems, totalOfTyped, typedOf, wrongItems, type Typed } from './typed.ts';

type Sheet = Output<'gradings.sheet'>;
type Rater = Sheet['raters'][number];

/** The members of the review group and what each of them gave. */
export function Raters({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(gradingTexts);
  const can = useCan();
  const [rating, setRating] = useState<Rater>();
  const done = sheet.raters.filter((rater) => rater.submitted);
  const mean = meanOf(sheet);
  const columns: readonly Column<Rater>[] = [
    { id: 'name', header: t('rater'), names: true, cell: (rater) => rater.name },
    {
      id: 'state',
      header: t('state'),
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
    ...(sheet.can.edit
      ? [
          {
            id: 'act',
            header: t('act'),
            cell: (rater: Rater) => (
              <Button small onClick={() => setRating(rater)}>
                {rater.submitted ? t('changeRating') : t('enterRating')}
                <span className="hidden-text">{rater.name}</span>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t('raters')}
      action={can('grading.review') && <LinkButton href="/grading/reviewers">{t('reviewGroup')}</LinkButton>}
    >
      <p className="muted">
        {t('ratersHint', { least: sheet.leastRaters })}{' '}
        {mean !== undefined && t('meanNow', { count: done.length, points: formatPoints(mean) })}
      </p>
      <DataTable
        caption={t('raters')}
        rows={sheet.raters}
        rowId={(rater) => rater.reviewerId}
        columns={columns}
        empty={
          <EmptyState
            title={t('reviewersEmpty')}
            action={
              can('grading.review') && (
                <LinkButton kind="main" href="/grading/reviewers">
                  {t('addReviewer')}
                </LinkButton>
              )
            }
          >
            {t('reviewersEmptyText')}
          </EmptyState>
        }
      />
      {rating && <RatingDialog sheet={sheet} rater={rating} onClose={() => setRating(undefined)} />}
    </Section>
  );
}

/** Mean of the ratings entered so far, in hundredths; undefined before the first. */
export function meanOf({ raters }: Pick<Sheet, 'raters'>): number | undefined {
  const given = raters.flatMap((rater) => (rater.totalHundredths === null ? [] : [rater.totalHundredths]));
  return given.length === 0 ? undefined : Math.round(given.reduce((sum, each) => sum + each, 0) / given.length);
}

interface RatingDialogProps {
  readonly sheet: Sheet;
  readonly rater: Rater;
  readonly onClose: () => void;
}

function RatingDialog({ sheet, rater, onClose }: RatingDialogProps) {
  const t = useTexts(gradingTexts);
  const [typed, setTyped] = useState<Typed>(() => typedOf(sheet, rater.entries));
  const rate = useAct('gradings.rate', {
    onSuccess: () => {
      notify(t('ratingSaved', { name: rater.name }));
      onClose();
    },
  });
  const left = openItems(sheet, typed).length;
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
      persistent
      title={t('ratingOf', { name: rater.name })}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="main"
            busy={rate.isPending}
            whyNot={
              wrongItems(sheet, typed).length > 0
                ? t('someWrong')
                : left > 0
                  ? t('someOpen', { count: left })
                  : undefined
            }
            onClick={() => void send()}
          >
            {t('saveRating', { name: rater.name })}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      {rate.error && <ProblemView problem={rate.error} />}
      {/* What the others gave is not shown to somebody who still rates. */}
      <ScoreItems sheet={{ ...sheet, raters: [] }} typed={typed} onChange={setTyped} prefix="rating-" />
      <p role="status">
        <strong>{t('currentTotal', { points: formatPoints(totalOfTyped(sheet, typed)) })}</strong>
      </p>
    </Dialog>
  );
}
