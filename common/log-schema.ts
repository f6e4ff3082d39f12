import { z } from "zod";

const offset = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What is looked for in a log, and from which byte on. */
export const logSearchSchema = z.strictObject({
    search: z.string().min(1).max(200),
    from: offset.default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type LogSearchInput = z.output<typeof logSearchSchema>;

/** A part of a log as text: from a byte on, so many bytes, or a step's piece. */
export const logPartSchema = z.strictObject({
    follow: z.enum(["0", "1"]).default("0"),
    /** As a file to be saved. */
    download: z.enum(["0", "1"]).default("0"),
    from: offset.optional(),
    bytes: offset.optional(),
    step: z.string().min(1).max(100).optional(),
});
export type LogPartInput = z.output<typeof logPartSchema>;
