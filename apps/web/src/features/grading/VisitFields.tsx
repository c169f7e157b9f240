import type { Output } from '../../api/routes.ts';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { NumberField, TextArea } from '../../design/inputs.tsx';
import { Section } from '../../design/Page.tsx';
import { DateText, DefinitionList } from '../../design/show.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { formatPoints } from './points.ts';
import { gradingTexts } from './texts.ts';

type Sheet = Output<'gradings.sheet'>;

/** What a review says beside its points, as typed. */
export interface Visit {
  readonly visitedOn: string;
  readonly interviews: string;
  readonly visitNote: string;
  readonly differenceReason: string;
}

/** What is saved of the visit, as it is typed. */
export function visitOf(sheet: Sheet): Visit {
  return {
    visitedOn: sheet.visitedOn ?? '',
    interviews: sheet.interviews === 0 ? '' : String(sheet.interviews),
    visitNote: sheet.visitNote,
    differenceReason: sheet.differenceReason ?? '',
  };
}

/** The visit as the server takes it. */
export function visitInput(visit: Visit) {
  return {
    ...(visit.visitedOn === '' ? {} : { visitedOn: visit.visitedOn }),
    interviews: Number(visit.interviews) || 0,
    visitNote: visit.visitNote,
    differenceReason: visit.differenceReason,
  };
}

interface VisitFieldsProps {
  readonly sheet: Sheet;
  readonly visit: Visit;
  readonly onChange: (visit: Visit) => void;
}

/** The visit on the spot: its fields, or what was said once the review is submitted. */
export function VisitFields({ sheet, visit, onChange }: VisitFieldsProps) {
  const t = useTexts(gradingTexts);
  if (!sheet.can.edit) return <VisitFacts sheet={sheet} />;
  const set = (change: Partial<Visit>) => onChange({ ...visit, ...change });
  return (
    <Section title={t('visit')}>
      <div className="form-fields">
        <DateField
          label={t('visitedOn')}
          name="visitedOn"
          value={visit.visitedOn}
          max={todayInChina()}
          onChange={(visitedOn) => set({ visitedOn })}
        />
        <NumberField
          label={t('interviews')}
          name="interviews"
          width="4"
          value={visit.interviews}
          onChange={(interviews) => set({ interviews })}
        />
        <TextArea
          label={t('visitNote')}
          hint={t('visitNoteHint')}
          name="visitNote"
          limit={2000}
          rows={4}
          optional
          value={visit.visitNote}
          onChange={(visitNote) => set({ visitNote })}
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
        />
      </div>
    </Section>
  );
}

function VisitFacts({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(gradingTexts);
  if (sheet.state !== 'submitted') return null;
  return (
    <Section title={t('visit')}>
      <DefinitionList
        facts={[
          ...(sheet.visitedOn === null ? [] : [{ label: t('visitedOn'), value: <DateText date={sheet.visitedOn} /> }]),
          { label: t('interviews'), value: sheet.interviews },
          ...(sheet.visitNote === '' ? [] : [{ label: t('visitNote'), value: sheet.visitNote }]),
          ...(sheet.differenceReason ? [{ label: t('differenceReason'), value: sheet.differenceReason }] : []),
        ]}
      />
    </Section>
  );
}
