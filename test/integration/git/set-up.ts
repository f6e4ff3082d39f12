import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Command, ProcessRunner } from "../../../backend/exec/command";
import { createProcessRunner } from "../../../backend/exec/process-runner";
import type { CreateGitOptions } from "../../../backend/git/create-git";
import { createGit } from "../../../backend/git/create-git";
import type { GitRemote } from "../../../backend/git/git";
import { Secret } from "../../../backend/models/secret";
import { createInstallationTokens } from "../../../backend/git/installation-tokens";
import { createRequestForge } from "../../../backend/git/request-forge";
import { systemClock } from "../../../backend/models/clock";
import { MemoryTrust } from "../../fakes/memory-trust";
import type { GitServer, GitServerOptions } from "../../fixtures/git-server";
import { startGitServer } from "../../fixtures/git-server";

export const token = "token-0123456789";

export interface GitTest {
    server: GitServer;
    git: ReturnType<typeof createGit>;
    trust: MemoryTrust;
    /** A fresh folder with `repos` (the mirrors) in it. */
    dir: string;
    /** Every command that was run, in order. */
    commands: Command[];
    /** Everything that reached a log. */
    output(): string;
    options: { deadlineMs: number; onOutput: (text: string) => void };
    remote(url: string, credential?: "right" | "wrong"): GitRemote;
    close(): Promise<void>;
}

/** A real server, a real runner that also remembers its commands, and no waiting between tries. */
export async function setUpGit(
    serverOptions: GitServerOptions = {},
    { trustServer = false, ...gitOptions }: Partial<CreateGitOptions> & { trustServer?: boolean } = {},
): Promise<GitTest> {
    const server = await startGitServer(serverOptions);
    const dir = await mkdtemp(path.join(tmpdir(), "git-test-"));
    const real = createProcessRunner({ bootId: "b", onStart: () => undefined, onExit: () => undefined });
    const commands: Command[] = [];
    const runner: ProcessRunner = {
        run(command, options) {
            commands.push(command);
            return real.run(command, options);
        },
        endAll: () => real.endAll(),
    };
    let said = "";
    const trust = new MemoryTrust();
    const credential = (value: string) => ({
        kind: "https" as const,
        id: 7,
        host: new URL(server.url).host,
        username: "deployer",
        token: new Secret(value),
    });
    return {
        server,
        dir,
        commands,
        trust,
        git: createGit({
            runner,
            reposDir: path.join(dir, "repos"),
            trust,
            tokens: createInstallationTokens(createRequestForge(trust), systemClock),
            sleep: async () => undefined,
            extraEnv: trustServer && server.caFile ? { GIT_SSL_CAINFO: server.caFile } : {},
            ...gitOptions,
        }),
        output: () => said,
        options: { deadlineMs: 30_000, onOutput: (text) => (said += text) },
        remote: (url, which) => ({
            repositoryId: 1,
            url,
            credential: which ? credential(which === "right" ? token : "another-0123456789") : null,
        }),
        async close() {
            await real.endAll();
            await server.close();
            await rm(dir, { recursive: true, force: true });
        },
    };
}
