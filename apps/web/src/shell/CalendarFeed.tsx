import { useState } from 'react';
import { ProblemView } from '../api/ProblemView.tsx';
import { useAct, useCall } from '../api/queries.ts';
import { Button, ButtonBar } from '../design/Button.tsx';
import { formatInstant } from '../design/dates.ts';
import { notify } from '../design/notices.ts';
import { Section } from '../design/Page.tsx';
import { Loaded } from '../design/States.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { laterTexts } from './later-texts.ts';

/** 日历订阅: a secret address for the own calendar; shown once, renewed or switched off here. */
export function CalendarFeed() {
  const t = useTexts(laterTexts);
  const feed = useCall('feeds.own', {});
  const renew = useAct('feeds.renew');
  const off = useAct('feeds.off');
  const problem = renew.error ?? off.error;
  const [address, setAddress] = useState<string>();
  const make = async () => {
    const { path } = await renew.mutateAsync({});
    setAddress(`${window.location.origin}${path}`);
  };
  const end = async () => {
    await off.mutateAsync({});
    setAddress(undefined);
    notify(t('feedIsOff'));
  };
  return (
    <Section title={t('feed')}>
      <p>{t('feedText')}</p>
      {problem && <ProblemView problem={problem} />}
      {address !== undefined && (
        <div role="status">
          <p>{t('feedOnce')}</p>
          <p className="feed-address number">{address}</p>
        </div>
      )}
      <Loaded query={feed}>
        {({ madeAt }) => (
          <>
            <p className="muted">{madeAt === null ? t('feedNone') : t('feedMade', { at: formatInstant(madeAt) })}</p>
            <ButtonBar>
              <Button busy={renew.isPending} onClick={() => void make().catch(() => undefined)}>
                {madeAt === null ? t('feedMake') : t('feedRenew')}
              </Button>
              {madeAt !== null && (
                <Button busy={off.isPending} onClick={() => void end().catch(() => undefined)}>
                  {t('feedOff')}
                </Button>
              )}
            </ButtonBar>
          </>
        )}
      </Loaded>
    </Section>
  );
}
