import { useEffect } from 'react';

/** Keeps the option that the keys have reached in sight of its list. */
export function useInView(id: string | undefined): void {
  useEffect(() => {
    if (id !== undefined) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
}
