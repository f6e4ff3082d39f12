import type { CommandConfig } from "../../../common/build-config-schema";
import type { CommandPlace } from "../../models/progress";
import { digestOf } from "../progress";
import type { StepContext } from "../step";

/** A command of the settings with its place among them. */
export interface Placed extends CommandPlace {
    config: CommandConfig;
    /** What people see. */
    title: string;
    digest: string;
}

/** The commands of a phase, in order. */
export function placedCommands({ buildConfig }: StepContext, phase: CommandPlace["phase"]): Placed[] {
    return buildConfig.commands[phase].map((config, index) => ({
        phase,
        index,
        config,
        title: titleOf(config),
        digest: digestOf(config),
    }));
}

/** True for a command that ran for this deployment and has not been changed since. */
export function isDone({ progress }: StepContext, { phase, index, digest }: Placed): boolean {
    return progress.commands.some((done) => done.phase === phase && done.index === index && done.digest === digest);
}

function titleOf({ name, run }: CommandConfig): string {
    const [line = ""] = (name ?? (typeof run === "string" ? run : run.join(" "))).trim().split("\n");
    return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
