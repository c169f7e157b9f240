import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { usePreferences } from '../../state/preferences.ts';
import { LocalValueForm } from './LocalValueForm.tsx';
import { ruleValueText } from './rule-values.ts';
import { ConfidenceTag, RuleSourceText } from './RulesPage.tsx';
import { ruleTexts } from './texts.ts';

type Rule = Output<'rules.rule'>;

/** One rule: today's value, all values with their sources, local values. */
export function RulePage({ params }: PageParams) {
  const t = useTexts(ruleTexts);
  const rule = useCall('rules.rule', { params: { ruleId: params['ruleId'] ?? '' } });
  return (
    <Page title={rule.data?.titleZh ?? t('rule')} crumbs={[{ label: t('title'), href: '/rules' }]}>
      <Loaded query={rule} skeleton={<Skeleton shape="page" />}>
        {(data) => <RuleParts rule={data} />}
      </Loaded>
    </Page>
  );
}

function RuleParts({ rule }: { readonly rule: Rule }) {
  const t = useTexts(ruleTexts);
  const { language } = usePreferences();
  const { effective } = rule;
  const direction = directionOf(rule.compare);
  const valueColumns = useValueColumns(rule.unit);
  const localColumns = useLocalColumns(rule.unit);
  return (
    <>
      <DefinitionList
        facts={[
          {
            label: t('value'),
            value: effective ? (
              <span className="row">
                <strong>{ruleValueText(effective.value, rule.unit, language)}</strong>
                <span className="muted">{layerText(effective.layer, t)}</span>
                <ConfidenceTag confidence={effective.confidence} />
              </span>
            ) : (
              t('notInForce')
            ),
          },
          { label: t('level'), value: t(rule.level) },
          ...(direction ? [{ label: t('direction'), value: t(direction) }] : []),
          ...(rule.interpretation ? [{ label: t('interpretation'), value: rule.interpretation }] : []),
          { label: t('ruleId'), value: <code className="small">{rule.id}</code> },
        ]}
      />
      {effective?.confidence === 'uncertain' && <p>{t('uncertainNote')}</p>}
      <Section title={t('allValues')}>
        <DataTable
          caption={t('allValues')}
          rows={rule.values}
          rowId={(value) => rule.values.indexOf(value)}
          columns={valueColumns}
          empty={null}
        />
      </Section>
      <Section title={t('localValues')}>
        {rule.local.length === 0 ? (
          <p className="muted">{t('localEmpty')}</p>
        ) : (
          <DataTable
            caption={t('localValues')}
            rows={rule.local}
            rowId={(local) => `${local.orgId} ${local.effectiveFrom}`}
            columns={localColumns}
            empty={null}
          />
        )}
      </Section>
      {rule.canSet && <LocalValueForm key={rule.local.length} rule={rule} />}
    </>
  );
}

function useValueColumns(unit: string): readonly Column<Rule['values'][number]>[] {
  const t = useTexts(ruleTexts);
  const { language } = usePreferences();
  return [
    {
      id: 'period',
      header: t('period'),
      names: true,
      nowrap: true,
      cell: (value) =>
        value.from === null
          ? t('always')
          : value.to === null
            ? t('since', { from: value.from })
            : t('until', { from: value.from, until: value.to }),
    },
    { id: 'value', header: t('value'), weight: 2, cell: (value) => ruleValueText(value.value, unit, language) },
    { id: 'source', header: t('source'), weight: 2, cell: (value) => <RuleSourceText value={value} /> },
    { id: 'confidence', header: t('confidence'), cell: (value) => <ConfidenceTag confidence={value.confidence} /> },
  ];
}

function useLocalColumns(unit: string): readonly Column<Rule['local'][number]>[] {
  const t = useTexts(ruleTexts);
  const { language } = usePreferences();
  return [
    { id: 'org', header: t('org'), names: true, cell: (local) => local.orgName },
    { id: 'from', header: t('effectiveFrom'), nowrap: true, cell: (local) => local.effectiveFrom },
    {
      id: 'value',
      header: t('value'),
      cell: (local) => (local.value === null ? t('withdrawn') : ruleValueText(local.value, unit, language)),
    },
    { id: 'basis', header: t('basis'), weight: 2, cell: (local) => local.sourceZh },
    { id: 'by', header: t('decidedBy'), notOnCard: true, cell: (local) => local.decidedBy },
  ];
}

function layerText(
  layer: NonNullable<Rule['effective']>['layer'],
  t: (key: 'fromLocal' | 'fromDefault' | 'national') => string,
): string {
  return layer === 'override' ? t('fromLocal') : layer === 'local-default' ? t('fromDefault') : t('national');
}

function directionOf(compare: string | null): 'directionAtLeast' | 'directionAtMost' | 'directionEqual' | undefined {
  if (compare === 'ge' || compare === 'gt') return 'directionAtLeast';
  if (compare === 'le' || compare === 'lt') return 'directionAtMost';
  return compare === 'eq' ? 'directionEqual' : undefined;
}
