import type { BuildConfig, BuilderName } from "../../../common/build-config-schema";
import type { BuildCap } from "../build/cap/build-cap";
import type { ImageBuild } from "../build/image-build";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { PreparedModel } from "../prepare/prepared-model";
import type { StackLayout } from "../stack-layout";

export interface PlanInput {
    prepared: PreparedModel;
    /** The folder that contexts are taken from: the checkout, or what commands have made of it. Absolute. */
    workspace: string;
    /** The folder of the compose file in it. */
    projectDirectory: string;
    /** As `services` answered it. */
    services: readonly string[];
    layout: StackLayout;
    config: BuildConfig;
    /** Values of the stack's build secrets, by name; those that `config` names. */
    secrets: Readonly<Record<string, string>>;
    /** Commands run before it is built in earnest: what is not there yet is no error. */
    ahead: boolean;
}

/** What the making of one image works with. */
export interface ImageRun {
    /** What the image has to be called at the end; moved to its content reference and dropped afterwards. */
    reference: string;
    /** A folder of its own, removed afterwards. Others on the machine can't look into it. */
    folder: string;
    cap: BuildCap;
    /** The file that says which images a build may start from. */
    policyFile: string;
    /** A reference for the image of another service that was made before. */
    imageOf: (service: string) => string;
    tools: DeployTools;
    context: DeployContext;
}

/** A program beside docker. */
export interface NeededProgram {
    name: string;
    /** A sentence for people. */
    howToGet: string;
}

/** One way to come from a commit to images. */
export interface Builder {
    readonly name: BuilderName;
    readonly program?: NeededProgram;
    /** Why the stack's limits don't hold for it, as the end of a sentence. */
    readonly uncapped?: string;
    /** Its one image goes to the service that is configured, or the only one that can be meant. */
    readonly makesOne?: boolean;
    /** The services that get an image. @throws CicdError BUILD_NOT_SUPPORTED */
    services(prepared: Pick<PreparedModel, "model" | "builtService">): string[];
    /**
     * Judges and describes what `services` named, before anything runs: no container, image or file is touched.
     * @throws CicdError COMPOSE_PATH_ESCAPES | COMPOSE_SETTING_REFUSED | BUILD_FAILED
     */
    plan(input: PlanInput): Promise<ImageBuild[]>;
    /** Ends with an image under `run.reference`. @throws CicdError BUILD_FAILED | TIMED_OUT | CANCELED | … */
    build(image: ImageBuild, run: ImageRun): Promise<void>;
}
