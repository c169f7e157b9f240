import { Link } from 'wouter';
import { Checkbox, Select, TextInput } from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { isChanged, type Chosen } from './choices.ts';
import { approvalTexts } from './texts.ts';
import { scoresOf, scoreText, type ApprovalItem } from './words.ts';

/** Words of a choice. */
export function useDecisionTitle() {
  const t = useTexts(approvalTexts);
  const pick = usePick();
  return (item: ApprovalItem, choice: string): string => {
    if (choice === 'refuse') return t('refuseOnly');
    if (choice === 'approve')
      return item.proposedTitle === null ? t('approveOnly') : t('asProposed', { value: item.proposedTitle });
    const value = item.choices.find((each) => `amend:${each.value}` === choice);
    return t('change', { value: value ? pick(value.titleZh, value.titleEn ?? value.titleZh) : choice });
  };
}

/** One request of a batch: who, what the steps before found, what is proposed, the choice, the reason. */
export function DecideRow({
  item,
  chosen,
  onChange,
}: {
  readonly item: ApprovalItem;
  readonly chosen: Chosen;
  readonly onChange: (part: Partial<Chosen>) => void;
}) {
  const t = useTexts(approvalTexts);
  const titleOf = useDecisionTitle();
  const others = item.choices.filter((each) => each.value !== item.proposedValue);
  const choices = [
    'approve',
    ...others.map((each) => `amend:${each.value}`),
    ...(item.choices.length > 0 ? [] : ['refuse']),
  ];
  return (
    <div className="decide-row" role="group" aria-label={item.orgName}>
      <Checkbox
        name={`take-${item.id}`}
        label={item.orgName}
        checked={chosen.taken}
        onChange={(taken) => onChange({ taken })}
      />
      <div className="decide-facts">
        {scoresOf(item.facts).map((score) => (
          <span key={score.key}>
            {t(score.key)} <strong className="number">{scoreText(score.hundredths)}</strong>
          </span>
        ))}
        <Link href={`/approvals/${item.id}`} className="decide-link">
          {item.proposedTitle === null ? item.titleZh : `${t('proposal')}：${item.proposedTitle}`}
        </Link>
      </div>
      <Select
        name={`choice-${item.id}`}
        label={t('decision')}
        labelHidden
        value={chosen.choice}
        onChange={(choice) => onChange({ choice, taken: true })}
        choices={choices.map((choice) => ({ value: choice, label: titleOf(item, choice) }))}
      />
      {isChanged(chosen) && (
        <TextInput
          name={`reason-${item.id}`}
          label={t('reason')}
          hint={t('reasonHint')}
          value={chosen.reason}
          onChange={(reason) => onChange({ reason })}
          maxLength={500}
        />
      )}
    </div>
  );
}
