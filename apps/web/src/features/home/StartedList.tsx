import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { DateText } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { homeTexts } from './texts.ts';

/** Procedures this person started, and where they stand. */
export function StartedList() {
  const t = useTexts(homeTexts);
  const pick = usePick();
  const runs = useCall('methods.runs', { query: { startedBy: 'me', limit: 50 } });
  return (
    <Loaded query={runs} skeleton={<Skeleton shape="rows" lines={3} />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('startedEmpty')} />
        ) : (
          <ul className="todo-list">
            {items.map((run) => (
              <li key={run.id} data-row>
                <Link className="todo-row" href={`/runs/${run.id}`}>
                  <span className="todo-words">
                    <span className="todo-title">{run.title}</span>
                    <span className="todo-note">
                      {run.orgName} ·{' '}
                      {run.stepZh === null
                        ? t('startedEnded')
                        : t('startedState', { step: pick(run.stepZh, run.stepEn ?? undefined) })}
                      {run.dueOn && (
                        <>
                          {' · '}
                          <DateText date={run.dueOn} />
                        </>
                      )}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
