import { Link } from 'wouter';
import { Checkbox, NumberField, TextInput } from '../../design/inputs.tsx';
import { Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { formatPoints } from './points.ts';
import { gradingTexts } from './texts.ts';
import { isWrong, nothing, type Entry, type Item, type SheetItems, type Typed, type TypedEntry } from './typed.ts';

interface ScoreItemsProps {
  readonly sheet: SheetItems;
  /** What is typed, when the items are filled in here. */
  readonly typed?: Typed | undefined;
  readonly onChange?: ((typed: Typed) => void) | undefined;
  /** What was given, when they are only read. */
  readonly entries?: readonly Entry[] | undefined;
  /** Keeps ids apart where two sheets are on one page. */
  readonly prefix?: string;
}

/** The items of a scheme by heading, each with its standard, what is computed, and the points or the field for them. */
export function ScoreItems(props: ScoreItemsProps) {
  const { sheet } = props;
  const groups = [...new Set(sheet.items.map((item) => item.groupZh ?? ''))];
  return (
    <>
      {groups.map((group) => (
        <Section key={group} title={group}>
          {sheet.items
            .filter((item) => (item.groupZh ?? '') === group)
            .map((item) => (
              <ScoreItem key={item.id} {...props} item={item} />
            ))}
        </Section>
      ))}
    </>
  );
}

function ScoreItem({ sheet, item, typed, onChange, entries, prefix = '' }: ScoreItemsProps & { readonly item: Item }) {
  const t = useTexts(gradingTexts);
  const pick = usePick();
  const computed = sheet.computed.find((each) => each.item === item.id);
  const self = sheet.selfEntries.find((each) => each.item === item.id);
  const set = onChange && typed ? (own: TypedEntry) => onChange({ ...typed, [item.id]: own }) : undefined;
  return (
    <div className="grading-item">
      <h3>
        {pick(item.titleZh, item.titleEn)}
        {item.effect !== 'veto' && (
          <span className="muted small">{t('of', { max: formatPoints(item.maxHundredths) })}</span>
        )}
        {self && item.effect !== 'veto' && (
          <span className="muted small">{t('selfGave', { points: formatPoints(self.hundredths) })}</span>
        )}
        {self?.isHit && <span className="muted small">{t('selfHit')}</span>}
      </h3>
      <div className="grading-item-body">
        <div>
          {item.standardZh && <p className="muted">{item.standardZh}</p>}
          {item.evidenceZh.length > 0 && (
            <p className="muted small">
              {t('evidence')}：{item.evidenceZh.join('、')}
            </p>
          )}
        </div>
        {computed ? (
          <ComputedItem computed={computed} />
        ) : set ? (
          <TypedItem item={item} id={`${prefix}${item.id}`} typed={typed?.[item.id] ?? nothing} set={set} />
        ) : (
          <ReadItem sheet={sheet} item={item} entry={entries?.find((each) => each.item === item.id)} />
        )}
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
        <details className="grading-proof no-print">
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

/** What was given; for a group, what each of its members gave. */
function ReadItem({
  sheet,
  item,
  entry,
}: {
  readonly sheet: SheetItems;
  readonly item: Item;
  readonly entry: Entry | undefined;
}) {
  const t = useTexts(gradingTexts);
  const words = (each: Entry | undefined): string =>
    item.effect === 'veto'
      ? each?.isHit
        ? t('vetoHit')
        : t('vetoNot')
      : each
        ? `${formatPoints(each.hundredths)} ${t('points')}`
        : item.effect === 'score'
          ? t('notGiven')
          : t('noneOfIt');
  const given = sheet.raters.filter((rater) => rater.submitted);
  return (
    <div>
      {(entry || given.length === 0) && (
        <p>
          <strong>{words(entry)}</strong>
        </p>
      )}
      {given.length > 0 && (
        <p className="small muted">
          {given
            .map((rater) => `${rater.name} ${words(rater.entries.find((each) => each.item === item.id))}`)
            .join('；')}
        </p>
      )}
      {entry?.noteZh && <p className="small">{entry.noteZh}</p>}
    </div>
  );
}

interface TypedItemProps {
  readonly item: Item;
  readonly id: string;
  readonly typed: TypedEntry;
  readonly set: (typed: TypedEntry) => void;
}

function TypedItem({ item, id, typed, set }: TypedItemProps) {
  const t = useTexts(gradingTexts);
  const pick = usePick();
  const title = pick(item.titleZh, item.titleEn);
  if (item.effect === 'veto') {
    return (
      <Checkbox
        label={t('vetoHitOf', { item: title })}
        hint={t('vetoHint')}
        name={`entries.${item.id}`}
        id={id}
        checked={typed.hit}
        onChange={(hit) => set({ ...typed, hit })}
      />
    );
  }
  return (
    <div>
      <NumberField
        label={t('pointsOf', { item: title })}
        labelHidden
        hint={item.effect === 'deduction' ? t('deductionHint') : item.kind === 'automatic' ? t('byHand') : undefined}
        name={`entries.${item.id}`}
        id={id}
        width="4"
        unit={t('points')}
        value={typed.points}
        onChange={(points) => set({ ...typed, points })}
        optional={item.effect === 'score' ? 'silent' : true}
        error={isWrong(item, typed) ? t('invalidPoints', { max: formatPoints(item.maxHundredths) }) : undefined}
      />
      <details className="grading-proof" open={typed.note !== ''}>
        <summary>{t('addNote')}</summary>
        <TextInput
          label={t('noteOf', { item: title })}
          labelHidden
          name={`note.${item.id}`}
          id={`${id}-note`}
          value={typed.note}
          onChange={(note) => set({ ...typed, note })}
          optional="silent"
          maxLength={300}
        />
      </details>
    </div>
  );
}
