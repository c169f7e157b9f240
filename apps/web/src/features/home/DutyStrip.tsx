import { useCall } from '../../api/queries.ts';
import { Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { homeTexts } from './texts.ts';

/** 三会一课 and the like: what the branch has done in this period, what is still to do, what was missed before. */
export function DutyStrip() {
  const t = useTexts(homeTexts);
  const pick = usePick();
  const { data } = useCall('methods.obligations', {});
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('dutiesTitle')}>
      <ul className="duties">
        {data.items.map((duty) => {
          const isMet = duty.met >= duty.needed;
          const isMissed = !isMet && duty.dueOn < data.today;
          const word = isMet
            ? t('dutyMet')
            : isMissed
              ? t('dutyMissed', { month: Number(duty.periodFrom.slice(5, 7)) })
              : t('dutyOpen', { date: duty.dueOn.slice(5) });
          return (
            <li key={duty.id}>
              {pick(duty.titleZh, duty.titleEn)}
              <StatusTag
                tone={isMet ? 'green' : isMissed ? 'red' : 'grey'}
                icon={isMet ? 'check' : isMissed ? 'cross' : 'clock'}
              >
                {word}
              </StatusTag>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
