/** Lets every feature register its panels; they are loaded when a step is opened. */
export const panelModules = import.meta.glob('../features/*/step-panels.ts', { eager: true });
