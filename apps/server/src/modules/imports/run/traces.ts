/** One thing an import brought or changed. */
export interface Trace {
  readonly kind: 'org' | 'member' | 'post';
  readonly id: number;
  readonly path: string;
  /** Null: it was not there before. */
  readonly before: string | null;
  readonly versionAfter: number;
}

/** Where traces go. */
export type TraceSink = Trace[];
