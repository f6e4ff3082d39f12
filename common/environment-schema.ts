import type { Phrase } from "./phrase";
import { z } from "zod";
import { ENVIRONMENT_MODES, type EnvironmentMode } from "./environment-modes";
import type { PlanChange, RightView } from "./views";

export const environmentKeySchema = z
    .string()
    .max(200)
    .regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/, "a key has letters, digits, _ . and - only, and starts with a letter or _");

const valueSchema = z
    .string()
    .max(65_536)
    .refine(
        // eslint-disable-next-line no-control-regex
        (value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value),
        "a value has no control characters",
    );

/** A change of single keys; what is not named stays as it is. */
export const environmentEditSchema = z
    .strictObject({
        set: z.record(environmentKeySchema, valueSchema).default({}),
        remove: z.array(z.string().min(1).max(200)).max(1000).default([]),
        modes: z.record(environmentKeySchema, z.enum(ENVIRONMENT_MODES)).default({}),
        /** Fingerprint of the file that the edit started from; a mismatch is refused. */
        basedOn: z.string().max(64).optional(),
    })
    .refine(({ set, remove }) => !remove.some((key) => Object.hasOwn(set, key)), "a key is set or removed, not both");
export type EnvironmentEdit = z.infer<typeof environmentEditSchema>;

/** What of an edit decides about services; or, with neither, what is saved already. */
export const environmentPreviewSchema = z.strictObject({
    set: z.record(environmentKeySchema, valueSchema).default({}),
    remove: z.array(z.string().min(1).max(200)).max(1000).default([]),
    /** The whole text instead of single keys. */
    text: z.string().max(262_144).optional(),
});
export type EnvironmentPreview = z.infer<typeof environmentPreviewSchema>;

/**
 * Where a value comes from: the stack's own `.env`; written there from the repository's, or from Dockge's own process;
 * Dockge's `global.env`; the compose file's own default; or nowhere.
 */
export type EnvironmentOrigin = "own" | "repository" | "process" | "global" | "default" | "missing";

export interface EnvironmentKeyView {
    key: string;
    /** Null when it looks like a secret (ask for it alone), or when there is none. */
    value: string | null;
    secret: boolean;
    origin: EnvironmentOrigin;
    /** The compose file insists on it. */
    required: boolean;
    mode: EnvironmentMode;
    /** False: the mode follows the look of the key. */
    modeChosen: boolean;
    /** Services that use it; null while there is no compose file to judge by. */
    services: string[] | null;
    /** Other stacks that have the same value under the same key, or share it by `global.env`. */
    stacks: string[];
}

export interface EnvironmentKeysView {
    fingerprint: string;
    keys: EnvironmentKeyView[];
    /** What is saved and not live yet, by key: "+ FEATURE_X", "~ API_URL", "− OLD". */
    pending: string[];
    /** The release whose environment counts as live; null before the first. */
    release: number | null;
}

/** What applying would do. */
export interface EnvironmentPreviewView {
    /** "+ FEATURE_X", "~ API_URL", "− OLD", against what is live. */
    keys: string[];
    /** Every service, and what happens to it. */
    changes: PlanChange[];
    missing: string[];
    rights: RightView[];
    notes: Phrase[];
    /** Other stacks that have one of the changed values too. */
    stacks: { stack: string; keys: string[] }[];
}

/** What going back to a release does to the environment. */
export interface RollbackEnvironmentView {
    /** Keep today's value. */
    kept: string[];
    /** Go back to the value of then. */
    restored: string[];
    /** Were removed since; their values come back with the release. */
    missed: string[];
    /** Of these the ones that the release's compose file uses. */
    needed: string[];
    /** Came since and go. */
    dropped: string[];
}
