import type { BuilderName } from "../../../common/build-config-schema";
import { buildFields, type BuildField } from "./build-fields";

/** The parts of the form, in the order in which they are shown. */
export const SECTIONS = [
    "builder",
    "arguments",
    "commands",
    "limits",
    "times",
    "push",
    "services",
    "updates",
    "retention",
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** By the first key of a setting's path; what is not listed says something about the builder. */
const sectionByKey: Record<string, SectionName> = {
    buildArgs: "arguments",
    buildSecrets: "arguments",
    environment: "arguments",
    commands: "commands",
    limits: "limits",
    parallelBuilds: "limits",
    checkoutTimeout: "times",
    buildTimeout: "times",
    deployTimeout: "times",
    healthTimeout: "times",
    stableSeconds: "times",
    retries: "times",
    push: "push",
    services: "services",
    imageUpdates: "updates",
    keepReleases: "retention",
};

const makesOneImage: BuilderName[] = ["dockerfile", "static", "buildpacks", "nixpacks", "railpack"];
const readsDockerfiles: BuilderName[] = ["compose", "dockerfile"];

/** Which builders look at a setting, by the first key of its path; all of them where nothing is listed. */
const buildersByKey: Record<string, BuilderName[]> = {
    service: makesOneImage,
    context: ["dockerfile", "buildpacks", "nixpacks", "railpack"],
    dockerfile: ["dockerfile"],
    target: ["dockerfile"],
    buildArgs: readsDockerfiles,
    buildSecrets: readsDockerfiles,
    cacheFrom: readsDockerfiles,
    cacheTo: readsDockerfiles,
    platforms: readsDockerfiles,
    directory: ["static"],
    webServer: ["static"],
    builderImage: ["buildpacks"],
    parallelBuilds: ["compose"],
    noCache: ["compose", "dockerfile", "buildpacks", "nixpacks", "railpack"],
    pull: ["compose", "dockerfile", "static", "buildpacks"],
    push: ["compose", ...makesOneImage],
};

const firstKey = ({ path }: BuildField) => path.split(".")[0]!;

/** The inputs of one section that mean something to the builder. */
export function fieldsOfSection(section: SectionName, builder: BuilderName): BuildField[] {
    return buildFields.filter((field) => {
        const builders = buildersByKey[firstKey(field)];
        return (sectionByKey[firstKey(field)] ?? "builder") === section && (!builders || builders.includes(builder));
    });
}
