/** Stands in for the package of this name; React brings the hook itself. */
export { useSyncExternalStore } from 'react';
