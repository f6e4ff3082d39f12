import { z } from "zod";
import { commandSchema } from "./build-config-schema";
import { cronSchema } from "./cron/cron-schema";
import { pageSchema } from "./schema";
import { isTimezone } from "./time-zone";

/** In the path of the REST API and in the name of the log's file. */
export const jobNameSchema = z
    .string()
    .max(100)
    .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
        "a job's name has letters, digits, . _ and - only, and starts with a letter or digit",
    );

const scheduleSchema = cronSchema.transform((text) => text.trim().replace(/\s+/g, " "));

/** A command that belongs to no deployment: it has no workspace, and nothing follows it. */
const jobCommandSchema = commandSchema
    .refine(({ on }) => on === "success", { path: ["on"], message: "a job follows nothing, so it has no condition" })
    .refine(({ allowFailure }) => !allowFailure, {
        path: ["allowFailure"],
        message: "nothing depends on a job, so its failure needs no leave",
    })
    .refine(({ directory }) => directory === ".", {
        path: ["directory"],
        message: "a job has no workspace: change the directory in the command itself",
    });

/** A command that runs by hand or on schedule, against what is live. */
export const jobSchema = z.strictObject({
    command: jobCommandSchema,
    /** Five fields of cron; null for by hand only. */
    schedule: scheduleSchema.nullable().default(null),
    /** IANA name, e.g. Europe/Berlin. */
    timezone: z.string().max(60).refine(isTimezone, "a time zone by its name, like Europe/Berlin").default("UTC"),
    /** False: the schedule rests; by hand it runs all the same. */
    enabled: z.boolean().default(true),
});
export type JobInput = z.output<typeof jobSchema>;

/** One run of a command that is not kept as a job. */
export const oneOffSchema = z.strictObject({
    /** What the history calls it. */
    name: jobNameSchema.default("one-off"),
    command: jobCommandSchema,
});
export type OneOffInput = z.output<typeof oneOffSchema>;

export const jobRunFilterSchema = pageSchema.extend({
    /** Runs of the job of this name only. */
    job: jobNameSchema.optional(),
});
export type JobRunFilter = z.output<typeof jobRunFilterSchema>;
