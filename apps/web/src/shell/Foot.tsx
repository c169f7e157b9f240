import { Link } from 'wouter';
import { useTexts } from '../i18n/use-texts.ts';
import { shellTexts } from './texts.ts';

/** Foot of every page: the rights of the reader and the way to help. */
export function Foot() {
  const t = useTexts(shellTexts);
  return (
    <footer className="foot no-print">
      <span>{t('productLong')}</span>
      <Link href="/rights">{t('rights')}</Link>
      <Link href="/help">{t('help')}</Link>
    </footer>
  );
}
