import { z } from "zod";

const offset = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What is looked for in a log, and from which byte on. */
export const logSearchSchema = z.strictObject({
    search: z.string().min(1).max(200),
    from: offset.default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type LogSearchInput = z.output<typeof logSearchSchema>;

/**
 * A window of a log: what precedes a byte, what begins with a line (counted from 0), or what follows a byte; the end of
 * the log where none of them is given.
 */
export const logWindowSchema = z
    .strictObject({
        before: offset.optional(),
        line: offset.optional(),
        from: offset.optional(),
        bytes: z
            .number()
            .int()
            .min(1)
            .max(1024 * 1024)
            .default(128 * 1024),
    })
    .refine(({ before, line, from }) => [before, line, from].filter((place) => place !== undefined).length <= 1, {
        error: "Only one of before, line and from can be given.",
    });
export type LogWindowInput = z.output<typeof logWindowSchema>;

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
