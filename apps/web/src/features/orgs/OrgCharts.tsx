import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { Bars } from '../../design/Bars.tsx';
import { Section } from '../../design/Page.tsx';
import { Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { orgTexts } from './texts.ts';

/** Who the members are: groups of the statistics, each number with its rows behind it. */
export function OrgCharts({ orgId }: { readonly orgId: number }) {
  const t = useTexts(orgTexts);
  const counts = useCall('orgs.counts', { params: { orgId } });
  const codes = useCall('members.codes', {}, { staleAfter: 3_600_000 });
  const rows = (filter: string) => (content: ReactNode) =>
    content === '0' ? (
      content
    ) : (
      <Link className="orgs-count" href={`/members?org=${orgId}&${filter}`}>
        {content}
      </Link>
    );
  return (
    <Section title={t('statistics')}>
      <Loaded query={counts}>
        {({ counts: all }) => {
          const sum = (dim: string, wanted: readonly string[]) =>
            wanted.reduce((total, code) => total + (all[dim]?.[code] ?? 0), 0);
          const decades = new Map<string, number>();
          for (const [year, n] of Object.entries(all['born'] ?? {}))
            decades.set(`${year.slice(0, 3)}0`, (decades.get(`${year.slice(0, 3)}0`) ?? 0) + n);
          return (
            <div className="orgs-charts">
              <Bars
                caption={t('bySex')}
                valueLabel={t('people')}
                bars={[
                  { key: '1', label: t('male'), value: sum('sex', ['1']), link: rows('sex=1') },
                  { key: '2', label: t('female'), value: sum('sex', ['2']), link: rows('sex=2') },
                ]}
              />
              <Bars
                caption={t('byEducation')}
                valueLabel={t('people')}
                bars={(codes.data?.educationGroups ?? []).map((group) => ({
                  key: group.id,
                  label: group.titleZh,
                  value: sum('education', group.codes),
                  link: rows(`education=${group.id}`),
                }))}
              />
              <Bars
                caption={t('byJob')}
                valueLabel={t('people')}
                bars={(codes.data?.occupationGroups ?? []).map((group) => ({
                  key: group.id,
                  label: group.titleZh,
                  value: sum('job', finer(group.codes)),
                  link: rows(`job=${group.id}`),
                }))}
              />
              <Bars
                caption={t('byAge')}
                valueLabel={t('people')}
                bars={[...decades]
                  .sort(([a], [b]) => (a < b ? -1 : 1))
                  .map(([decade, value]) => ({ key: decade, label: t('bornIn', { decade }), value }))}
              />
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** Finer codes belong to the group of their beginning, as on the roster. */
function finer(codes: readonly string[]): string[] {
  const more: Readonly<Record<string, string>> = { '1': '113', '016': '0164', '025': '0253' };
  return codes.flatMap((code) => (more[code] === undefined ? [code] : [code, more[code]]));
}
