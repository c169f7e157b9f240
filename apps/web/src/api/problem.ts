import type { Problem, RuleReference } from '@jishi/contract';
import { preferences } from '../state/preferences.ts';

export type { Problem, RuleReference };

/** One fault of the input as the server names it; `path` as `items.3.score`. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
  readonly row?: number | undefined;
}

/** A refusal or a fault answered by the server, or the lack of an answer (`network.unreachable`). */
export class ApiProblem extends Error {
  readonly status: number;
  /** `noun.kebab-reason`. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string | undefined;
  readonly detail: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly rules: readonly RuleReference[];
  readonly errors: readonly FieldFault[];
  /** Empty when no answer came. */
  readonly requestId: string;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.titleZh = problem.title;
    this.titleEn = problem.titleEn;
    this.detail = problem.detail;
    this.facts = problem.facts ?? {};
    this.rules = problem.rules ?? [];
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
  }

  /** The sentence for the reader, in the language of the interface. */
  get sentence(): string {
    return preferences().language === 'en' && this.titleEn ? this.titleEn : this.titleZh;
  }

  /** No answer came: the network, not the act, is to blame. */
  get isUnreachable(): boolean {
    return this.code === 'network.unreachable';
  }

  /** Messages for the given fields, by name; a nested path counts for its first part. The first message wins. */
  fieldMessages(fields: readonly string[]): Readonly<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const error of this.errors) {
      const name = fieldOf(error.path, fields);
      if (name !== undefined) found[name] ??= error.message;
    }
    return found;
  }

  /** Whether something is left to say beyond the messages at the fields. */
  hasMoreThanFields(fields: readonly string[]): boolean {
    return this.errors.length === 0 || this.errors.some((error) => fieldOf(error.path, fields) === undefined);
  }
}

/** The network did not carry the request or the answer. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: '/problems/network.unreachable',
    code: 'network.unreachable',
    status: 0,
    title: '连不上服务器。请检查网络后再试一次。',
    titleEn: 'The server cannot be reached. Check the network and try again.',
    requestId: '',
  });
}

/** Reads an answer that is not a success; one without a problem body becomes a plain sentence. */
export async function readProblem(status: number, text: string): Promise<ApiProblem> {
  try {
    const body: unknown = JSON.parse(text);
    if (isProblem(body)) return new ApiProblem(body);
  } catch {
    // Proxies answer with pages of their own; fall through.
  }
  return new ApiProblem({
    type: '/problems/fault.gateway',
    code: 'fault.gateway',
    status,
    title: '服务器暂时没有正确回答，内容没有保存。请稍后再试。',
    titleEn: 'The server did not answer properly. Nothing was saved; try again shortly.',
    requestId: '',
  });
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'status' in body;
}

function fieldOf(path: string, fields: readonly string[]): string | undefined {
  if (fields.includes(path)) return path;
  const first = path.split('.')[0] ?? '';
  return fields.includes(first) ? first : undefined;
}
