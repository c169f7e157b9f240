import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { Skeleton } from '../../design/States.tsx';
import { TreeView } from '../../design/TreeView.tsx';
import type { TreeBranch, TreeNode } from '../../design/tree.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { orgTexts } from './texts.ts';

/** A node as the answers bring it. */
export interface OrgItem {
  readonly id: number;
  readonly shortName: string;
  readonly hasChildren: boolean;
  readonly members?: number | undefined;
}

/** What the tree begins with: the branches on the way to the chosen organisation. */
interface Way {
  readonly known: ReadonlyMap<number | string, TreeBranch>;
  readonly open: readonly number[];
}

/** The tree, opened down to the chosen organisation; other branches come when they are opened. */
export function OrgTree({
  roots,
  asOf,
  selectedId,
  onOpen,
}: {
  readonly roots: readonly OrgItem[];
  readonly asOf: string | undefined;
  readonly selectedId: number | undefined;
  readonly onOpen: (id: number | string) => void;
}) {
  const t = useTexts(orgTexts);
  const [way, setWay] = useState<{ readonly of: string; readonly way: Way }>();
  const of = asOf ?? 'today';
  useEffect(() => {
    const abort = new AbortController();
    loadWay(roots, selectedId, asOf, abort.signal).then(
      (loaded) => setWay({ of: `${of}${loaded.open.join('-')}`, way: loaded }),
      () => undefined,
    );
    return () => abort.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- a node chosen in the tree is in the tree already
  }, [of, roots, isShown(way?.way, roots, selectedId) ? undefined : selectedId]);
  if (!way) return <Skeleton />;
  return (
    <TreeView
      key={way.of}
      label={t('tree')}
      roots={roots.map(nodeOf)}
      selectedId={selectedId}
      known={way.way.known}
      openAtFirst={way.way.open}
      onSelect={(node) => onOpen(node.id)}
      detail={(node) => {
        const count = asOf === undefined && 'members' in node ? Number(node.members) : undefined;
        return count === undefined ? null : <span className="muted number">{count}</span>;
      }}
      loadChildren={async (node) => await childrenOf(Number(node.id), asOf)}
    />
  );
}

/** Whether the tree that was begun with this way can show the node, so that it need not begin anew. */
function isShown(way: Way | undefined, roots: readonly OrgItem[], id: number | undefined): boolean {
  if (!way || id === undefined || roots.some((root) => root.id === id)) return true;
  return [...way.known.values()].some(({ items }) => items.some((item) => item.id === id));
}

async function childrenOf(orgId: number, asOf: string | undefined, signal?: AbortSignal): Promise<TreeBranch> {
  const query = asOf === undefined ? {} : { asOf };
  const answer = await call('orgs.children', { params: { orgId }, query }, { signal });
  return { items: answer.items.map(nodeOf) };
}

async function loadWay(
  roots: readonly OrgItem[],
  selectedId: number | undefined,
  asOf: string | undefined,
  signal: AbortSignal,
): Promise<Way> {
  const top = roots[0]?.id;
  if (top === undefined) return { known: new Map(), open: [] };
  const query = asOf === undefined ? {} : { asOf };
  const isBelow = selectedId !== undefined && selectedId !== top;
  const path = isBelow
    ? (await call('orgs.view', { params: { orgId: selectedId }, query }, { signal })).path.map(({ id }) => id)
    : [top, top];
  const open = path.slice(Math.max(0, path.indexOf(top)), -1);
  const branches = await Promise.all(
    open.map(async (id) => [id, await childrenOf(id, asOf, signal)] as readonly [number, TreeBranch]),
  );
  return { known: new Map(branches), open };
}

/** A node with its number of members, where the answer brought it. */
function nodeOf(item: OrgItem): TreeNode {
  const node = { id: item.id, label: item.shortName, hasChildren: item.hasChildren };
  return item.members === undefined ? node : Object.assign(node, { members: item.members });
}
