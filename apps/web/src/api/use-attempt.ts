import { useState } from 'react';
import { ApiProblem } from './problem.ts';

/** Runs an act and keeps its refusal, to be drawn with `ProblemView`. Faults that are no answer of the server go on. */
export function useAttempt(): {
  readonly problem: ApiProblem | undefined;
  /** @returns whether it was done */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
} {
  const [problem, setProblem] = useState<ApiProblem>();
  return {
    problem,
    clear: () => setProblem(undefined),
    async run(work) {
      try {
        setProblem(undefined);
        await work();
        return true;
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setProblem(error);
        return false;
      }
    },
  };
}
