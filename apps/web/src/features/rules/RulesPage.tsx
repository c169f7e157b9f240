import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { Pager, Total } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ruleValueText } from './rule-values.ts';
import { ruleTexts } from './texts.ts';

type Rule = Output<'rules.list'>['items'][number];

const pageSize = 50;
const levels = ['national', 'local'] as const;
const confidences = ['verified', 'known', 'uncertain'] as const;

/** All rules with today's value, source and how sure we are of them. */
export function RulesPage() {
  const t = useTexts(ruleTexts);
  const [address, change] = useAddress();
  const search = address.get('q') ?? '';
  const level = levels.find((one) => one === address.get('level'));
  const confidence = confidences.find((one) => one === address.get('confidence'));
  const page = Math.max(1, Number(address.get('page')) || 1);
  const rules = useCall('rules.list', { query: { search: search || undefined, level, confidence } });
  const columns = useRuleColumns();
  return (
    <Page title={t('title')} note={t('note')}>
      <div className="row">
        <Search value={search} onSearch={(q) => change({ q: q || undefined, page: undefined })} />
        <Select
          name="level"
          label={t('level')}
          value={level ?? ''}
          optional="silent"
          onChange={(value) => change({ level: value || undefined, page: undefined })}
          emptyLabel={t('anyLevel')}
          choices={levels.map((one) => ({ value: one, label: t(one) }))}
        />
        <Select
          name="confidence"
          label={t('confidence')}
          value={confidence ?? ''}
          optional="silent"
          onChange={(value) => change({ confidence: value || undefined, page: undefined })}
          emptyLabel={t('anyConfidence')}
          choices={confidences.map((one) => ({ value: one, label: t(one) }))}
        />
      </div>
      <Loaded query={rules} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <Total count={items.length} unit={t('unit')} />
            <DataTable
              caption={t('title')}
              rows={items.slice((page - 1) * pageSize, page * pageSize)}
              rowId={(rule) => rule.id}
              columns={columns}
              empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
            />
            <Pager
              page={page}
              total={items.length}
              pageSize={pageSize}
              onPrevious={page > 1 ? () => change({ page: String(page - 1) }, true) : undefined}
              onNext={page * pageSize < items.length ? () => change({ page: String(page + 1) }, true) : undefined}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function useRuleColumns(): readonly Column<Rule>[] {
  const t = useTexts(ruleTexts);
  const { language } = usePreferences();
  return [
    {
      id: 'rule',
      header: t('rule'),
      names: true,
      weight: 3,
      cell: (rule) => <Link href={`/rules/${encodeURIComponent(rule.id)}`}>{rule.titleZh}</Link>,
    },
    {
      id: 'value',
      header: t('value'),
      weight: 2,
      cell: (rule) => (rule.effective ? ruleValueText(rule.effective.value, rule.unit, language) : t('notInForce')),
    },
    {
      id: 'source',
      header: t('source'),
      weight: 2,
      cell: (rule) => <RuleSourceText value={rule.values.at(-1)} />,
    },
    {
      id: 'confidence',
      header: t('confidence'),
      cell: (rule) => (
        <span className="row">
          {rule.effective?.layer === 'override' && <StatusTag tone="blue">{t('fromLocal')}</StatusTag>}
          <ConfidenceTag confidence={rule.effective?.confidence ?? rule.values.at(-1)?.confidence ?? 'uncertain'} />
        </span>
      ),
    },
  ];
}

/** Document and article of a value. */
export function RuleSourceText({ value }: { readonly value: Rule['values'][number] | undefined }) {
  const t = useTexts(ruleTexts);
  if (!value) return null;
  return <>{value.article ? t('article', { source: value.sourceZh, article: value.article }) : value.sourceZh}</>;
}

/** How sure we are of a value. */
export function ConfidenceTag({ confidence }: { readonly confidence: (typeof confidences)[number] }) {
  const t = useTexts(ruleTexts);
  const tone = confidence === 'verified' ? 'green' : confidence === 'known' ? 'grey' : 'amber';
  return <StatusTag tone={tone}>{t(confidence)}</StatusTag>;
}

function Search({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const t = useTexts(ruleTexts);
  const [typed, setTyped] = useState(value);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextInput
        name="q"
        label={t('searchLabel')}
        value={typed}
        onChange={setTyped}
        type="search"
        width="20"
        optional="silent"
        after={
          <Button type="submit" icon="search">
            {t('search')}
          </Button>
        }
      />
    </form>
  );
}
