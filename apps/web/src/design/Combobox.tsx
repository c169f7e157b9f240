/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import './combobox.css';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { usePaused } from '../state/use-paused.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { controlAttributes, Field, type FieldBase } from './Field.tsx';
import { formatCount } from './numbers.ts';
import { useInView } from './use-in-view.ts';
import { useLeaving } from './use-leaving.ts';
import { widgetTexts } from './widget-texts.ts';

/** Something that can be picked: an organisation, a person. */
export interface Option {
  readonly id: number | string;
  readonly label: string;
  /** Tells namesakes apart: branch, last four digits. */
  readonly detail?: string | undefined;
}

/** Properties of `Combobox`. */
export interface ComboboxProps extends FieldBase {
  readonly value: Option | undefined;
  readonly onChange: (option: Option | undefined) => void;
  /** Finds options for what was typed (characters, pinyin, initials); an abandoned search is aborted. */
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** Offered before anything is typed. */
  readonly recent?: readonly Option[] | undefined;
}

/**
 * Picks one of many by typing: arrows choose, Enter takes, Escape closes. What was found is read out. Written here and
 * not taken from a library, because the smallest maintained one weighs more than a whole page may (42 kB gzip).
 */
export function Combobox({ value, onChange, search, recent, ...field }: ComboboxProps) {
  const t = useTexts(widgetTexts);
  const listId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const query = (typed ?? '').trim();
  const { options, busy } = useOptions(query, open, search, recent);
  const chosen = options[Math.min(at, options.length - 1)];
  const close = () => {
    setOpen(false);
    setTyped(undefined);
  };
  useLeaving(frame, open, close);
  const activeId = open && chosen ? `${listId}-${chosen.id}` : undefined;
  useInView(activeId);
  const take = (option: Option) => {
    onChange(option);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (options.length > 0) setAt((Math.min(at, options.length - 1) + step + options.length) % options.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (chosen) take(chosen);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  };
  const status = busy
    ? t('searching')
    : options.length > 0
      ? t('matches', { count: formatCount(options.length) })
      : query
        ? t('noMatches', { query })
        : '';
  return (
    <Field {...field} hint={field.hint ?? t('typeToSearch')}>
      <div className="combobox" ref={frame}>
        <div className="input-row">
          <input
            {...controlAttributes({ ...field, hint: field.hint ?? t('typeToSearch') })}
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={activeId}
            className="input width-full"
            value={typed ?? value?.label ?? ''}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
              setOpen(true);
            }}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
          />
          {value && (
            <Button
              icon="cross"
              aria-label={t('clearChoice', { name: field.label })}
              onClick={() => onChange(undefined)}
            />
          )}
        </div>
        {value?.detail && typed === undefined && <p className="counter">{value.detail}</p>}
        <div className="hidden-text" role="status">
          {open && status}
        </div>
        <OptionList
          id={listId}
          label={field.label}
          hidden={!open || (options.length === 0 && !query)}
          options={options}
          chosen={chosen}
          recent={query === ''}
          status={status}
          onTake={take}
        />
      </div>
    </Field>
  );
}

function OptionList(props: {
  readonly id: string;
  readonly label: string;
  readonly hidden: boolean;
  readonly options: readonly Option[];
  readonly chosen: Option | undefined;
  readonly recent: boolean;
  readonly status: string;
  readonly onTake: (option: Option) => void;
}) {
  const t = useTexts(widgetTexts);
  const { options, chosen } = props;
  return (
    <div
      id={props.id}
      role="listbox"
      aria-label={props.label}
      hidden={props.hidden}
      className="menu-list combobox-list"
    >
      {props.recent && options.length > 0 && (
        <div className="combobox-note" role="presentation">
          {t('recent')}
        </div>
      )}
      {options.map((option) => (
        <div
          key={option.id}
          id={`${props.id}-${option.id}`}
          role="option"
          aria-selected={option === chosen}
          tabIndex={-1}
          className={cx('menu-item', option === chosen && 'combobox-chosen')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onTake(option)}
        >
          <span>
            {option.label}
            {option.detail && <span className="menu-item-note">{option.detail}</span>}
          </span>
        </div>
      ))}
      {options.length === 0 && (
        <div role="option" aria-selected={false} aria-disabled="true" tabIndex={-1} className="combobox-note">
          {props.status}
        </div>
      )}
    </div>
  );
}

function useOptions(
  query: string,
  open: boolean,
  search: ComboboxProps['search'],
  recent: readonly Option[] | undefined,
): { readonly options: readonly Option[]; readonly busy: boolean } {
  const asked = usePaused(query, 150);
  const [found, setFound] = useState<{ readonly query: string; readonly options: readonly Option[] }>();
  const latest = useRef(search);
  latest.current = search;
  useEffect(() => {
    if (!open || asked === '') return;
    const abort = new AbortController();
    const show = (options: readonly Option[]) => {
      if (!abort.signal.aborted) setFound({ query: asked, options });
    };
    // Not found and not reachable look alike here; the offline bar tells them apart.
    latest.current(asked, abort.signal).then(show, () => show([]));
    return () => abort.abort();
  }, [asked, open]);
  if (query === '') return { options: recent ?? [], busy: false };
  const fits = found?.query === query;
  return { options: found?.options ?? [], busy: !fits };
}
