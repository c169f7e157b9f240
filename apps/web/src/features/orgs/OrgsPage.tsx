import './orgs.css';
import { useLocation } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { TextButton } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Page } from '../../design/Page.tsx';
import { Loaded } from '../../design/States.tsx';
import { useIsNarrow } from '../../design/use-media.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { OrgDetails } from './OrgDetails.tsx';
import { OrgPicker } from './OrgPicker.tsx';
import { OrgTree } from './OrgTree.tsx';
import { orgTexts } from './texts.ts';

/** Tree and search on the left, the chosen organisation on the right; on a phone one below the other. */
export function OrgsPage({ params }: PageParams) {
  const t = useTexts(orgTexts);
  const [address, change] = useAddress();
  const [, navigate] = useLocation();
  const isNarrow = useIsNarrow();
  const roots = useCall('orgs.root', {});
  const day = address.get('asOf') ?? '';
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(day) && day < todayInChina() ? day : undefined;
  const chosen = params['orgId'] === undefined ? roots.data?.items[0]?.id : Number(params['orgId']);
  const open = (id: number | string) => navigate(`/orgs/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`);
  const tree = (
    <aside className="orgs-tree no-print" aria-label={t('tree')}>
      <OrgPicker
        label={t('find')}
        name="find"
        optional="silent"
        value={undefined}
        onChange={(option) => option && open(option.id)}
      />
      <DateField
        label={t('asOf')}
        hint={t('asOfHint')}
        name="asOf"
        optional="silent"
        max={todayInChina()}
        value={day}
        onChange={(value) => change({ asOf: value || undefined })}
      />
      <Loaded query={roots}>
        {({ items }) => <OrgTree roots={items} asOf={asOf} selectedId={chosen} onOpen={open} />}
      </Loaded>
    </aside>
  );
  return (
    <Page
      title={t('orgs')}
      note={
        asOf !== undefined && (
          <>
            {t('asOfNote', { day: asOf })}{' '}
            <TextButton onClick={() => change({ asOf: undefined })}>{t('backToToday')}</TextButton>
          </>
        )
      }
    >
      <div className="orgs-beside">
        {(!isNarrow || params['orgId'] === undefined) && tree}
        <div className="orgs-chosen">
          {chosen === undefined ? <p>{t('choose')}</p> : <OrgDetails key={chosen} orgId={chosen} asOf={asOf} />}
        </div>
      </div>
    </Page>
  );
}
