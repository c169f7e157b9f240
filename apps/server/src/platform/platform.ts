import type { Permissions } from './access/permissions.ts';
import type { Audit } from './audit/append.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { PersonalData } from './crypto/personal-data.ts';
import type { Database } from './db/database.ts';
import type { Files } from './files/files.ts';
import type { Ids } from './ids.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { RuleBook } from './rules/rule-book.ts';
import type { StepPort } from './step-handler.ts';

/** What every module needs; built once by the composition root and handed in. */
export interface Platform {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly files: Files;
  /** Dated rules with the local values of organisations. */
  readonly rules: RuleBook;
  /** Encryption and blind indexes of personal identifiers. */
  readonly personalData: PersonalData;
  readonly permissions: Permissions;
  /** The method engine as primitives see it. */
  readonly steps: StepPort;
}
