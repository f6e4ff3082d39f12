import { readdir } from "node:fs/promises";
import type { ProcessRunner } from "../../exec/command";
import { listProjectsCommand } from "./compose-command";
import { stackFolder, type StackFolder } from "./stack-folder";

/** Dockge's numbers for the states of a stack. */
export const STATUS = { unknown: 0, file: 1, created: 2, running: 3, exited: 4 } as const;

export interface StackSummary {
    name: string;
    status: number;
    tags: string[];
    isManagedByDockge: boolean;
    composeFileName: string;
    endpoint: string;
}

/** Stacks of the directory and compose projects of the engine, by name. */
export class StackList {
    private pending: Promise<Map<string, number>> | null = null;

    constructor(
        private readonly stacksDir: string,
        private readonly runner: ProcessRunner,
    ) {}

    async all(): Promise<Record<string, StackSummary>> {
        const [folders, projects] = await Promise.all([this.folders(), this.projects()]);
        const own = folders.map((folder) => summary(folder, projects.get(folder.name) ?? STATUS.file));
        const names = new Set(folders.map(({ name }) => name));
        const foreign = [...projects]
            .filter(([name]) => !names.has(name))
            .map(([name, status]) => elsewhere(name, status));
        return Object.fromEntries([...own, ...foreign].map((stack) => [stack.name, stack]));
    }

    async one(folder: StackFolder): Promise<StackSummary> {
        const projects = await this.projects();
        return summary(folder, projects.get(folder.name) ?? STATUS.file);
    }

    private async folders(): Promise<StackFolder[]> {
        const entries = await readdir(this.stacksDir, { withFileTypes: true });
        return entries
            .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith("."))
            .flatMap((entry) => namedStack(this.stacksDir, entry.name))
            .filter((folder) => folder.hasComposeFile);
    }

    /** Status by project. Callers at the same time share one process; an engine that is away is an empty answer. */
    private projects(): Promise<Map<string, number>> {
        this.pending ??= this.readProjects().finally(() => {
            this.pending = null;
        });
        return this.pending;
    }

    private async readProjects(): Promise<Map<string, number>> {
        try {
            const { exitCode, stdout } = await this.runner.run(listProjectsCommand());
            return exitCode === 0 ? parseProjects(stdout) : new Map();
        } catch {
            return new Map();
        }
    }
}

/** A folder whose name no stack can have is somebody else's. */
function namedStack(stacksDir: string, name: string): StackFolder[] {
    try {
        return [stackFolder(stacksDir, name)];
    } catch {
        return [];
    }
}

export function parseProjects(text: string): Map<string, number> {
    const projects = JSON.parse(text || "[]") as { Name: string; Status: string }[];
    return new Map(projects.map(({ Name, Status }) => [Name, statusOf(Status)]));
}

/** `running(2), exited(1)` → Dockge's number; one exited container makes the stack exited. */
export function statusOf(text: string): number {
    if (text.startsWith("created")) {
        return STATUS.created;
    }
    if (text.includes("exited")) {
        return STATUS.exited;
    }
    return text.startsWith("running") ? STATUS.running : STATUS.unknown;
}

function summary({ name, composeFile }: StackFolder, status: number): StackSummary {
    return { name, status, tags: [], isManagedByDockge: true, composeFileName: composeFile, endpoint: "" };
}

function elsewhere(name: string, status: number): StackSummary {
    return { name, status, tags: [], isManagedByDockge: false, composeFileName: "", endpoint: "" };
}
