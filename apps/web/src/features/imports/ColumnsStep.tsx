import { useState } from 'react';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  DataTable,
  formatCount,
  Section,
  Select,
  StatusTag,
  type Column,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { importTexts } from './texts.ts';
import { kindWords, type ImportView } from './words.ts';

type Part = ImportView['parts'][number];
type Kinds = Output<'imports.fields'>['kinds'];
type Kind = 'orgs' | 'members' | 'posts';

/** A guess below this is shown as one. */
const sureFrom = 0.9;

/** ② Which sheets are read as what, and which column is which field. */
export function ColumnsStep({ view }: { readonly view: ImportView }) {
  const t = useTexts(importTexts);
  const pick = usePick();
  const fields = useCall('imports.fields', {}, { staleAfter: 600_000 });
  const setParts = useAct('imports.setParts');
  const check = useAct('imports.check');
  const attempt = useAttempt();
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly (string | null)[]>>>({});
  const params = { importId: view.id };
  const changeKind = (part: Part, kind: Kind | null) =>
    attempt.run(async () => {
      await setParts.mutateAsync({ params, body: { parts: [{ sheet: part.sheet, kind }] } });
      setChosen((now) => ({ ...now, [part.sheet]: [] }));
    });
  const submit = () =>
    attempt.run(async () => {
      const parts = view.parts.map((part) => ({
        sheet: part.sheet,
        kind: part.kind,
        fields: [...fieldsOf(part, chosen)],
      }));
      await setParts.mutateAsync({ params, body: { parts } });
      await check.mutateAsync({ params });
    });
  return (
    <div className="stack">
      {view.failure && (
        <p className="card" role="alert">
          <strong>{t('failed')}</strong> {pick(view.failure.zh, view.failure.en)}
        </p>
      )}
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <p className="muted">{t('columnsNote')}</p>
      {view.parts.map((part) => (
        <PartColumns
          key={`${part.sheet} ${part.kind ?? ''}`}
          part={part}
          kinds={fields.data?.kinds ?? []}
          fields={fieldsOf(part, chosen)}
          busy={setParts.isPending}
          onKind={(kind) => void changeKind(part, kind)}
          onFields={(next) => setChosen((now) => ({ ...now, [part.sheet]: next }))}
        />
      ))}
      <ButtonBar>
        <Button
          kind="main"
          busy={setParts.isPending || check.isPending}
          whyNot={view.parts.every(({ kind }) => kind === null) ? t('nothingGood') : undefined}
          onClick={() => void submit()}
        >
          {t('toCheck')}
        </Button>
      </ButtonBar>
    </div>
  );
}

function fieldsOf(
  part: Part,
  chosen: Readonly<Record<string, readonly (string | null)[]>>,
): readonly (string | null)[] {
  const own = chosen[part.sheet];
  return own && own.length > 0 ? own : part.columns.map(({ field }) => field);
}

function PartColumns({
  part,
  kinds,
  fields,
  busy,
  onKind,
  onFields,
}: {
  readonly part: Part;
  readonly kinds: Kinds;
  readonly fields: readonly (string | null)[];
  readonly busy: boolean;
  readonly onKind: (kind: Kind | null) => void;
  readonly onFields: (fields: readonly (string | null)[]) => void;
}) {
  const t = useTexts(importTexts);
  const pick = usePick();
  const known = kinds.find(({ kind }) => kind === part.kind)?.fields ?? [];
  const missing = known.filter((field) => field.required && !fields.includes(field.key));
  const rows = part.headings.map((heading, at) => ({
    at,
    heading,
    field: fields[at] ?? null,
    guess: part.columns[at],
  }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'column', header: t('column'), names: true, cell: ({ heading, at }) => heading || `#${at + 1}` },
    {
      id: 'field',
      header: t('readAs'),
      weight: 2,
      cell: ({ at, heading, field }) => (
        <Select
          name={`${part.sheet}-${at}`}
          label={`${heading} ${t('readAs')}`}
          labelHidden
          optional="silent"
          value={field ?? ''}
          emptyLabel={t('leftOut')}
          choices={known.map(({ key, titleZh, titleEn, required }) => ({
            value: key,
            label: required ? t('required', { title: pick(titleZh, titleEn) }) : pick(titleZh, titleEn),
            disabled: key !== field && fields.includes(key),
          }))}
          onChange={(value) => onFields(fields.map((own, index) => (index === at ? value || null : own)))}
        />
      ),
    },
    {
      id: 'sure',
      header: t('sure'),
      cell: ({ field, guess }) =>
        field === null ? (
          <StatusTag>{t('none')}</StatusTag>
        ) : field === guess?.field && guess.confidence < sureFrom ? (
          <StatusTag tone="amber" icon="warning">
            {t('guess')}
          </StatusTag>
        ) : (
          <StatusTag tone="green" icon="check">
            {t('exact')}
          </StatusTag>
        ),
    },
  ];
  return (
    <Section title={t('sheet', { sheet: part.sheet })}>
      <div className="stack">
        <Select
          name={`kind-${part.sheet}`}
          label={t('kind')}
          value={part.kind ?? ''}
          emptyLabel={t('kindNone')}
          disabled={busy}
          choices={(['orgs', 'members', 'posts'] as const).map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
          onChange={(value) => onKind(value === '' ? null : (value as Kind))}
        />
        {part.hidden && part.kind === null && <p>{t('hiddenSheet')}</p>}
        {part.notices.map((notice) => (
          <p key={notice.zh} className="muted">
            {pick(notice.zh, notice.en)}
          </p>
        ))}
        {part.kind !== null && (
          <>
            <p className="muted">
              {[
                part.expectedRows === null ? '' : t('rowsAbout', { count: formatCount(part.expectedRows) }),
                t('headingRow', { row: part.headingRow }),
                part.remembered ? t('remembered') : '',
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </p>
            {missing.length > 0 && (
              <p role="alert" className="field-error">
                {t('missingColumns', {
                  fields: missing.map(({ titleZh, titleEn }) => pick(titleZh, titleEn)).join('、'),
                })}
              </p>
            )}
            <DataTable
              caption={t('sheet', { sheet: part.sheet })}
              rows={rows}
              rowId={({ at }) => at}
              columns={columns}
            />
          </>
        )}
      </div>
    </Section>
  );
}
