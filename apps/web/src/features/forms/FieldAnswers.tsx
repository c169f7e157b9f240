import type { FieldRule, SimpleField } from '@jishi/domain';
import { useCall } from '../../api/queries.ts';
import { formatFen, formatInstant } from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { Typed } from './field-values.ts';
import { formTexts } from './texts.ts';

/** Draws the values of a form as text: on the check page, in the history, on paper. */
export function useAnswers(orgId: number, fields: readonly FieldRule[]) {
  const t = useTexts(formTexts);
  const pick = usePick();
  const hasPeople = fields.some(
    (field) =>
      field.kind === 'person' || (field.kind === 'list' && field.columns.some((column) => column.kind === 'person')),
  );
  const roster = useCall(
    'members.list',
    { query: { org: orgId, limit: 200 } },
    { enabled: hasPeople, staleAfter: 300_000 },
  );
  const one = (field: SimpleField, value: unknown): string => {
    if (value === undefined || value === null || value === '') return t('empty');
    const title = (id: unknown) => {
      const choice = field.choices?.find((each) => each.value === id);
      return choice ? pick(choice.titleZh, choice.titleEn ?? choice.titleZh) : String(id);
    };
    if (field.kind === 'choice') return title(value);
    if (field.kind === 'choices' && Array.isArray(value)) return value.map(title).join('、');
    if (field.kind === 'yes-no') return value === true ? t('yes') : t('no');
    if (field.kind === 'money' && typeof value === 'number') return `${formatFen(value)} ${t('fen')}`;
    if (field.kind === 'instant' && typeof value === 'string') return formatInstant(value);
    if (field.kind === 'person') return roster.data?.items.find((row) => row.id === value)?.name ?? t('chosenPerson');
    return `${typeof value === 'string' || typeof value === 'number' ? value : ''}${field.unitZh ?? ''}`;
  };
  return (field: FieldRule, values: Typed) => {
    const value = values[field.id];
    if (field.kind !== 'list') return <span className="keep-lines">{one(field, value)}</span>;
    const rows = Array.isArray(value) ? (value as readonly Typed[]) : [];
    if (rows.length === 0) return t('empty');
    return (
      <ol className="stack">
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {field.columns
              .map(
                (column) => `${pick(column.titleZh, column.titleEn ?? column.titleZh)}：${one(column, row[column.id])}`,
              )
              .join('；')}
          </li>
        ))}
      </ol>
    );
  };
}
