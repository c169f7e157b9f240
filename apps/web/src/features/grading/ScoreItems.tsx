import { Link } from 'wouter';
import type { Output } from '../../api/routes.ts';
import { Checkbox, NumberField, TextInput } from '../../design/inputs.tsx';
import { Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { formatPoints, parsePoints } from './points.ts';
import { gradingTexts } from './texts.ts';

/** The part of a sheet that drawing its items needs. */
export type SheetItems = Pick<Output<'gradings.sheet'>, 'items' | 'computed' | 'selfEntries' | 'grades' | 'phase'>;
type Item = SheetItems['items'][number];
type Entry = Output<'gradings.sheet'>['entries'][number];

/** What is typed for each item, kept as typed. */
export type Typed = Readonly<Record<string, { readonly points: string; readonly hit: boolean; readonly note: string }>>;

/** Nothing typed. */
export const emptyTyped: Typed = {};
const nothing = { points: '', hit: false, note: '' } as const;

/** Saved entries as they are typed. */
export function typedOf(entries: readonly Entry[], start: Typed): Typed {
  const typed = entries.map(
    (entry) =>
      [
        entry.item,
        {
          points: entry.isHit ? '' : formatPoints(entry.hundredths),
          hit: entry.isHit === true,
          note: entry.noteZh ?? '',
        },
      ] as const,
  );
  return { ...start, ...Object.fromEntries(typed) };
}

/** Typed points as the server takes them; what is computed or empty is left out. */
export function entriesOf(sheet: SheetItems, typed: Typed): Entry[] {
  const computed = new Set(sheet.computed.map((each) => each.item));
  return sheet.items.flatMap((item): Entry[] => {
    const own = typed[item.id];
    if (!own || computed.has(item.id)) return [];
    const note = own.note.trim() === '' ? {} : { noteZh: own.note.trim() };
    if (item.effect === 'veto') return own.hit ? [{ item: item.id, hundredths: 0, isHit: true, ...note }] : [];
    const hundredths = parsePoints(own.points);
    return hundredths === undefined ? [] : [{ item: item.id, hundredths, ...note }];
  });
}

/** Total of what is typed and computed so far, in hundredths; the server computes the binding one. */
export function totalOfTyped(sheet: SheetItems, typed: Typed): number {
  const points = new Map<string, number>(entriesOf(sheet, typed).map((entry) => [entry.item, entry.hundredths]));
  for (const each of sheet.computed) points.set(each.item, each.hundredths);
  const sum = (effect: Item['effect']) =>
    sheet.items.filter((item) => item.effect === effect).reduce((total, item) => total + (points.get(item.id) ?? 0), 0);
  return Math.max(0, sum('score') + sum('bonus') - sum('deduction'));
}

/** Grade that a total gives by points alone. */
export function gradeFor(sheet: SheetItems, total: number, typed: Typed): string | undefined {
  const vetoed = sheet.items.some((item) => item.effect === 'veto' && typed[item.id]?.hit);
  const byPoints = sheet.grades.find((grade) => total >= grade.fromHundredths);
  return vetoed ? undefined : byPoints?.id;
}

/** The items of a scheme by heading, each with its standard, what is computed, and the field for points. */
export function ScoreItems({
  sheet,
  typed,
  onChange,
  prefix = '',
}: {
  readonly sheet: SheetItems;
  readonly typed: Typed;
  readonly onChange: ((typed: Typed) => void) | undefined;
  readonly prefix?: string;
}) {
  const groups = [...new Set(sheet.items.map((item) => item.groupZh ?? ''))];
  return (
    <>
      {groups.map((group) => (
        <Section key={group} title={group}>
          {sheet.items
            .filter((item) => (item.groupZh ?? '') === group)
            .map((item) => (
              <ScoreItem
                key={item.id}
                sheet={sheet}
                item={item}
                prefix={prefix}
                typed={typed[item.id] ?? nothing}
                onChange={onChange && ((own) => onChange({ ...typed, [item.id]: own }))}
              />
            ))}
        </Section>
      ))}
    </>
  );
}

interface ScoreItemProps {
  readonly sheet: SheetItems;
  readonly item: Item;
  readonly prefix: string;
  readonly typed: Typed[string];
  readonly onChange: ((typed: Typed[string]) => void) | undefined;
}

function ScoreItem(props: ScoreItemProps) {
  const t = useTexts(gradingTexts);
  const pick = usePick();
  const { sheet, item } = props;
  const computed = sheet.computed.find((each) => each.item === item.id);
  const self = sheet.selfEntries.find((each) => each.item === item.id);
  return (
    <div className="grading-item">
      <h4>
        {pick(item.titleZh, item.titleEn)}
        {item.effect !== 'veto' && (
          <span className="muted small">{t('of', { max: formatPoints(item.maxHundredths) })}</span>
        )}
        {self && <span className="muted small">{t('selfGave', { points: formatPoints(self.hundredths) })}</span>}
      </h4>
      <div className="grading-item-body">
        <div>
          {item.standardZh && <p className="muted">{item.standardZh}</p>}
          {item.evidenceZh.length > 0 && (
            <p className="muted small">
              {t('evidence')}：{item.evidenceZh.join('、')}
            </p>
          )}
        </div>
        {computed ? <ComputedItem computed={computed} /> : <TypedItem {...props} />}
      </div>
    </div>
  );
}

function ComputedItem({ computed }: { readonly computed: SheetItems['computed'][number] }) {
  const t = useTexts(gradingTexts);
  return (
    <div>
      <p>
        <strong>{formatPoints(computed.hundredths)}</strong> {t('points')}{' '}
        <StatusTag tone="blue">{t('computed')}</StatusTag>
      </p>
      <p className="small">{computed.explanationZh}</p>
      {computed.rows.length > 0 && (
        <details>
          <summary>{t('showRows', { count: computed.rows.length })}</summary>
          <ul>
            {computed.rows.map((row, index) => (
              <li key={index}>
                <Link href={row.link}>{row.titleZh}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function TypedItem({ sheet, item, prefix, typed, onChange }: ScoreItemProps) {
  const t = useTexts(gradingTexts);
  const id = `${prefix}${item.id}`;
  const set = (change: Partial<Typed[string]>) => onChange?.({ ...typed, ...change });
  const hundredths = parsePoints(typed.points);
  const wrong = typed.points.trim() !== '' && (hundredths === undefined || hundredths > item.maxHundredths);
  if (item.effect === 'veto') {
    return (
      <Checkbox
        label={t('vetoHit')}
        hint={t('vetoHint')}
        name={`entries.${item.id}`}
        id={id}
        checked={typed.hit}
        onChange={(hit) => set({ hit })}
      />
    );
  }
  const byHand = item.kind === 'automatic' && sheet.phase === 'self';
  return (
    <div>
      <NumberField
        label={t('points')}
        labelHidden={item.effect === 'score'}
        hint={item.effect === 'deduction' ? t('deductionHint') : byHand ? t('byHand') : undefined}
        name={`entries.${item.id}`}
        id={id}
        width="4"
        unit={t('points')}
        value={typed.points}
        onChange={(points) => set({ points })}
        disabled={!onChange}
        optional={item.effect !== 'score'}
        error={wrong ? t('invalidPoints', { max: formatPoints(item.maxHundredths) }) : undefined}
      />
      <TextInput
        label={t('note')}
        name={`note.${item.id}`}
        id={`${id}-note`}
        value={typed.note}
        onChange={(note) => set({ note })}
        disabled={!onChange}
        optional
        maxLength={300}
      />
    </div>
  );
}
