import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { EngineVolume } from "../../backend/exec/volume-archives";
import type { EnginePort } from "../../backend/deploy/engine-port";

interface User {
    id: string;
    name: string;
    project: string;
    running: boolean;
}

/** The engine's volumes in memory, each with a text for its files; `calls` has what changes one. */
export class FakeVolumes {
    readonly all = new Map<string, EngineVolume & { content: string }>();
    readonly users = new Map<string, User[]>();
    readonly calls: string[] = [];
    /** Why the engine does not fill any. */
    refusal: Error | null = null;

    add(name: string, content: string, more: Partial<EngineVolume> = {}): void {
        const labels = { "com.docker.compose.project": "shop", "com.docker.compose.volume": name };
        this.all.set(name, { name, driver: "local", options: {}, labels, content, ...more });
    }

    get engine(): Partial<EnginePort> {
        return {
            image: async () => ({ id: "holder", repoDigests: [] }),
            volume: async (name) => this.all.get(name) ?? null,
            volumeSizes: async () => new Map(),
            volumeUsers: async (name) => this.users.get(name) ?? [],
            readVolume: async (name, _, take) => take(Readable.from([this.all.get(name)!.content])),
            fillVolume: async (name, _, archive) => {
                if (this.refusal) {
                    throw this.refusal;
                }
                this.all.get(name)!.content = await text(archive);
            },
            remakeVolume: async (volume) => {
                this.calls.push(`remake ${volume.name}`);
                this.all.set(volume.name, { ...volume, content: "" });
            },
            stopContainer: async (id) => {
                this.calls.push(`stop ${id}`);
                [...this.users.values()].flat().forEach((user) => (user.running &&= user.id !== id));
            },
            startContainer: async (id) => {
                this.calls.push(`start ${id}`);
                return null;
            },
            removeContainer: async (id) => {
                this.calls.push(`remove ${id}`);
                this.users.forEach((users, name) => {
                    this.users.set(
                        name,
                        users.filter((user) => user.id !== id),
                    );
                });
            },
        };
    }
}
