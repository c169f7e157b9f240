import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { Pager } from '../../design/list.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { homeTexts } from './texts.ts';

/** What the person has done, newest first. */
export function DoneList() {
  const t = useTexts(homeTexts);
  const pick = usePick();
  const [address] = useAddress();
  const cursor = address.get('cursor') ?? undefined;
  const done = useCall('todos.done', { query: { cursor, limit: 50 } });
  const pages = useCursorPages(done.data?.nextCursor);
  return (
    <Loaded query={done} skeleton={<Skeleton shape="rows" lines={4} />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('doneEmpty')} />
        ) : (
          <>
            <ul className="todo-list">
              {items.map((item) => (
                <li key={item.id} data-row>
                  <Link className="todo-row" href={item.link}>
                    <span className="todo-words">
                      <span className="todo-title">{pick(item.titleZh, item.titleEn)}</span>
                      <span className="todo-note">
                        {item.doneAt && t('doneAt', { date: item.doneAt.slice(0, 10) })}
                        {item.aboutName && ` · ${item.aboutName}`}
                      </span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            <Pager {...pages} />
          </>
        )
      }
    </Loaded>
  );
}
