/** Facts behind a refusal; shown to the person, so nothing secret belongs here. */
export type Facts = Readonly<Record<string, unknown>>;

/** One fault of an input: the field, the row where there are rows, the sentence with its remedy. */
export interface InputFault {
  readonly path: string;
  readonly message: string;
  readonly row?: number;
}

/**
 * A request that the rules do not allow. Thrown by services, so that the transaction rolls back;
 * the HTTP edge turns it into a problem document with the texts of the module's catalogue.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: Facts;
  readonly ruleIds: readonly string[];
  readonly day: string | undefined;
  readonly faults: readonly InputFault[];

  constructor(
    code: string,
    facts: Facts,
    ruleIds: readonly string[],
    day?: string,
    faults: readonly InputFault[] = [],
  ) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
    this.ruleIds = ruleIds;
    this.day = day;
    this.faults = faults;
  }
}

/**
 * Refuses an act.
 *
 * @param code `noun.kebab-reason`, an entry of the module's `errors.ts`
 * @param ruleIds parameters of `@jishi/rules` that say so, shown with document and article
 * @param day day whose rule was applied
 */
export function refuse(code: string, facts: Facts = {}, ruleIds: readonly string[] = [], day?: string): never {
  throw new Refusal(code, facts, ruleIds, day);
}

/** Refuses an input with its faults, field by field. */
export function refuseInput(faults: readonly InputFault[], facts: Facts = {}): never {
  throw new Refusal('input.invalid', facts, [], undefined, faults);
}

/** Status and texts of a refusal; `{name}` is replaced by the fact of that name. */
export interface RefusalText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503 | 507;
  readonly zh: string;
  readonly en: string;
}

/** Catalogue of a module: code → text. */
export type RefusalCatalogue = Readonly<Record<string, RefusalText>>;

/** Fills the placeholders of a text with facts. */
export function fillText(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? String(facts[name]) : whole));
}
