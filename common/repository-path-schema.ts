import { z } from "zod";

/** A path inside a repository: relative, forward slashes, no way up. */
export const repositoryPathSchema = z
    .string()
    .min(1)
    .max(500)
    .refine((path) => !path.startsWith("/") && !path.includes("\\"), "a path is relative and uses /")
    .refine((path) => !path.split("/").includes(".."), "a path must not contain ..")
    .refine((path) => !path.startsWith("-"), "a path must not start with -")
    // eslint-disable-next-line no-control-regex
    .refine((path) => !/[\u0000-\u001f\u007f]/.test(path), "a path must not contain control characters");
