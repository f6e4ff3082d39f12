import type { ServiceFiles } from "../files/stack-files";

/** How one service is written into the release. */
export interface ServiceDecision {
    form: "plain" | "full";
    /** The reference to write; null leaves the image as the author wrote it. */
    image: string | null;
    /** Never looked up in a registry: it exists here alone. */
    local: boolean;
    built: boolean;
    /** The label that makes compose see a change of files; null for none. */
    filesLabel: string | null;
    files: ServiceFiles;
}
