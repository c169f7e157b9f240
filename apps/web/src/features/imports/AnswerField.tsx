import { Button, Checkbox, RadioGroup, TextInput } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Finding } from './CheckStep.tsx';
import { importTexts } from './texts.ts';

/** What a person wants done about a finding; kept until it is sent. */
export interface Draft {
  readonly finding: Finding;
  readonly toValue: string;
  readonly all: boolean;
  readonly decision: 'skip' | 'update' | 'new' | null;
}

/** A new value, for one or for all equal ones; or what to do with the row. */
export function AnswerField({
  finding,
  draft,
  onChange,
}: {
  readonly finding: Finding;
  readonly draft: Draft | undefined;
  readonly onChange: (draft: Draft) => void;
}) {
  const t = useTexts(importTexts);
  const now: Draft = draft ?? { finding, toValue: '', all: false, decision: null };
  if (finding.choices.length > 0) {
    return (
      <RadioGroup
        name={`decide-${finding.n}`}
        label={t('decide', { row: finding.row })}
        labelHidden
        optional="silent"
        inline
        value={now.decision ?? ''}
        choices={finding.choices.map((choice) => ({ value: choice, label: t(choice) }))}
        onChange={(value) => onChange({ ...now, decision: value as Draft['decision'] })}
      />
    );
  }
  const { suggestion } = finding;
  return (
    <div className="import-answer">
      <TextInput
        name={`cure-${finding.n}`}
        label={t('cureOf', { row: finding.row, heading: finding.heading })}
        labelHidden
        optional="silent"
        value={now.decision === 'skip' ? '' : now.toValue}
        onChange={(toValue) => onChange({ ...now, toValue, decision: null })}
        maxLength={500}
        autoComplete="off"
      />
      {suggestion !== null && now.toValue !== suggestion && (
        <Button
          small
          onClick={() => onChange({ ...now, toValue: suggestion, all: finding.value !== '', decision: null })}
        >
          {t('useSuggestion', { text: suggestion })}
        </Button>
      )}
      {now.toValue.trim() !== '' && finding.value !== '' && (
        <Checkbox
          name={`all-${finding.n}`}
          label={t('sameRows')}
          checked={now.all}
          onChange={(all) => onChange({ ...now, all })}
        />
      )}
      <Checkbox
        name={`skip-${finding.n}`}
        label={t('skipRow')}
        checked={now.decision === 'skip'}
        onChange={(skip) => onChange({ ...now, decision: skip ? 'skip' : null })}
      />
    </div>
  );
}
