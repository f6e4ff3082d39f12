import { z } from "zod";

const releaseId = z.coerce.number().int().positive();

/** Two releases by their ids, or a release and what the stack's branch has now. */
export const compareSchema = z.strictObject({
    from: releaseId,
    to: z.union([z.literal("git"), releaseId]),
});
export type CompareRequest = z.output<typeof compareSchema>;
