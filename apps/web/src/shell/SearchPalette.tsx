import './later.css';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { useCall } from '../api/queries.ts';
import { Dialog } from '../design/Dialog.tsx';
import { TextInput } from '../design/inputs.tsx';
import { useInView } from '../design/use-in-view.ts';
import { usePick, useTexts } from '../i18n/use-texts.ts';
import { mayOpen, places } from './nav.ts';
import { closeOverlay } from './overlays.ts';
import { loadRegistry, useRegistry, type RegisteredPage } from './registry.ts';
import type { Session } from './session.ts';
import { laterTexts } from './later-texts.ts';
import { usePaused } from '../state/use-paused.ts';

interface Hit {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
}

interface Group {
  readonly title: string;
  readonly hits: readonly Hit[];
}

/** Search over people, organisations and pages: results in groups, the first selected, arrows and Enter. */
export function SearchPalette({ session }: { readonly session: Session }) {
  const t = useTexts(laterTexts);
  const listId = useId();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { groups, state } = useResults(typed.trim(), session);
  const hits = groups.flatMap((group) => group.hits);
  const chosen = hits[Math.min(at, hits.length - 1)];

  const activeId = chosen && `${listId}-${chosen.id}`;
  useInView(activeId);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    closeOverlay();
    navigate(hit.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, hits.length - 1) + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(chosen);
    }
  };
  return (
    <Dialog title={t('searchTitle')} onClose={closeOverlay} wide>
      <div onKeyDown={onKeyDown} role="presentation">
        <TextInput
          label={t('searchLabel')}
          hint={t('searchHint')}
          name="palette"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setAt(0);
          }}
          autoComplete="off"
          spellCheck={false}
          optional="silent"
          combobox={{ listId, activeId }}
        />
      </div>
      <div className="hidden-text" role="status">
        {state === 'ready' && typed && t('searchCount', { count: hits.length })}
      </div>
      <div id={listId} role="listbox" aria-label={t('searchTitle')} className="palette">
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="palette-group" aria-hidden="true">
              {group.title}
            </div>
            {group.hits.map((hit) => (
              <div
                key={hit.id}
                id={`${listId}-${hit.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={hit === chosen}
                className="palette-option"
                onClick={() => open(hit)}
                onKeyDown={undefined}
                onMouseMove={() => setAt(hits.indexOf(hit))}
              >
                <span>{hit.title}</span>
                <span className="muted small">{hit.detail}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {state === 'failed' && <p>{t('searchFailed')}</p>}
      {state === 'ready' && typed && hits.length === 0 && <p>{t('searchNone', { query: typed })}</p>}
    </Dialog>
  );
}

function useResults(query: string, session: Session): { groups: readonly Group[]; state: 'ready' | 'busy' | 'failed' } {
  const t = useTexts(laterTexts);
  const pick = usePick();
  const asked = usePaused(query, 150);
  const answer = useCall(
    'search.search',
    { query: { q: asked } },
    { enabled: asked !== '' && session.can.includes('search.use') },
  );
  const found = asked === '' ? undefined : answer.data;
  const pages = useAllPages()
    .filter(
      (page) => mayOpen(page, session) && (page.path === '/help' || places.some(({ path }) => path === page.path)),
    )
    .map((page) => ({
      id: `page${page.path.replace(/\W/g, '-')}`,
      title: pick(page.titleZh, page.titleEn),
      detail: '',
      href: page.path,
    }))
    .filter((hit) => query === '' || hit.title.toLowerCase().includes(query.toLowerCase()));
  const groups = [
    { title: t('searchMembers'), hits: hitsOf(found?.members, 'members') },
    { title: t('searchOrgs'), hits: hitsOf(found?.orgs, 'orgs') },
    { title: t('searchPages'), hits: pages },
  ].filter((group) => group.hits.length > 0);
  const state = answer.error ? 'failed' : answer.isFetching || asked !== query ? 'busy' : 'ready';
  return { groups, state };
}

/** Without a network the pages known so far are searched. */
function useAllPages(): readonly RegisteredPage[] {
  const { pages } = useRegistry();
  useEffect(() => void loadRegistry().catch(() => undefined), []);
  return pages;
}

function hitsOf(
  found: readonly { id: number; title: string; detail: string }[] | undefined,
  place: string,
): readonly Hit[] {
  return (found ?? []).map((hit) => ({
    id: `${place}-${hit.id}`,
    title: hit.title,
    detail: hit.detail,
    href: `/${place}/${hit.id}`,
  }));
}
