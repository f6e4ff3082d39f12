import { mkdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeployTools } from "../../../backend/deploy/deploy-tools";
import { changeEnvironment } from "../../../backend/deploy/environment/change-environment";
import { releaseRights } from "../../../backend/deploy/policy/release-rights";
import { updateImages } from "../../../backend/deploy/update/update-images";
import type { ReleaseContent, ReleaseService } from "../../../backend/models/releases";
import { FakeStack } from "../../fakes/fake-stack";

const OLD = `sha256:${"a".repeat(64)}`;
const NEWER = `sha256:${"b".repeat(64)}`;

let stack: FakeStack;
let tools: DeployTools;
/** Names of labels, by image. */
let labels: Record<string, string[]>;

beforeEach(async () => {
    stack = await FakeStack.create();
    labels = {};
    const engine = { ...stack.tools.engine, imageFacts: async (id: string) => ({ labels: labels[id] ?? [] }) };
    const registries = { digest: async () => NEWER };
    tools = { ...stack.tools, engine, registries } as unknown as DeployTools;
    await mkdir(tools.layout.directory, { recursive: true });
});
afterEach(() => stack.remove());

function release(keys: object = {}, more: Partial<ReleaseContent> = {}) {
    const image = `nginx:1@${OLD}`;
    const web = { writtenImage: "nginx:1", image, imageId: image, built: false, form: "full" } as ReleaseService;
    const model = { services: { web: { image, ...keys } } };
    const content = { stackFiles: { "compose.yaml": JSON.stringify(model) }, trackedFiles: {}, services: { web } };
    return { content: { ...content, ...more }, environment: null };
}

const GREEDY = { cap_add: ["SYS_NICE"] };
const GRANT = "web capability SYS_NICE";
const PROXY = "web proxy-labels traefik";
const rights = (keys: object, grants: string[] = [], more: Partial<ReleaseContent> = {}) =>
    releaseRights({ release: release(keys, more), grants }, tools, stack.context);

describe("releaseRights() judges a kept release", () => {
    it("by today's grants", async () => {
        expect(await rights(GREEDY, [GRANT])).toMatchObject([{ grant: GRANT, granted: true }]);
        expect(await rights(GREEDY)).toMatchObject([{ grant: GRANT, granted: false }]);
        await expect(rights({ credential_spec: { file: "x" } })).rejects.toMatchObject({
            code: "COMPOSE_SETTING_REFUSED",
        });
    });

    it("by the labels of its images", async () => {
        labels[`nginx:1@${OLD}`] = ["traefik.enable"];
        expect(await rights({})).toMatchObject([{ grant: PROXY, granted: false }]);
        labels[`nginx:1@${OLD}`] = ["com.docker.compose.oneoff"];
        await expect(rights({})).rejects.toMatchObject({ code: "COMPOSE_SETTING_REFUSED" });
    });

    it("by the labels that the switch of a service took over", async () => {
        const kept = release();
        const [written] = Object.values(JSON.parse(kept.content.stackFiles["compose.yaml"]!).services);
        const labels = { caddy: "shop.example.org", "cicd.switch": "web" };
        const services = { web: written, "web-switch": { image: "haproxy", labels } };
        kept.content.stackFiles["compose.yaml"] = JSON.stringify({ services });
        const route = { service: "web", switchService: "web-switch", backendName: "web.shop.behind.switch" };
        kept.content.services.web!.rollout = { route } as unknown as ReleaseService["rollout"];
        expect(await releaseRights({ release: kept, grants: [] }, tools, stack.context)).toMatchObject([
            { grant: "web proxy-labels caddy", granted: false },
        ]);
    });

    it("and leaves what no grant allows in a person's own files to that person", async () => {
        labels[`nginx:1@${OLD}`] = ["com.docker.compose.oneoff"];
        const found = await rights({ ...GREEDY, credential_spec: { file: "x" } }, [], { asFound: true });
        expect(found).toMatchObject([{ grant: GRANT, granted: false }]);
    });
});

describe("what goes on from the live release", () => {
    const change = (grants: string[], keys: object = GREEDY) => ({ active: release(keys), environment: null, grants });

    it("asks for rights anew that were taken back, with another environment", async () => {
        const { plan } = await changeEnvironment(change([]), tools, stack.context);
        expect(plan.rights).toMatchObject([{ grant: GRANT, granted: false }]);
    });

    it("asks for them with newer images, and for what the labels of these say", async () => {
        labels[`nginx:1@${NEWER}`] = ["traefik.enable"];
        const { plan } = await updateImages(change([GRANT]), tools, stack.context);
        expect(plan.rights).toMatchObject([
            { grant: GRANT, granted: true },
            { grant: PROXY, granted: false },
        ]);
    });

    it("is refused where a newer image has labels that no grant allows", async () => {
        labels[`nginx:1@${NEWER}`] = ["com.docker.compose.oneoff"];
        await expect(updateImages(change([], {}), tools, stack.context)).rejects.toMatchObject({
            code: "COMPOSE_SETTING_REFUSED",
        });
    });
});
