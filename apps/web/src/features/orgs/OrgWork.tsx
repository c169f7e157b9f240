import { useTexts } from '../../i18n/use-texts.ts';
import { LinkRows } from '../../shell/LinkRows.tsx';
import { orgTexts } from './texts.ts';

/** What an organisation has beside its members: posts, pairings, venues, cases, statistics. */
export function OrgWork({ orgId }: { readonly orgId: number }) {
  const t = useTexts(orgTexts);
  const links = [
    { href: `/posts?org=${orgId}`, label: t('workPosts'), permission: 'duty-post.read' },
    { href: `/pairings?org=${orgId}`, label: t('workPairings'), permission: 'pairing.read' },
    { href: `/venues?org=${orgId}`, label: t('workVenues'), permission: 'venue.read' },
    { href: '/consequences', label: t('workCases'), permission: 'consequence.read' },
    { href: '/stats', label: t('workStatistics'), permission: 'statistics.read' },
  ];
  return <LinkRows title={t('work')} links={links} />;
}
