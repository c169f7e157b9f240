import { Link } from 'wouter';
import { Section } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import { methodTexts } from './texts.ts';

/** Work that also goes without a procedure. */
export function MoreWork() {
  const t = useTexts(methodTexts);
  const can = useCan();
  const links = [
    { href: '/posts', label: t('morePosts'), permission: 'duty-post.read' },
    { href: '/pairings', label: t('morePairings'), permission: 'pairing.read' },
    { href: '/venues', label: t('moreVenues'), permission: 'venue.read' },
    { href: '/consequences', label: t('moreCases'), permission: 'consequence.read' },
    { href: '/stats', label: t('moreStatistics'), permission: 'statistics.read' },
  ].filter(({ permission }) => can(permission));
  if (links.length === 0) return null;
  return (
    <Section title={t('more')}>
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
