import './dues.css';
import { addMonths, monthStart } from '@jishi/domain';
import { Link, useLocation } from 'wouter';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { todayInChina } from '../../design/dates.ts';
import { formatFen } from '../../design/numbers.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { useCan, useSession } from '../../shell/session.ts';
import { duesTexts } from './texts.ts';

/** The parts of dues that this person may open. */
export function DuesNav() {
  const t = useTexts(duesTexts);
  const can = useCan();
  const session = useSession();
  const [at] = useLocation();
  const places: readonly (readonly [path: string, label: string, isOpen: boolean])[] = [
    ['/dues', can('dues.collect') ? t('desk') : can('dues.oversee') ? t('overview') : t('mine'), true],
    ['/dues/mine', t('mine'), session.user.memberId !== null && (can('dues.collect') || can('dues.oversee'))],
    ['/dues/assess', t('assess'), can('dues.assess')],
    ['/dues/reliefs', t('reliefs'), can('dues.read-relief')],
    ['/dues/accounts', t('accounts'), can('fund.read')],
    ['/dues/requests', t('requests'), can('fund.read')],
    ['/dues/transfers', t('transfers'), can('fund.read')],
    ['/dues/published', t('published'), can('fund.read-statement')],
    ['/dues/special', t('special'), can('fund.read-statement')],
  ];
  return (
    <nav className="dues-nav no-print" aria-label={t('sections')}>
      <ul>
        {places.flatMap(([path, label, isOpen]) =>
          isOpen
            ? [
                <li key={path}>
                  <Link href={path} aria-current={path === at ? 'page' : undefined}>
                    {label}
                  </Link>
                </li>,
              ]
            : [],
        )}
      </ul>
    </nav>
  );
}

/** The month in the address; the present one unless told. */
export function useMonth(): string {
  const [address] = useAddress();
  const given = address.get('month');
  return given !== null && /^\d{4}-\d{2}-01$/.test(given) ? given : monthStart(todayInChina());
}

/** ‹ 上月 2026-11 下月 › */
export function MonthPicker() {
  const t = useTexts(duesTexts);
  const month = useMonth();
  const [, change] = useAddress();
  return (
    <ButtonBar>
      <Button icon="left" aria-label={t('previousMonth')} onClick={() => change({ month: addMonths(month, -1) })} />
      <strong className="number">{month.slice(0, 7)}</strong>
      <Button icon="right" aria-label={t('nextMonth')} onClick={() => change({ month: addMonths(month, 1) })} />
    </ButtonBar>
  );
}

/** Sums of a page in a row, large. */
export function Sums({ items }: { readonly items: readonly (readonly [label: string, fen: number])[] }) {
  const t = useTexts(duesTexts);
  return (
    <dl className="dues-sums">
      {items.map(([label, fen]) => (
        <div key={label}>
          <dt className="muted">{label}</dt>
          <dd className="number">{t('yuan', { amount: formatFen(fen) })}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Fen as yuan in a cell. */
export function Fen({ fen }: { readonly fen: number | null }) {
  return <span className="number">{fen === null ? '—' : formatFen(fen)}</span>;
}
