import { describe, expect, test } from "vitest";
import { FORGE_APIS } from "../../../backend/forge-api/forges";
import { repositoryPlace } from "../../../backend/forge-api/repository-place";
import { FORGE_NAMES, type ForgeName } from "../../../common/schema";

const github = "https://api.github.com/repos/ana/shop";
const found: [ForgeName, url: string, repository: string, host: string][] = [
    ["github", "https://github.com/ana/shop.git", github, "github.com"],
    ["github", "https://github.com/ana/shop", github, "github.com"],
    ["github", "git@github.com:ana/shop.git", github, "github.com"],
    ["github", "ssh://git@ssh.github.com:443/ana/shop.git", github, "github.com"],
    ["github", "https://acme.ghe.com/ana/shop.git", "https://api.acme.ghe.com/repos/ana/shop", "acme.ghe.com"],
    [
        "github",
        "https://git.acme.org:8443/ana/shop",
        "https://git.acme.org:8443/api/v3/repos/ana/shop",
        "git.acme.org:8443",
    ],
    [
        "github",
        "ssh://git@git.acme.org:2222/ana/shop.git",
        "https://git.acme.org/api/v3/repos/ana/shop",
        "git.acme.org",
    ],
    ["github", "http://git.lan/ana/shop.git", "http://git.lan/api/v3/repos/ana/shop", "git.lan"],
    ["gitlab", "https://gitlab.com/ana/shop.git", "https://gitlab.com/api/v4/projects/ana%2Fshop", "gitlab.com"],
    [
        "gitlab",
        "https://gitlab.com/a/b/c/d/shop.git",
        "https://gitlab.com/api/v4/projects/a%2Fb%2Fc%2Fd%2Fshop",
        "gitlab.com",
    ],
    ["gitlab", "git@gitlab.lan:a/b/shop.git", "https://gitlab.lan/api/v4/projects/a%2Fb%2Fshop", "gitlab.lan"],
    [
        "gitlab",
        "ssh://git@altssh.gitlab.com:443/a/shop.git",
        "https://gitlab.com/api/v4/projects/a%2Fshop",
        "gitlab.com",
    ],
    [
        "bitbucket",
        "https://bitbucket.org/ana/shop.git",
        "https://api.bitbucket.org/2.0/repositories/ana/shop",
        "bitbucket.org",
    ],
    [
        "bitbucket",
        "git@bitbucket.org:ana/shop.git",
        "https://api.bitbucket.org/2.0/repositories/ana/shop",
        "bitbucket.org",
    ],
    [
        "bitbucket-dc",
        "https://bb.lan/scm/ana/shop.git",
        "https://bb.lan/rest/api/latest/projects/ana/repos/shop",
        "bb.lan",
    ],
    [
        "bitbucket-dc",
        "https://bb.lan/stash/scm/~ana/shop.git",
        "https://bb.lan/stash/rest/api/latest/projects/~ana/repos/shop",
        "bb.lan",
    ],
    [
        "bitbucket-dc",
        "ssh://git@bb.lan:7999/~ana/shop.git",
        "https://bb.lan/rest/api/latest/projects/~ana/repos/shop",
        "bb.lan",
    ],
    ["gitea", "https://git.lan/ana/shop.git", "https://git.lan/api/v1/repos/ana/shop", "git.lan"],
    ["gitea", "https://home.lan/gitea/ana/shop.git", "https://home.lan/gitea/api/v1/repos/ana/shop", "home.lan"],
    ["forgejo", "git@codeberg.org:ana/shop.git", "https://codeberg.org/api/v1/repos/ana/shop", "codeberg.org"],
    ["gogs", "http://127.0.0.1:3000/ana/shop.git", "http://127.0.0.1:3000/api/v1/repos/ana/shop", "127.0.0.1:3000"],
    [
        "azure-devops",
        "https://dev.azure.com/acme/shop/_git/web",
        "https://dev.azure.com/acme/shop/_apis/git/repositories/web",
        "dev.azure.com",
    ],
    [
        "azure-devops",
        "https://acme@dev.azure.com/acme/my%20shop/_git/web",
        "https://dev.azure.com/acme/my%20shop/_apis/git/repositories/web",
        "dev.azure.com",
    ],
    [
        "azure-devops",
        "https://dev.azure.com/acme/_git/web",
        "https://dev.azure.com/acme/web/_apis/git/repositories/web",
        "dev.azure.com",
    ],
    [
        "azure-devops",
        "https://acme.visualstudio.com/DefaultCollection/shop/_git/web",
        "https://acme.visualstudio.com/shop/_apis/git/repositories/web",
        "acme.visualstudio.com",
    ],
    [
        "azure-devops",
        "https://acme.visualstudio.com/_git/web",
        "https://acme.visualstudio.com/web/_apis/git/repositories/web",
        "acme.visualstudio.com",
    ],
    [
        "azure-devops",
        "git@ssh.dev.azure.com:v3/acme/shop/web",
        "https://dev.azure.com/acme/shop/_apis/git/repositories/web",
        "dev.azure.com",
    ],
    [
        "azure-devops",
        "acme@vs-ssh.visualstudio.com:v3/acme/shop/web",
        "https://acme.visualstudio.com/shop/_apis/git/repositories/web",
        "acme.visualstudio.com",
    ],
    [
        "azure-devops",
        "https://tfs.lan/tfs/Main/shop/_git/web",
        "https://tfs.lan/tfs/Main/shop/_apis/git/repositories/web",
        "tfs.lan",
    ],
];

const lost: [ForgeName, url: string][] = [
    ["github", "https://github.com/shop.git"],
    ["github", "https://github.com/a/b/shop.git"],
    ["gitlab", "https://gitlab.com/shop.git"],
    ["bitbucket", "https://bitbucket.org/a/b/c.git"],
    ["bitbucket-dc", "https://bb.lan/ana/shop.git"],
    ["gitea", "https://git.lan/shop.git"],
    ["azure-devops", "https://dev.azure.com/acme/shop/web"],
    ["generic", "https://git.lan/ana/shop.git"],
];

describe("locate()", () => {
    test.each(found)("of %s finds the API of %s", (forge, url, repository, host) => {
        const place = repositoryPlace(url);
        expect(place.host).toBe(host);
        expect(FORGE_APIS[forge].locate(place)?.repository).toBe(repository);
    });

    test.each(lost)("of %s finds none for %s", (forge, url) => {
        expect(FORGE_APIS[forge].locate(repositoryPlace(url))).toBeNull();
    });

    test.each(FORGE_NAMES)("of %s stays at the host of the URL, or at its cloud's own API", (forge) => {
        for (const path of [
            "ana/shop.git",
            "scm/ana/shop.git",
            "acme/shop/_git/web",
            "@evil.org/ana/x",
            "..%2f..%2fadmin/x",
        ]) {
            const roots = FORGE_APIS[forge].locate(repositoryPlace(`https://git.lan/${path}`));
            for (const root of Object.values(roots ?? {})) {
                expect(new URL(root).host).toBe("git.lan");
                expect(new URL(root).href).toBe(root);
            }
        }
    });

    test("every forge is in the registry under its own name", () => {
        expect(FORGE_NAMES.map((name) => FORGE_APIS[name].name)).toEqual(FORGE_NAMES);
    });

    test("what each forge offers is what its documentation says", () => {
        const having = (part: "postStatus" | "postDeployment" | "hooks" | "checks") =>
            FORGE_NAMES.filter((name) => FORGE_APIS[name][part]);
        expect(having("postStatus")).toEqual(FORGE_NAMES.filter((name) => name !== "gogs" && name !== "generic"));
        expect(having("checks")).toEqual(having("postStatus"));
        expect(having("postDeployment")).toEqual(["github", "gitlab"]);
        expect(having("hooks")).toEqual(FORGE_NAMES.filter((name) => name !== "generic"));
    });
});
