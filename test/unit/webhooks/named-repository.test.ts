import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ForgeName } from "../../../common/schema";
import { namedRepository, namesOf } from "../../../backend/webhooks/forges/named-repository";
import { cloneUrlOf, RECORDED } from "../../fixtures/webhooks/recorded";

const sample = (forge: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../fixtures/webhooks/${forge}/push.json`, import.meta.url), "utf8"));
const isAbout = (forge: ForgeName, payload: unknown, url: string) =>
    namesOf(forge, url).some((name) => namedRepository(forge, payload)?.names.has(name));

describe("namedRepository()", () => {
    it.each<[ForgeName, string]>([
        ["github", "https://github.com/shop/web.git"],
        ["github", "https://github.com/Shop/Web"],
        ["github", "git@github.com:shop/web.git"],
        ["github", "ssh://git@ssh.github.com:443/shop/web.git"],
        ["github", "git@work-alias:shop/web"],
        ["gitea", "http://192.168.1.5:3000/shop/web.git"],
        ["gitea", "https://git.example.org/gitea/shop/web.git"],
        ["forgejo", "ssh://git@git.example.org:2222/shop/web.git"],
        ["gogs", "https://git.example.org/shop/web"],
        ["gitlab", "https://git.example.org/shop/web.git"],
        ["gitlab", "git@git.example.org:shop/web.git"],
        ["bitbucket", "https://bitbucket.org/shop/web.git"],
        ["bitbucket-dc", "https://git.example.org/scm/shop/web.git"],
        ["bitbucket-dc", "https://git.example.org/bitbucket/scm/SHOP/web.git"],
        ["bitbucket-dc", "ssh://git@git.example.org:7999/shop/web.git"],
        ["azure-devops", "https://dev.azure.com/shop/web/_git/web"],
        ["azure-devops", "https://dev.azure.com/shop/_git/web"],
        ["azure-devops", "https://shop.visualstudio.com/web/_git/web"],
        ["azure-devops", "git@ssh.dev.azure.com:v3/shop/web/web"],
    ])("of %s is the one at %s", (forge, url) => {
        expect(isAbout(forge, sample(forge === "forgejo" ? "gitea" : forge), url)).toBe(true);
    });

    it.each<[ForgeName, string]>([
        ["github", "https://github.com/shop/web2.git"],
        ["github", "https://github.com/other/web.git"],
        ["github", "https://github.com/web.git"],
        ["gitea", "https://git.example.org/web/shop.git"],
        ["gitlab", "https://git.example.org/group/shop/web.git"],
        ["gitlab", "https://git.example.org/web.git"],
        ["bitbucket-dc", "https://git.example.org/scm/shop2/web.git"],
        ["azure-devops", "https://dev.azure.com/shop/other/_git/web"],
    ])("of %s is not the one at %s", (forge, url) => {
        expect(isAbout(forge, sample(forge), url)).toBe(false);
    });

    it("knows projects in groups of groups by their whole path", () => {
        const payload = { project: { path_with_namespace: "Group/Sub/Web" } };
        expect(isAbout("gitlab", payload, "https://gitlab.com/group/sub/web.git")).toBe(true);
        expect(isAbout("gitlab", payload, "https://gitlab.com/sub/web.git")).toBe(false);
    });

    it("reads escaped paths as what they mean", () => {
        const payload = { resource: { repository: { remoteUrl: "https://dev.azure.com/o/My%20Shop/_git/web" } } };
        expect(isAbout("azure-devops", payload, "https://dev.azure.com/o/My%20Shop/_git/web")).toBe(true);
        expect(isAbout("azure-devops", payload, "git@ssh.dev.azure.com:v3/o/My%20Shop/web")).toBe(true);
    });

    it.each<[string, unknown]>([
        ["nothing", undefined],
        ["null", null],
        ["a text", "x"],
        ["wrong types", { repository: { full_name: 7, clone_url: {}, links: { clone: [null, 1, { href: [] }] } } }],
        ["no URL", { repository: { clone_url: "file:///etc", ssh_url: "ext::sh -c id" } }],
        ["an inherited name", { repository: Object.create({ full_name: "shop/web" }) as object }],
    ])("says nothing about %s", (_, payload) => {
        for (const forge of ["github", "gitlab", "bitbucket", "bitbucket-dc", "azure-devops", "generic"] as const) {
            expect(namedRepository(forge, payload)).toBeNull();
        }
    });
});

if (RECORDED.length > 0) {
    describe("isAbout()", () => {
        it("recognises the repository of each recorded payload that names one", () => {
            const named = RECORDED.filter((recorded) => cloneUrlOf(recorded) !== undefined);
            const wrong = named.filter((recorded) => {
                const payload: unknown = JSON.parse(recorded.raw.toString("utf8"));
                return !isAbout(recorded.forge.name, payload, cloneUrlOf(recorded)!);
            });
            expect(wrong.map(({ folder, file }) => `${folder}/${file}`)).toEqual([]);
            expect(named.length).toBeGreaterThan(50);
        });
    });
}
