import { z } from "zod";

/** What becomes of a change that somebody made to a stack's files by hand. */
export const handEditDecisionSchema = z.strictObject({
    /**
     * `commit`: into a new branch of the repository, with a pull request where the forge's API lets us. `keep`: every
     * later release takes it over, until it no longer fits. `discard`: what was released comes back, files and containers.
     */
    choice: z.enum(["commit", "keep", "discard"]),
    /** The fingerprint of the preview that was decided on; without it whatever is on disk counts. */
    basedOn: z.string().max(64).optional(),
    /** Of the commit and the pull request. */
    message: z.string().trim().min(1).max(200).optional(),
    /** With `commit`: later releases take it over until the branch is merged. */
    keepMeanwhile: z.boolean().default(false),
    /** With `keep`: the live commit is deployed again with it now. */
    deploy: z.boolean().default(false),
});
export type HandEditDecision = z.infer<typeof handEditDecisionSchema>;
