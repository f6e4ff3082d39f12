import type { CommandConfig, CommandPhase } from "../../../common/schema";
import { t } from "../texts";

export type CommandPlace = "image" | "service" | "host";

export function emptyCommand(): CommandConfig {
    return {
        run: "",
        image: "",
        onHost: false,
        on: "success",
        timeout: 600,
        retries: 0,
        allowFailure: false,
        interruptible: true,
        environment: {},
        directory: ".",
    };
}

export function placeNameOf(command: CommandConfig): CommandPlace {
    return command.onHost ? "host" : command.runIn !== undefined ? "service" : "image";
}

/** A service has containers from its new image only where the release is known already. */
export function placesIn(phase: CommandPhase | "job"): CommandPlace[] {
    const known = phase === "preDeploy" || phase === "postDeploy" || phase === "job";
    return known ? ["image", "service", "host"] : ["image", "host"];
}

/** A command has exactly one place: the others go when one is chosen. */
export function movedTo(place: CommandPlace, { image: _, runIn: __, ...rest }: CommandConfig): CommandConfig {
    const names = { image: { image: "" }, service: { runIn: "" }, host: {} };
    return { ...rest, ...names[place], onHost: place === "host" };
}

/** What a list shows of a command: its name, or the first line of what it runs. */
export function titleOf({ name, run }: CommandConfig): string {
    return name ?? (typeof run === "string" ? (run.trim().split("\n")[0] ?? "") : run.join(" "));
}

export function placeOf(command: CommandConfig): string {
    const place = placeNameOf(command);
    const name = (place === "service" ? command.runIn : command.image) ?? "";
    return t(`command.in.${place}`, { name: name || "…" });
}
