import '../design/states.css';
import { Icon } from '../design/Icon.tsx';
import { kitTexts } from '../design/texts.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { RuleReference } from './problem.ts';

/** A rule behind a refusal or a deadline: title, document, article, and whether the text was checked. */
export function RuleLine({ rule }: { readonly rule: RuleReference }) {
  const t = useTexts(kitTexts);
  const sureness = { verified: 'ruleVerified', known: 'ruleKnown', uncertain: 'ruleUncertain' } as const;
  return (
    <p className="rule-line small">
      <Icon name="info" />
      <span>
        {t('rule')}：{rule.titleZh}（{rule.sourceZh}
        {rule.article ? ` ${rule.article}` : ''}，{t(sureness[rule.confidence])}）
      </span>
    </p>
  );
}
