/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import './tree.css';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { findByLetters, visibleNodes, type TreeBranch, type TreeNode } from './tree.ts';
import { widgetTexts } from './widget-texts.ts';

/** Properties of `TreeView`. */
export interface TreeViewProps {
  /** Name of the tree, read out. */
  readonly label: string;
  readonly roots: readonly TreeNode[];
  /** Nodes below a node; called when it is opened for the first time. `cursor` asks for the next part of a long list. */
  readonly loadChildren: (node: TreeNode, cursor: string | undefined) => Promise<TreeBranch>;
  readonly selectedId?: number | string | undefined;
  readonly onSelect: (node: TreeNode) => void;
  /** Opened at the start: the way to the selected node, whose children have to be given in `known`. */
  readonly openAtFirst?: readonly (number | string)[] | undefined;
  readonly known?: ReadonlyMap<number | string, TreeBranch> | undefined;
  /** Behind the name of a node: counts, tags. */
  readonly detail?: ((node: TreeNode) => ReactNode) | undefined;
}

/**
 * A tree: arrows move, open and close; Home and End jump; letters (or pinyin initials) find the next name; Enter or a
 * press selects. Children are loaded when a node is opened first; long lists come in parts.
 */
export function TreeView(props: TreeViewProps) {
  const { label, roots, selectedId, onSelect } = props;
  const tree = useRef<HTMLUListElement>(null);
  const state = useBranches(props);
  const nodes = useMemo(() => visibleNodes(roots, state.branches, state.open), [roots, state.branches, state.open]);
  const [currentId, setCurrentId] = useState<number | string | undefined>(selectedId);
  const current = nodes.find((line) => line.node.id === currentId) ?? nodes[0];
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current || !current) return;
    moved.current = false;
    tree.current?.querySelector<HTMLElement>(`[data-node="${current.node.id}"]`)?.focus();
  });
  const goTo = (id: number | string | undefined) => {
    if (id === undefined) return;
    moved.current = true;
    setCurrentId(id);
  };
  const typed = useTyped();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = nodes.indexOf(current);
    const act = keyAct(event.key, {
      down: () => goTo(nodes[at + 1]?.node.id),
      up: () => goTo(nodes[at - 1]?.node.id),
      first: () => goTo(nodes[0]?.node.id),
      last: () => goTo(nodes[nodes.length - 1]?.node.id),
      inward: () =>
        current.isOpen
          ? goTo(nodes[at + 1]?.parentId === current.node.id ? nodes[at + 1]?.node.id : undefined)
          : state.expand(current.node),
      outward: () => (current.isOpen ? state.collapse(current.node) : goTo(current.parentId)),
      select: () => onSelect(current.node),
      letter: (key) => goTo(findByLetters(nodes, at, typed(key))),
    });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <ul role="tree" aria-label={label} className="tree" ref={tree} onKeyDown={onKeyDown}>
      {nodes.map((line) => (
        <TreeLine
          key={line.node.id}
          {...line}
          isCurrent={line === current}
          isSelected={line.node.id === selectedId}
          isLoading={state.loading.has(line.node.id)}
          detail={props.detail?.(line.node)}
          onPress={() => {
            setCurrentId(line.node.id);
            onSelect(line.node);
          }}
          onToggle={() => (line.isOpen ? state.collapse(line.node) : state.expand(line.node))}
          onMore={line.moreOf && (() => line.moreOf && state.more(line.moreOf))}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly node: TreeNode;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isLoading: boolean;
  readonly detail: ReactNode;
  readonly onPress: () => void;
  readonly onToggle: () => void;
  readonly onMore: (() => void) | undefined;
}

function TreeLine(props: LineProps) {
  const { node, level } = props;
  const t = useTexts(widgetTexts);
  const press = props.onMore ?? props.onPress;
  return (
    <li
      role="treeitem"
      data-node={node.id}
      aria-level={level}
      aria-posinset={props.place}
      aria-setsize={props.siblings}
      aria-expanded={node.hasChildren ? props.isOpen : undefined}
      aria-selected={props.isSelected}
      aria-busy={props.isLoading || undefined}
      tabIndex={props.isCurrent ? 0 : -1}
      className={cx('tree-line', props.isSelected && 'tree-line-selected')}
      style={{ paddingLeft: `${(level - 1) * 1.5}rem` }}
      onClick={press}
    >
      <span
        className="tree-toggle"
        onClick={(event) => {
          if (!node.hasChildren) return;
          event.stopPropagation();
          props.onToggle();
        }}
      >
        {node.hasChildren && <Icon name={props.isOpen ? 'down' : 'right'} size={1} />}
      </span>
      <span className="tree-name">{props.onMore ? t('loadMore') : node.label}</span>
      {props.isLoading && <span className="spinner" aria-hidden="true" />}
      {props.detail && !props.onMore && <span className="tree-detail muted small">{props.detail}</span>}
    </li>
  );
}

function useBranches({ loadChildren, known, openAtFirst }: TreeViewProps) {
  const [branches, setBranches] = useState<ReadonlyMap<number | string, TreeBranch>>(known ?? new Map());
  const [open, setOpen] = useState<ReadonlySet<number | string>>(new Set(openAtFirst));
  const [loading, setLoading] = useState<ReadonlySet<number | string>>(new Set());
  const load = async (node: TreeNode, cursor: string | undefined) => {
    if (loading.has(node.id)) return;
    setLoading((now) => new Set(now).add(node.id));
    try {
      const part = await loadChildren(node, cursor);
      setBranches((now) => {
        const before = cursor === undefined ? [] : (now.get(node.id)?.items ?? []);
        return new Map(now).set(node.id, { items: [...before, ...part.items], nextCursor: part.nextCursor });
      });
    } catch {
      // The node closes again, so that opening it is the second try; the offline bar says what is wrong.
      setOpen((now) => without(now, node.id));
    } finally {
      setLoading((now) => without(now, node.id));
    }
  };
  return {
    branches,
    open,
    loading,
    expand(node: TreeNode) {
      if (!node.hasChildren) return;
      setOpen((now) => new Set(now).add(node.id));
      if (!branches.has(node.id)) void load(node, undefined);
    },
    collapse: (node: TreeNode) => setOpen((now) => without(now, node.id)),
    more: (node: TreeNode) => void load(node, branches.get(node.id)?.nextCursor ?? undefined),
  };
}

function without<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  next.delete(item);
  return next;
}

/** Letters typed within 700 ms belong together. */
function useTyped(): (key: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (key) => {
    const now = Date.now();
    typed.current = { text: now - typed.current.at < 700 ? typed.current.text + key : key, at: now };
    return typed.current.text.toLowerCase();
  };
}

interface Acts {
  readonly down: () => void;
  readonly up: () => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly inward: () => void;
  readonly outward: () => void;
  readonly select: () => void;
  readonly letter: (key: string) => void;
}

function keyAct(key: string, acts: Acts): (() => void) | undefined {
  const named: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: acts.down,
    ArrowUp: acts.up,
    ArrowRight: acts.inward,
    ArrowLeft: acts.outward,
    Home: acts.first,
    End: acts.last,
    Enter: acts.select,
    ' ': acts.select,
  };
  return named[key] ?? (/^[\p{L}\p{N}]$/u.test(key) ? () => acts.letter(key) : undefined);
}
