import { Link } from 'wouter';
import { Section } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import { orgTexts } from './texts.ts';

/** What an organisation has beside its members: posts, pairings, venues, cases, statistics. */
export function OrgWork({ orgId }: { readonly orgId: number }) {
  const t = useTexts(orgTexts);
  const can = useCan();
  const links = [
    { href: `/posts?org=${orgId}`, label: t('workPosts'), permission: 'duty-post.read' },
    { href: `/pairings?org=${orgId}`, label: t('workPairings'), permission: 'pairing.read' },
    { href: `/venues?org=${orgId}`, label: t('workVenues'), permission: 'venue.read' },
    { href: '/consequences', label: t('workCases'), permission: 'consequence.read' },
    { href: '/stats', label: t('workStatistics'), permission: 'statistics.read' },
  ].filter(({ permission }) => can(permission));
  if (links.length === 0) return null;
  return (
    <Section title={t('work')}>
      <ul className="plain-list link-rows">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
