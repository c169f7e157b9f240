import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('archive', async () => (await import('./ArchiveStepPanel.tsx')).ArchiveStepPanel);
