/** Heads of the books (科目). The cash of an account stands against where money came from or went to. */
export const ledgerHeads = [
  'cash',
  'opening',
  'dues',
  'large-dues',
  'gift',
  'interest',
  'income',
  'from-below',
  'from-above',
  'sent-up',
  'sent-down',
  'spent',
] as const;
/** See `ledgerHeads`. */
export type LedgerHead = (typeof ledgerHeads)[number];

/** Kinds of entries, each posted in one way only. */
export const entryKinds = [
  'opening',
  'dues',
  'large-dues',
  'gift',
  'interest',
  'income',
  'remittance-in',
  'allocation-in',
  'remittance-out',
  'allocation-out',
  'payment',
] as const;
/** See `entryKinds`. */
export type EntryKind = (typeof entryKinds)[number];

/** One line of an entry; plus is what the head receives. */
export interface LedgerLine {
  readonly head: LedgerHead;
  readonly amountFen: number;
}

const against: Readonly<Record<EntryKind, { readonly head: LedgerHead; readonly cash: 1 | -1 }>> = {
  opening: { head: 'opening', cash: 1 },
  dues: { head: 'dues', cash: 1 },
  'large-dues': { head: 'large-dues', cash: 1 },
  gift: { head: 'gift', cash: 1 },
  interest: { head: 'interest', cash: 1 },
  income: { head: 'income', cash: 1 },
  'remittance-in': { head: 'from-below', cash: 1 },
  'allocation-in': { head: 'from-above', cash: 1 },
  'remittance-out': { head: 'sent-up', cash: -1 },
  'allocation-out': { head: 'sent-down', cash: -1 },
  payment: { head: 'spent', cash: -1 },
};

/** Whether an entry of this kind brings money in. */
export const isIncoming = (kind: EntryKind): boolean => against[kind].cash === 1;

/**
 * Lines of an entry: cash on one side, its head on the other, together zero.
 *
 * @param amountFen above zero; below zero for a counter-entry (冲正)
 */
export function linesOf(kind: EntryKind, amountFen: number): readonly [LedgerLine, LedgerLine] {
  const { head, cash } = against[kind];
  const movement = cash * amountFen;
  return [
    { head: 'cash', amountFen: movement },
    { head, amountFen: -movement },
  ];
}

/** Sum of lines; zero for every entry and for the whole ledger. */
export const sumOfLines = (lines: readonly LedgerLine[]): number =>
  lines.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Balance of each head that was used. */
export function balancesOf(lines: readonly LedgerLine[]): Readonly<Partial<Record<LedgerHead, number>>> {
  const balances: Partial<Record<LedgerHead, number>> = {};
  for (const { head, amountFen } of lines) balances[head] = (balances[head] ?? 0) + amountFen;
  return balances;
}
