import { z } from "zod";

/** As `buildSecrets` of the build settings names it, and as the build mounts it. */
export const buildSecretNameSchema = z
    .string()
    .min(1)
    .max(100)
    .regex(/^[A-Za-z0-9_.-]+$/, "a secret's name has letters, digits, _ . and - only");

export const buildSecretSchema = z.strictObject({
    /** Kept sealed and never shown again. */
    value: z.string().min(1).max(65_536),
});

/** A stored secret as people see it: that it is there. */
export interface BuildSecretView {
    name: string;
    updatedAt: string;
    /** Whether the stack's build settings name it; the others are stored, but no build gets them. */
    used: boolean;
}
