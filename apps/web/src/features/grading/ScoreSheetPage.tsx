import './grading.css';
import { useState } from 'react';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, LinkButton } from '../../design/Button.tsx';
import { formatClock } from '../../design/dates.ts';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { DraftNote } from '../../design/DraftNote.tsx';
import { ErrorSummary, type FormFault } from '../../design/ErrorSummary.tsx';
import { notify } from '../../design/notices.ts';
import { Page } from '../../design/Page.tsx';
import { PrintButton, PrintLayout } from '../../design/papers.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { useDraft } from '../../state/draft.ts';
import { formatDifference, formatPoints } from './points.ts';
import { meanOf, Raters } from './Raters.tsx';
import { ScoreItems } from './ScoreItems.tsx';
import { gradingTexts } from './texts.ts';
import {
  entriesOf,
  gradeOfTotal,
  isHitByGroup,
  openItems,
  totalOfTyped,
  typedOf,
  wrongItems,
  type Typed,
} from './typed.ts';
import { VisitFields, visitInput, visitOf, type Visit } from './VisitFields.tsx';

type Sheet = Output<'gradings.sheet'>;

/** A score sheet: the committee's self-score or the township's review. */
export function ScoreSheetPage({ params }: PageParams) {
  const t = useTexts(gradingTexts);
  const sheetId = Number(params['sheetId']);
  const sheet = useCall('gradings.sheet', { params: { sheetId } });
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
      actions={sheet.data?.state === 'submitted' && <PrintButton />}
    >
      <Loaded query={sheet} skeleton={<Skeleton shape="page" lines={14} />}>
        {(data) => <SheetBody key={`${data.id}-${data.state}`} sheet={data} onReload={() => void sheet.refetch()} />}
      </Loaded>
    </Page>
  );
}

interface SheetProps {
  readonly sheet: Sheet;
  readonly onReload: () => void;
}

function SheetBody({ sheet, onReload }: SheetProps) {
  const t = useTexts(gradingTexts);
  if (sheet.can.edit) return <SheetForm sheet={sheet} onReload={onReload} />;
  if (sheet.state === 'draft' && sheet.phase === 'review' && sheet.entries.length === 0) {
    return <EmptyState title={t('reviewHidden')}>{t('reviewHiddenText')}</EmptyState>;
  }
  return (
    <PrintLayout title={`${sheet.titleZh} ${t('sheet')}`} org={sheet.orgName}>
      <SheetTotal sheet={sheet} />
      {sheet.phase === 'review' && <VisitFields sheet={sheet} visit={visitOf(sheet)} onChange={() => undefined} />}
      <ScoreItems sheet={sheet} entries={sheet.entries} />
      <p className="print-only grading-signatures">{t('signatures')}</p>
    </PrintLayout>
  );
}

/** Result of a submitted sheet. */
function SheetTotal({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(gradingTexts);
  const can = useCan();
  if (sheet.totalHundredths === null) return null;
  return (
    <div className="grading-result">
      <strong>{t('currentTotal', { points: formatPoints(sheet.totalHundredths) })}</strong>
      {sheet.gradeTitle && <span>{t('gradeIs', { grade: sheet.gradeTitle })}</span>}
      {sheet.cappedByZh.length > 0 && <span>{t('cappedTo', { items: sheet.cappedByZh.join('、') })}</span>}
      {sheet.selfTotalHundredths !== null && sheet.differenceHundredths !== null && (
        <span>
          {t('selfBeside', {
            self: formatPoints(sheet.selfTotalHundredths),
            difference: formatDifference(sheet.differenceHundredths),
          })}
        </span>
      )}
      {sheet.roundId !== null && can('grading.board') && (
        <LinkButton href={`/grading/rounds/${sheet.roundId}`}>{t('openBoard')}</LinkButton>
      )}
    </div>
  );
}

function SheetForm({ sheet, onReload }: SheetProps) {
  const t = useTexts(gradingTexts);
  const pick = usePick();
  const byGroup = sheet.phase === 'review' && sheet.leastRaters > 1;
  const [typed, setTyped, draft] = useDraft<Typed>(`score-sheet-${sheet.id}`, typedOf(sheet, sheet.entries));
  const [visit, setVisit, visitDraft] = useDraft<Visit>(`score-visit-${sheet.id}`, visitOf(sheet));
  const [asking, setAsking] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const forget = () => (draft.clear(), visitDraft.clear());
  const save = useAct('gradings.save', {
    onSuccess: (answer) => (forget(), notify(t('saved', { at: formatClock(answer.savedAt) }))),
  });
  const submit = useAct('gradings.submit', {
    onSuccess: (answer) => (forget(), notify(t('submitted', { points: formatPoints(answer.totalHundredths ?? 0) }))),
  });
  const problem = submit.error ?? save.error;
  const mean = meanOf(sheet);
  const total = byGroup ? (mean ?? 0) : totalOfTyped(sheet, typed);
  const isRated = !byGroup || mean !== undefined;
  const faults: readonly FormFault[] = byGroup
    ? []
    : [...wrongItems(sheet, typed), ...openItems(sheet, typed)].map((item) => ({
        field: item.id,
        id: item.id,
        message: t('giveOrMend', { item: pick(item.titleZh, item.titleEn) }),
      }));
  const body = { version: sheet.version, ...(sheet.phase === 'review' ? visitInput(visit) : {}) };
  const params = { sheetId: sheet.id };
  const entries = byGroup ? [] : entriesOf(sheet, typed);
  const { grade, cappedBy } = gradeOfTotal(sheet, total, (item) =>
    byGroup ? isHitByGroup(sheet, item) : typed[item.id]?.hit === true,
  );
  const check = () => (faults.length > 0 ? setAttempt(attempt + 1) : (setAttempt(0), setAsking(true)));
  const send = async () => {
    await submit.mutateAsync({ params, body: byGroup ? body : { ...body, entries } }).catch(() => undefined);
    setAsking(false);
  };
  return (
    <>
      {problem && (
        <ProblemView
          problem={problem}
          {...(problem.code === 'record.changed-meanwhile' ? { onRetry: onReload } : {})}
        />
      )}
      {attempt > 0 && <ErrorSummary faults={faults} attempt={attempt} />}
      <DraftNote draft={draft} onDiscard={() => (forget(), setTyped(typedOf(sheet, sheet.entries)))} />
      {byGroup && <Raters sheet={sheet} />}
      {sheet.phase === 'review' && <VisitFields sheet={sheet} visit={visit} onChange={setVisit} />}
      {byGroup ? <ScoreItems sheet={sheet} /> : <ScoreItems sheet={sheet} typed={typed} onChange={setTyped} />}
      <div className="grading-total no-print">
        <div role="status">
          <strong>{t('currentTotal', { points: formatPoints(total) })}</strong>
          {grade && isRated && <span>{t('wouldBe', { grade: pick(grade.titleZh, grade.titleEn) })}</span>}
          {cappedBy.length > 0 && (
            <span>{t('cappedTo', { items: cappedBy.map((item) => pick(item.titleZh, item.titleEn)).join('、') })}</span>
          )}
        </div>
        <ButtonBar>
          <Button kind="main" onClick={check}>
            {t('check')}
          </Button>
          <Button
            busy={save.isPending}
            onClick={() => void save.mutateAsync({ params, body: { ...body, entries } }).catch(() => undefined)}
          >
            {t('save')}
          </Button>
        </ButtonBar>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('submitTitle')}
          consequence={t('submitText', {
            points: formatPoints(total),
            grade: grade ? pick(grade.titleZh, grade.titleEn) : '',
          })}
          action={sheet.phase === 'self' ? t('submitSelf') : t('submitReview')}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
