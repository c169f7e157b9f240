/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import { useId, useRef, useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { createStore, useStore, type Store } from '../state/store.ts';
import { Button } from './Button.tsx';
import type { Column } from './columns.ts';
import { CheckboxGroup } from './inputs.tsx';
import { useLeaving } from './use-leaving.ts';
import { widgetTexts } from './widget-texts.ts';

const stores = new Map<string, Store<readonly string[] | undefined>>();

/** Columns to draw: the chosen ones, or at first all but those hidden at first. The naming column always stays. */
export function useShownColumns<Row>(
  columns: readonly Column<Row>[],
  name: string | undefined,
): readonly Column<Row>[] {
  const chosen = useStore(chosenColumns(name ?? ''));
  if (name === undefined) return columns;
  return columns.filter((column) => column.names || (chosen ? chosen.includes(column.id) : !column.hiddenAtFirst));
}

/** A button that opens the list of columns. */
export function ColumnChooser<Row>({
  columns,
  name,
}: {
  readonly columns: readonly Column<Row>[];
  readonly name: string;
}) {
  const t = useTexts(widgetTexts);
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const store = chosenColumns(name);
  const shown = useShownColumns(columns, name);
  useLeaving(frame, open, () => setOpen(false));
  return (
    <div
      className="menu"
      ref={frame}
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        frame.current?.querySelector('button')?.focus();
      }}
    >
      <Button small icon="columns" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t('columns')}
      </Button>
      <div id={id} hidden={!open} className="menu-list menu-right table-columns">
        {open && (
          <CheckboxGroup
            name={`columns-${name}`}
            label={t('columnsTitle')}
            value={shown.map((column) => column.id)}
            onChange={(ids) => {
              store.set(ids);
              keep(name, ids);
            }}
            choices={columns.map((column) => ({ value: column.id, label: column.header, disabled: column.names }))}
          />
        )}
      </div>
    </div>
  );
}

function chosenColumns(name: string): Store<readonly string[] | undefined> {
  const known = stores.get(name);
  if (known) return known;
  const store = createStore(read(name));
  stores.set(name, store);
  return store;
}

function read(name: string): readonly string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`jishi.columns.${name}`) ?? 'null');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : undefined;
  } catch {
    return undefined;
  }
}

function keep(name: string, ids: readonly string[]): void {
  try {
    localStorage.setItem(`jishi.columns.${name}`, JSON.stringify(ids));
  } catch {
    // The choice then holds until the page is closed.
  }
}
