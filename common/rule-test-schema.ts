import { z } from "zod";
import { refSchema, ruleSchema } from "./schema";

/** A push (or pull request) that somebody imagines, to see what the rules would make of it. */
export const ruleTestSchema = z.strictObject({
    /** A branch, or a full ref: refs/tags/v1.2.0. */
    ref: refSchema,
    /** The branch that it wants to be merged into: then it is a pull request. */
    base: refSchema.optional(),
    /** The changed paths; without them it stays open what rules with paths say. */
    files: z.array(z.string().min(1).max(1000)).max(1000).optional(),
    /** The commit's message. */
    message: z.string().max(10_000).default(""),
    /** The login of whoever pushes. */
    author: z.string().max(200).optional(),
    /** Rules of the stack in place of those that are stored, to try them before they are saved. */
    rules: z.array(ruleSchema).max(50).optional(),
});
export type RuleTest = z.infer<typeof ruleTestSchema>;
