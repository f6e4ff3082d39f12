import { describe, expect, it } from "vitest";
import { FORGE_APIS } from "../../../backend/forge-api/forges";
import { forgePages } from "../../../backend/forge-api/forge-pages";
import type { ForgeName } from "../../../common/schema";

const table: [ForgeName, string, string | null, string | null][] = [
    ["github", "git@github.com:ana/shop.git", "https://github.com/ana/shop/commit/b", "/ana/shop/compare/a...b"],
    ["gitea", "https://git.example.org:3000/ana/shop.git", "https://git.example.org:3000/ana/shop/commit/b", "a...b"],
    ["forgejo", "http://forgejo.lan/ana/shop", "http://forgejo.lan/ana/shop/commit/b", "/compare/a...b"],
    ["gogs", "https://gogs.lan/ana/shop.git", "https://gogs.lan/ana/shop/commit/b", "/compare/a...b"],
    ["gitlab", "https://gitlab.com/a/b/shop.git", "https://gitlab.com/a/b/shop/-/commit/b", "/-/compare/a...b"],
    ["bitbucket", "https://bitbucket.org/ana/shop.git", "https://bitbucket.org/ana/shop/commits/b", "/compare/b%0Da"],
    [
        "bitbucket-dc",
        "https://bb.lan/scm/PRJ/shop.git",
        "https://bb.lan/projects/PRJ/repos/shop/commits/b",
        "/compare/commits?sourceBranch=b&targetBranch=a",
    ],
    [
        "azure-devops",
        "https://dev.azure.com/org/Pro%20ject/_git/shop",
        "https://dev.azure.com/org/Pro%20ject/_git/shop/commit/b",
        "/branchCompare?baseVersion=GCa&targetVersion=GCb",
    ],
    ["generic", "https://git.example.org/shop.git", null, null],
    ["github", "https://github.com/only-one", null, null],
    ["bitbucket-dc", "https://bb.lan/nothing", null, null],
    ["github", "not a url", null, null],
];

describe("forgePages()", () => {
    it.each(table)("of %s at %s", (forge, url, commit, compare) => {
        const pages = forgePages(forge, url);
        expect(pages?.commit("b") ?? null).toBe(commit);
        expect(pages?.compare("a", "b") ?? null).toEqual(compare === null ? null : expect.stringContaining(compare));
    });

    it("is tried for every forge", () => {
        expect([...new Set(table.map(([forge]) => forge))].sort()).toEqual(Object.keys(FORGE_APIS).sort());
    });
});
