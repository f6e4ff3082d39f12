import { z } from "zod";
import { connectRepositorySchema, ruleSchema, stackNameSchema } from "./schema";

const {
    url,
    forge,
    branch,
    composePath,
    profiles,
    envFiles,
    credential,
    apiCredential,
    pollMinutes,
    reportStatus,
    adopt,
} = connectRepositorySchema.shape;

export const scanRepositorySchema = z.strictObject({ url, branch, credential });
export type ScanRepository = z.infer<typeof scanRepositorySchema>;

/** A stack of a repository as it would be connected. */
export const previewConnectionSchema = z.strictObject({
    url,
    branch,
    credential,
    composePath,
    profiles,
    envFiles,
    adopt,
});
export type PreviewConnection = z.infer<typeof previewConnectionSchema>;

/** One stack of several that are connected in one go. */
const connectRowSchema = z.strictObject({
    stack: stackNameSchema,
    composePath: composePath.unwrap(),
    /** Path globs: a push that touches none of them doesn't deploy the stack. Empty: every push does. */
    paths: ruleSchema.shape.paths,
    profiles,
    envFiles,
    adopt,
});
export type ConnectRow = z.infer<typeof connectRowSchema>;

export const connectManySchema = z.strictObject({
    url,
    /** Of a new repository; a known one keeps its own. */
    forge,
    branch,
    credential,
    apiCredential,
    pollMinutes,
    reportStatus,
    stacks: z.array(connectRowSchema).min(1).max(100),
});
export type ConnectMany = z.infer<typeof connectManySchema>;

/** What all stacks of a repository share; what is left out stays. */
export const changeRepositorySchema = z.strictObject({
    url: url.optional(),
    forge,
    credential,
    apiCredential,
    pollMinutes,
    reportStatus,
    /** Also take deliveries that came to the hook of another repository of the same forge and host. */
    sharedHook: z.boolean().optional(),
});
export type ChangeRepository = z.infer<typeof changeRepositorySchema>;
