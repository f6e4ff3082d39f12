import type { ProcessRunner } from "../../exec/command";
import { composeCommand } from "./compose-command";
import type { StackFolder } from "./stack-folder";

interface ContainerLine {
    Service: string;
    Name: string;
    State: string;
    Health?: string;
}

export interface ContainerStatus {
    status: string;
    name: string;
}

/** Containers by service, with their health or state; empty when the engine does not answer. */
export async function serviceStatus(
    runner: ProcessRunner,
    folder: StackFolder,
): Promise<Record<string, ContainerStatus[]>> {
    const command = composeCommand(folder, ["ps", "--all", "--format", "json"]);
    const { exitCode, stdout } = await runner.run({ ...command, deadlineMs: 30_000 });
    return exitCode === 0 ? parseContainers(stdout) : {};
}

/** Older versions of compose write one array, newer ones one object a line. */
export function parseContainers(text: string): Record<string, ContainerStatus[]> {
    const services: Record<string, ContainerStatus[]> = {};
    const containers = text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .flatMap((line) => JSON.parse(line) as ContainerLine | ContainerLine[]);
    for (const { Service, Name, State, Health } of containers) {
        (services[Service] ??= []).push({ status: Health || State, name: Name });
    }
    return services;
}
