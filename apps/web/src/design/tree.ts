/** A node of a tree. */
export interface TreeNode {
  readonly id: number | string;
  readonly label: string;
  readonly hasChildren: boolean;
  /** Pinyin or initials, so that typing letters finds Chinese names. */
  readonly letters?: string | undefined;
}

/** Children of a node as far as they are loaded. */
export interface TreeBranch {
  readonly items: readonly TreeNode[];
  /** More children exist: what to ask for next. */
  readonly nextCursor?: string | null | undefined;
}

/** One line of the tree as drawn. */
export interface TreeLineData {
  readonly node: TreeNode;
  /** From 1. */
  readonly level: number;
  /** Place among its siblings, from 1, and their number; −1 when more siblings exist than are loaded. */
  readonly place: number;
  readonly siblings: number;
  readonly isOpen: boolean;
  readonly parentId: number | string | undefined;
  /** This line stands for the rest of a long list of children of that node. */
  readonly moreOf: TreeNode | undefined;
}

/** Lines to draw, in order: roots, and below each open node its loaded children. */
export function visibleNodes(
  roots: readonly TreeNode[],
  branches: ReadonlyMap<number | string, TreeBranch>,
  open: ReadonlySet<number | string>,
): readonly TreeLineData[] {
  const lines: TreeLineData[] = [];
  const visit = (items: readonly TreeNode[], level: number, parent: TreeNode | undefined, more: boolean) => {
    items.forEach((node, index) => {
      const isOpen = open.has(node.id) && node.hasChildren;
      const siblings = more ? -1 : items.length;
      lines.push({ node, level, place: index + 1, siblings, isOpen, parentId: parent?.id, moreOf: undefined });
      const branch = isOpen ? branches.get(node.id) : undefined;
      if (branch) visit(branch.items, level + 1, node, Boolean(branch.nextCursor));
    });
    if (!more || !parent) return;
    const node = { id: `more-${parent.id}`, label: '', hasChildren: false };
    lines.push({
      node,
      level,
      place: items.length + 1,
      siblings: -1,
      isOpen: false,
      parentId: parent.id,
      moreOf: parent,
    });
  };
  visit(roots, 1, undefined, false);
  return lines;
}

/** The next node after `at` whose name or letters begin with what was typed; goes round. */
export function findByLetters(lines: readonly TreeLineData[], at: number, typed: string): number | string | undefined {
  const from = typed.length > 1 ? at : at + 1;
  const order = [...lines.slice(from), ...lines.slice(0, from)];
  return order.find(({ node }) => [node.label, node.letters ?? ''].some((text) => text.toLowerCase().startsWith(typed)))
    ?.node.id;
}
