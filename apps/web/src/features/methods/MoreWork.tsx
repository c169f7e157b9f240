import { useTexts } from '../../i18n/use-texts.ts';
import { LinkRows } from '../../shell/LinkRows.tsx';
import { methodTexts } from './texts.ts';

/** Work that also goes without a procedure. */
export function MoreWork() {
  const t = useTexts(methodTexts);
  const links = [
    { href: '/posts', label: t('morePosts'), permission: 'duty-post.read' },
    { href: '/pairings', label: t('morePairings'), permission: 'pairing.read' },
    { href: '/venues', label: t('moreVenues'), permission: 'venue.read' },
    { href: '/consequences', label: t('moreCases'), permission: 'consequence.read' },
    { href: '/stats', label: t('moreStatistics'), permission: 'statistics.read' },
  ];
  return <LinkRows title={t('more')} links={links} />;
}
