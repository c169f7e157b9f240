import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/access/actor.ts';

/** What organisations ask of the roster; implemented by the members module and handed in where the modules are listed. */
export interface RosterPort {
  /** Full and all current members among these ids, as far as they are in scope. */
  countMembers(tx: Tx, ids: readonly number[]): Promise<{ readonly found: number; readonly full: number }>;
  /** Current members of one organisation itself. */
  listMembers(tx: Tx, orgId: number): Promise<readonly { readonly id: number; readonly full: boolean }[]>;
  /** Gives members a new home on a day; each belongs to exactly one branch at every instant. */
  moveMembers(
    tx: Tx,
    actor: Actor,
    move: {
      readonly memberIds: readonly number[];
      readonly toOrgId: number;
      readonly on: string;
      readonly reason: string;
    },
  ): Promise<void>;
  /** Ends the posts of an organisation that ends. */
  endPosts(tx: Tx, orgId: number, on: string): Promise<void>;
}

/** Something that must find a destination before an organisation ends (去向). */
export interface Blocker {
  readonly kind: string;
  readonly count: number;
  readonly zh: string;
  readonly en: string;
  /** Page where it is dealt with. */
  readonly link: string | null;
}

/** Asks one module what it still holds for an organisation. */
export type DissolutionCheck = (
  tx: Tx,
  org: { readonly region: number; readonly id: number; readonly path: string },
) => Promise<readonly Blocker[]>;

const checks: DissolutionCheck[] = [];

/** Registers what a module holds (dues balance, open cases, archives); called once when the module is built. */
export function addDissolutionCheck(check: DissolutionCheck): void {
  if (!checks.includes(check)) checks.push(check);
}

/** All registered checks. */
export const dissolutionChecks = (): readonly DissolutionCheck[] => checks;

/** What goes from one organisation to another when one is merged or divided. */
export interface HandOver {
  readonly from: { readonly region: number; readonly id: number; readonly path: string; readonly name: string };
  readonly to: { readonly region: number; readonly id: number; readonly path: string; readonly name: string };
  /** Members who go; `null` when everything goes (the first organisation ends). */
  readonly memberIds: readonly number[] | null;
  readonly on: string;
  readonly replyNo: string;
}

/** Takes along what one module keeps about those who go. */
export type HandOverStep = (tx: Tx, actor: Actor, handOver: HandOver) => Promise<void>;

const handOverSteps = new Map<string, HandOverStep>();

/** Registers what a module takes along at a merger or division; the platform mounted last counts. */
export function addHandOver(module: string, step: HandOverStep): void {
  handOverSteps.set(module, step);
}

/** Runs all registered steps, one after the other. */
export async function handOver(tx: Tx, actor: Actor, what: HandOver): Promise<void> {
  for (const step of handOverSteps.values()) await step(tx, actor, what);
}
