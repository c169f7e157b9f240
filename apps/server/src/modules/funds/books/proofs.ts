import type { Tx } from '../../../platform/db/tx.ts';

/** Asks a module whether what it keeps about the money of an account agrees with the books. */
export type AccountProof = (tx: Tx, account: { readonly region: number; readonly id: number }) => Promise<boolean>;

const proofs: AccountProof[] = [];

/** Registers such a check; called once when the module is built. */
export function addAccountProof(proof: AccountProof): void {
  if (!proofs.includes(proof)) proofs.push(proof);
}

/** Whether every module agrees with the books. */
export async function allAgree(tx: Tx, account: { readonly region: number; readonly id: number }): Promise<boolean> {
  for (const proof of proofs) if (!(await proof(tx, account))) return false;
  return true;
}
