import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { connectManySchema, previewConnectionSchema, scanRepositorySchema } from "../../../common/repository-schema";
import { credentialSchema } from "../../../common/schema";
import type { WebhookEvent } from "../../../backend/models/webhook-events";
import { createUseCases } from "../../../backend/use-cases/create-use-cases";
import type { Actor } from "../../../backend/use-cases/use-cases";
import { startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase } from "../../fixtures/database";
import { setUpGit } from "../git/set-up";

export const actor: Actor = { name: "ana", scope: "administrator" };

/** A compose file with one service, and more lines of it. */
export const web = (image: string, more = "") => `services:\n  web:\n    image: ${image}\n${more}`;

/** The use cases over a real database and a real Git server with one empty repository; the engine is a fake. */
export async function setUpMonorepo() {
    const database = await openTestDatabase();
    const gitTest = await setUpGit();
    const engine = await startBuildEngine(database);
    const repository = await gitTest.server.createRepository("ana/infra");
    const forgotten: string[] = [];
    const deps = {
        ...engine,
        git: gitTest.git,
        ownDir: database.directory,
        fallbackUrl: "https://dockge.example.org",
        hookPort: { forced: null, use: async () => undefined },
        registries: {
            reload: async () => undefined,
            test: async () => ({ ok: true, refused: false, message: "" }),
        },
        deliveries: {
            invalidateHook: (hook: string) => void forgotten.push(hook),
            readBody: async () => "",
            redeliver: async (event: WebhookEvent) => event,
        },
    };
    const useCases = createUseCases(deps);
    return {
        database,
        gitTest,
        engine,
        repository,
        useCases,
        deps,
        /** Tokens of hooks that were to be looked at anew. */
        forgotten,
        scan: (input: object = {}) =>
            useCases.scanRepository(scanRepositorySchema.parse({ url: repository.url, ...input })),
        preview: (stack: string, input: object = {}) =>
            useCases.previewConnection(stack, previewConnectionSchema.parse({ url: repository.url, ...input })),
        connect: (stacks: object[], input: object = {}) =>
            useCases.connectMany(
                connectManySchema.parse({ url: repository.url, forge: "gitea", stacks, ...input }),
                actor,
            ),
        async credential(host: string, token: string): Promise<number> {
            const input = credentialSchema.parse({ name: "bot", kind: "https-token", host, token });
            return (await useCases.addCredential(input, actor)).id;
        },
        async stackOnDisk(stack: string, text: string): Promise<void> {
            await mkdir(path.join(engine.stacksDir, stack), { recursive: true });
            await writeFile(path.join(engine.stacksDir, stack, "compose.yaml"), text);
        },
        async close() {
            await engine.queue.stop();
            await gitTest.close();
            await database.close();
        },
    };
}
