import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('consequence', async () => (await import('./CasesPage.tsx')).CaseStepPanel);
