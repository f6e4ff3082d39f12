export const wizardSteps = ["address", "files", "preview", "live"] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** What somebody is asked who leaves now; null where nothing is lost. */
export type LeaveQuestion = "wizard.leave" | "wizard.leaveLive" | null;
