import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('registry', async () => (await import('./RegistryStepPanel.tsx')).RegistryStepPanel);
