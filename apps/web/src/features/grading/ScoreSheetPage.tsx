import './grading.css';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, LinkButton } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { formatClock } from '../../design/dates.ts';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { NumberField, TextArea } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useDraft } from '../../state/draft.ts';
import { formatPoints } from './points.ts';
import { Raters } from './Raters.tsx';
import { emptyTyped, entriesOf, gradeFor, ScoreItems, totalOfTyped, typedOf, type Typed } from './ScoreItems.tsx';
import { gradingTexts } from './texts.ts';

type Sheet = Output<'gradings.sheet'>;

/** What is typed beside the points. */
interface Visit {
  readonly visitedOn: string;
  readonly interviews: string;
  readonly visitNote: string;
  readonly differenceReason: string;
}

/** A score sheet: the committee's self-score or the township's review. */
export function ScoreSheetPage({ params }: PageParams) {
  const t = useTexts(gradingTexts);
  const sheetId = Number(params['sheetId']);
  const sheet = useCall('gradings.sheet', { params: { sheetId } }, { keepOld: false });
  return (
    <Page
      title={sheet.data?.titleZh ?? t('sheet')}
      note={sheet.data && `${t('scheme')}：${sheet.data.schemeTitleZh}`}
      status={
        sheet.data && (
          <StatusTag tone={sheet.data.state === 'submitted' ? 'green' : 'blue'}>
            {sheet.data.state === 'submitted' ? t('sheetSubmitted') : t('sheetDraft')}
          </StatusTag>
        )
      }
    >
      <Loaded query={sheet} skeleton={<Skeleton shape="page" lines={14} />}>
        {(data) => <SheetBody key={`${data.id}-${data.state}`} sheet={data} />}
      </Loaded>
    </Page>
  );
}

function SheetBody({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(gradingTexts);
  const byGroup = sheet.phase === 'review' && sheet.leastRaters > 1;
  const [typed, setTyped] = useDraft<Typed>(
    sheet.can.edit ? `score-sheet-${sheet.id}` : undefined,
    typedOf(sheet.entries, emptyTyped),
  );
  const [visit, setVisit] = useState<Visit>({
    visitedOn: sheet.visitedOn ?? '',
    interviews: sheet.interviews === 0 ? '' : String(sheet.interviews),
    visitNote: sheet.visitNote,
    differenceReason: sheet.differenceReason ?? '',
  });
  const [asking, setAsking] = useState(false);
  const save = useAct('gradings.save');
  const submit = useAct('gradings.submit', {
    onSuccess: (answer) => notify(t('submitted', { points: formatPoints(answer.totalHundredths ?? 0) })),
  });
  const problem = submit.error ?? save.error;
  const total = byGroup ? meanOf(sheet) : totalOfTyped(sheet, typed);
  const grade = sheet.grade ?? gradeFor(sheet, total, typed);
  const body = {
    version: sheet.version,
    ...(byGroup ? {} : { entries: entriesOf(sheet, typed) }),
    ...(sheet.phase === 'review'
      ? {
          ...(visit.visitedOn === '' ? {} : { visitedOn: visit.visitedOn }),
          interviews: Number(visit.interviews) || 0,
          visitNote: visit.visitNote,
          differenceReason: visit.differenceReason,
        }
      : {}),
  };
  const params = { sheetId: sheet.id };
  return (
    <>
      {problem && <ProblemView problem={problem} />}
      {byGroup && <Raters sheet={sheet} />}
      <ScoreItems sheet={sheet} typed={typed} onChange={sheet.can.edit && !byGroup ? setTyped : undefined} />
      {sheet.phase === 'review' && <VisitFields sheet={sheet} visit={visit} onChange={setVisit} />}
      <div className="grading-total" role="status">
        <strong>{t('currentTotal', { points: formatPoints(total) })}</strong>
        <span>{t('wouldBe', { grade: sheet.grades.find((each) => each.id === grade)?.titleZh ?? '' })}</span>
        {sheet.cappedByZh.length > 0 && <span>{t('cappedTo', { items: sheet.cappedByZh.join('、') })}</span>}
        {sheet.can.submit && (
          <ButtonBar>
            <Button kind="main" onClick={() => setAsking(true)}>
              {t('check')}
            </Button>
            <Button
              busy={save.isPending}
              onClick={() =>
                void save.mutateAsync({ params, body: { ...body, entries: entriesOf(sheet, typed) } }).then(
                  (answer) => notify(t('saved', { at: formatClock(answer.savedAt) })),
                  () => undefined,
                )
              }
            >
              {t('save')}
            </Button>
          </ButtonBar>
        )}
        {sheet.roundId !== null && !sheet.can.submit && (
          <LinkButton href={`/grading/rounds/${sheet.roundId}`}>{t('openBoard')}</LinkButton>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t('submitTitle')}
          consequence={t('submitText', {
            points: formatPoints(total),
            grade: sheet.grades.find((each) => each.id === grade)?.titleZh ?? '',
          })}
          action={sheet.phase === 'self' ? t('submitSelf') : t('submitReview')}
          onConfirm={() =>
            submit.mutateAsync({ params, body }).then(
              () => setAsking(false),
              () => setAsking(false),
            )
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Mean of the ratings entered so far, in hundredths. */
function meanOf(sheet: Sheet): number {
  if (sheet.totalHundredths !== null) return sheet.totalHundredths;
  const given = sheet.raters.flatMap((rater) => (rater.totalHundredths === null ? [] : [rater.totalHundredths]));
  return given.length === 0 ? 0 : Math.round(given.reduce((sum, each) => sum + each, 0) / given.length);
}

function VisitFields({
  sheet,
  visit,
  onChange,
}: {
  readonly sheet: Sheet;
  readonly visit: Visit;
  readonly onChange: (visit: Visit) => void;
}) {
  const t = useTexts(gradingTexts);
  const disabled = !sheet.can.edit;
  const set = (change: Partial<Visit>) => onChange({ ...visit, ...change });
  return (
    <Section title={t('visit')}>
      <DateField
        label={t('visitedOn')}
        name="visitedOn"
        value={visit.visitedOn}
        onChange={(visitedOn) => set({ visitedOn })}
      />
      <NumberField
        label={t('interviews')}
        name="interviews"
        value={visit.interviews}
        onChange={(interviews) => set({ interviews })}
        disabled={disabled}
      />
      <TextArea
        label={t('visitNote')}
        name="visitNote"
        limit={2000}
        value={visit.visitNote}
        onChange={(visitNote) => set({ visitNote })}
        disabled={disabled}
      />
      <TextArea
        label={t('differenceReason')}
        hint={t('differenceHint', { flag: formatPoints(sheet.differenceFlag) })}
        name="differenceReason"
        limit={500}
        rows={3}
        optional
        value={visit.differenceReason}
        onChange={(differenceReason) => set({ differenceReason })}
        disabled={disabled}
      />
    </Section>
  );
}
