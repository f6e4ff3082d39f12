import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { mapHandEdit } from "../../../../backend/deploy/hand-edit/map-hand-edit";
import { stackLayout } from "../../../../backend/deploy/stack-layout";
import { sealEnvironment } from "../../../../backend/build-engine/release-environment";
import { bindings } from "../../../../backend/models/bindings";
import { releases } from "../../../../backend/models/releases";
import { handEditDecisionSchema } from "../../../../common/hand-edit-schema";
import { actor, setUpMonorepo } from "../monorepo-setup";

export const SOURCE = `# The shop
services:
    web:
        image: nginx:1.27   # what people see
        ports:
            - "80:80"
        environment:
            LEVEL: info
`;
export const RELEASED = SOURCE.replace("nginx:1.27 ", `nginx:1.27@sha256:${"a".repeat(64)} `);
export const ENVIRONMENT = "A=1\n";

/** A stack that was deployed from a real repository, over a real database; only containers are missing. */
export async function setUpEditedStack() {
    const setUp = await setUpMonorepo();
    const { engine, repository, useCases } = setUp;
    const { db, stacksDir, secrets, deployer } = engine;
    const sha = await repository.commit({ "shop/compose.yaml": SOURCE });
    await setUp.connect([{ stack: "shop", composePath: "shop/compose.yaml" }]);
    const id = await releases.insert(db, {
        stack: "shop",
        deploymentId: null,
        ref: "refs/heads/main",
        commitSha: sha,
        commitMessage: "First",
        commitAuthor: "Ana",
        content: { stackFiles: { "compose.yaml": RELEASED }, trackedFiles: {}, services: {} },
        environment: sealEnvironment(ENVIRONMENT, secrets),
        createdAt: new Date(0).toISOString(),
    });
    await releases.activate(db, "shop", id, new Date(0).toISOString());
    deployer.on.mapHandEdit = (input, context) =>
        mapHandEdit(input, { layout: stackLayout(stacksDir, "shop") } as DeployTools, context);
    const directory = path.join(stacksDir, "shop");
    await mkdir(directory, { recursive: true });
    const write = (name: string, text: string) => writeFile(path.join(directory, name), text);
    await write("compose.yaml", RELEASED);
    await write(".env", ENVIRONMENT);
    return {
        ...setUp,
        release: id,
        sha,
        directory,
        write,
        read: (name: string) => readFile(path.join(directory, name), "utf8"),
        decide: (decision: object) => useCases.decideHandEdit("shop", handEditDecisionSchema.parse(decision), actor),
        binding: async () => (await bindings.findByStack(db, "shop"))!,
    };
}

export type EditedStackTest = Awaited<ReturnType<typeof setUpEditedStack>>;
