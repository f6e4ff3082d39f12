export const wizardSteps = ["address", "files", "preview", "live"] as const;
export type WizardStep = (typeof wizardSteps)[number];
