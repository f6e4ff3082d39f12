import type { ConnectionPreviewView } from "../../../common/adoption-views";
import type { ErrorView } from "../../../common/errors";
import type { ForgeName } from "../../../common/schema";
import type { ScanRow } from "../pages/cicd/scan-rows";

/** Where the stacks come from, once it could be read. */
export interface Source {
    url: string;
    branch: string;
    forge: ForgeName;
    /** Left out where none was chosen: a repository that is connected keeps its own. */
    credential?: number;
}

/** A stack on its way: what was chosen, what a person decided about it, and what connecting it would do. */
export interface WizardStack {
    stack: string;
    composePath: string;
    /** Path globs of its rule; empty where every push concerns it. */
    paths: string[];
    adopt: Record<string, "mine" | "git">;
    /** Values for variables that have none yet. */
    environment: Record<string, string>;
    /** What goes beyond ordinary containers is granted. */
    granted: boolean;
    preview: ConnectionPreviewView | null;
    /** Why it was not connected. */
    error: ErrorView | null;
}

/** What was decided about a stack before, where it is chosen again; what it would do is looked at anew. */
export function asDecided(chosen: readonly WizardStack[], before: readonly WizardStack[]): WizardStack[] {
    return chosen.map((stack) => {
        const known = before.find((one) => one.stack === stack.stack && one.composePath === stack.composePath);
        return known ? { ...known, paths: stack.paths, error: null } : stack;
    });
}

/** The only compose file of a repository is concerned by every push; one of several by what it names. */
export function wizardStacks(chosen: readonly ScanRow[], all: readonly ScanRow[]): WizardStack[] {
    return chosen.map(({ stack, file }) => ({
        stack,
        composePath: file.path,
        paths: all.length > 1 ? file.paths : [],
        adopt: {},
        environment: {},
        granted: false,
        preview: null,
        error: null,
    }));
}

export const missingRights = ({ preview }: WizardStack) => preview?.plan.rights.filter(({ granted }) => !granted) ?? [];

/** Something was entered or granted that is stored only when the stack is deployed or opened. */
export const isDecided = (stack: WizardStack) =>
    Object.values(stack.environment).some((value) => value !== "") ||
    (stack.granted && missingRights(stack).length > 0);

/** As planned anew. A consent covers what was listed when it was given, and no right that has come since. */
export function withPreview(stack: WizardStack, preview: WizardStack["preview"]): WizardStack {
    const listed = new Set(missingRights(stack).map(({ grant }) => grant));
    const planned = { ...stack, preview };
    const granted = stack.granted && missingRights(planned).every(({ grant }) => listed.has(grant));
    return { ...planned, granted };
}

/** Variables that the compose file insists on and that nobody has typed in yet. */
export function missingValues({ preview, environment }: WizardStack): string[] {
    return (preview?.plan.requiredEnvironment ?? []).filter((key) => !environment[key]);
}

/** Nothing has to be decided any more before it can be deployed. */
export function isReady(stack: WizardStack): boolean {
    const granted = stack.granted || missingRights(stack).length === 0;
    return stack.preview !== null && granted && missingValues(stack).length === 0;
}
