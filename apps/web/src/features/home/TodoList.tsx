import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { notify } from '../../design/notices.ts';
import { DateText, StatusTag, type TagTone } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton, type Loadable } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useSession, useSwitchGrant } from '../../shell/session.ts';
import { homeTexts } from './texts.ts';

type Todos = Output<'todos.open'>;

/** One duty, or many of one kind. */
export type TodoItem = Todos['items'][number];

const tones: Readonly<Record<TodoItem['tag'], TagTone>> = { overdue: 'red', soon: 'amber', later: 'grey' };

/** Open duties of all roles, overdue first. Further pages come on demand, below. */
export function TodoList({ first }: { readonly first: Loadable<Todos> }) {
  const t = useTexts(homeTexts);
  const [further, setFurther] = useState<{ readonly after: Todos; readonly pages: readonly Todos[] }>();
  return (
    <Loaded query={first} skeleton={<Skeleton shape="rows" lines={4} />}>
      {(page) => {
        if (page.items.length === 0) return <Nothing nextDue={page.nextDue} />;
        // A refreshed first page makes the further ones stale.
        const pages = further?.after === page ? further.pages : [];
        const last = pages.at(-1) ?? page;
        const more = async () => {
          const cursor = last.nextCursor ?? '';
          const next = await call('todos.open', { query: { cursor, limit: 50 } });
          setFurther({ after: page, pages: [...pages, next] });
        };
        return (
          <>
            <ul className="todo-list">
              {[page, ...pages].flatMap(({ items }) =>
                items.map((item) => (
                  <TodoRow key={`${item.grantId} ${item.id ?? item.link}`} item={item} today={page.today} />
                )),
              )}
            </ul>
            {last.nextCursor && <Button onClick={() => void more()}>{t('more')}</Button>}
          </>
        );
      }}
    </Loaded>
  );
}

function Nothing({ nextDue }: { readonly nextDue: string | null }) {
  const t = useTexts(homeTexts);
  return <EmptyState title={t('nothing')}>{nextDue === null ? undefined : t('nextDue', { date: nextDue })}</EmptyState>;
}

/** A duty as one large link; a duty of another role changes to that role first. */
function TodoRow({ item, today }: { readonly item: TodoItem; readonly today: string }) {
  const t = useTexts(homeTexts);
  const pick = usePick();
  const session = useSession();
  const switchGrant = useSwitchGrant();
  const [, navigate] = useLocation();
  const finish = useAct('todos.finish');
  const tags = { overdue: t('tagOverdue'), soon: t('tagSoon'), later: t('tagLater') };
  const isOther = item.grantId !== null && item.grantId !== session.activeGrantId;
  const open = async () => {
    if (item.grantId !== null && isOther) await switchGrant(item.grantId);
    navigate(item.link);
  };
  const title = pick(item.titleZh, item.titleEn);
  const { id } = item;
  const markDone = async (todoId: number) => {
    await finish.mutateAsync({ params: { todoId } });
    notify(t('markedDone', { title }), {
      undo: async () => void (await call('todos.takeBack', { params: { todoId } })),
    });
  };
  return (
    <li data-row>
      <a
        className="todo-row"
        href={item.link}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          void open();
        }}
      >
        <span className="todo-words">
          <span className="todo-title">{title}</span>
          <span className="todo-note">
            {item.dueOn === null ? t('noDate') : <DateText date={item.dueOn} today={today} />}
            {(item.aboutName || item.orgName) && ` · ${item.aboutName || item.orgName}`}
            {item.count > 1 && ` · ${t('groupCount', { count: item.count })}`}
            {item.count > 1 && item.overdue > 0 && `，${t('groupOverdue', { count: item.overdue })}`}
            {isOther && item.roleTitle && ` · ${t('asRole', { role: `${item.orgName ?? ''}${item.roleTitle}` })}`}
          </span>
        </span>
        <StatusTag tone={tones[item.tag]}>{tags[item.tag]}</StatusTag>
      </a>
      {item.dismissable && id !== null && (
        <Button small onClick={() => void markDone(id).catch(() => undefined)}>
          {t('markDone')}
        </Button>
      )}
    </li>
  );
}
