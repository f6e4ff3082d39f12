import { describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { parseRepositoryUrl } from "../../../backend/git/repository-url";

const accepted: [string, { url: string; urlKey: string; host: string; protocol: string }][] = [
    [
        "https://github.com/Owner/Repo.git",
        {
            url: "https://github.com/Owner/Repo.git",
            urlKey: "github.com/Owner/Repo",
            host: "github.com",
            protocol: "https",
        },
    ],
    [
        "  HTTPS://GitHub.com:443//Owner/Repo/ ",
        {
            url: "https://github.com/Owner/Repo",
            urlKey: "github.com/Owner/Repo",
            host: "github.com",
            protocol: "https",
        },
    ],
    [
        "http://192.168.1.5:3000/team/app.git",
        {
            url: "http://192.168.1.5:3000/team/app.git",
            urlKey: "192.168.1.5:3000/team/app",
            host: "192.168.1.5:3000",
            protocol: "http",
        },
    ],
    [
        "https://org@dev.azure.com/org/project/_git/repo",
        {
            url: "https://dev.azure.com/org/project/_git/repo",
            urlKey: "dev.azure.com/org/project/_git/repo",
            host: "dev.azure.com",
            protocol: "https",
        },
    ],
    [
        "https://git.example.org/team/with%20space.git",
        {
            url: "https://git.example.org/team/with%20space.git",
            urlKey: "git.example.org/team/with%20space",
            host: "git.example.org",
            protocol: "https",
        },
    ],
    [
        "http://localhost:3000/a",
        { url: "http://localhost:3000/a", urlKey: "localhost:3000/a", host: "localhost:3000", protocol: "http" },
    ],
    [
        "http://[::1]:3000/a/b",
        { url: "http://[::1]:3000/a/b", urlKey: "[::1]:3000/a/b", host: "[::1]:3000", protocol: "http" },
    ],
    [
        "https://[fd12::1]/a",
        { url: "https://[fd12::1]/a", urlKey: "[fd12::1]/a", host: "[fd12::1]", protocol: "https" },
    ],
    [
        "git@GitHub.com:Owner/Repo.git",
        { url: "git@github.com:Owner/Repo.git", urlKey: "github.com/Owner/Repo", host: "github.com", protocol: "ssh" },
    ],
    [
        "ssh://example.org:22/team//app.git/",
        {
            url: "ssh://git@example.org/team/app.git",
            urlKey: "example.org/team/app",
            host: "example.org",
            protocol: "ssh",
        },
    ],
    [
        "ssh://me@git.example.org:2222/app",
        {
            url: "ssh://me@git.example.org:2222/app",
            urlKey: "git.example.org:2222/app",
            host: "git.example.org:2222",
            protocol: "ssh",
        },
    ],
    [
        "git@[fd12::1]:/srv/app.git",
        { url: "ssh://git@[fd12::1]/srv/app.git", urlKey: "[fd12::1]/srv/app", host: "[fd12::1]", protocol: "ssh" },
    ],
    ["http://10.0.0.7/a", { url: "http://10.0.0.7/a", urlKey: "10.0.0.7/a", host: "10.0.0.7", protocol: "http" }],
    [
        "http://gitea:3000/a/b.git",
        { url: "http://gitea:3000/a/b.git", urlKey: "gitea:3000/a/b", host: "gitea:3000", protocol: "http" },
    ],
];

const refused: [string, RegExp][] = [
    ["", /neither/],
    ["ext::sh -c id", /space/],
    ["ext::sh", /transport helper/],
    ["fd::17", /transport helper/],
    ["http::https://example.org/a", /transport helper/],
    ["--upload-pack=touch", /dash/],
    ["-u/tmp", /dash/],
    ["file:///etc/passwd", /neither/],
    ["FILE:///etc", /neither/],
    ["/srv/git/app.git", /neither/],
    ["../app", /neither/],
    ["./app", /neither/],
    ["app.git", /neither/],
    ["git://example.org/app", /neither/],
    ["ftp://example.org/app", /neither/],
    ["javascript:alert(1)", /neither/],
    ["ssh://git:secret@example.org/app", /password/],
    ["ssh://-oProxyCommand=id/app", /dash/],
    ["ssh://-oProxyCommand=id@example.org/app", /user/],
    ["-oProxyCommand=id@example.org:app", /dash/],
    ["ssh://git@-oProxyCommand=id/app", /dash/],
    ["ssh://git@example.org:0/app", /port/],
    ["ssh://git@example.org:99999/app", /port/],
    ["ssh://git@example.org/", /no repository|characters/],
    ["ssh://git@example.org", /neither/],
    ["ssh://git@example.org/$(id)", /characters/],
    ["git@example.org:app;id", /characters/],
    ["git@example.org:`id`", /characters/],
    ["git@example.org:a'b", /characters/],
    ["git@example.org:-app", /characters/],
    ["git@example.org:../../etc/app", /characters/],
    ["git@169.254.169.254:app", /never contacted/],
    ["git@metadata.google.internal:app", /never contacted/],
    ["ssh://git@0x7f.1/app", /unusual/],
    ["git@[::ffff:127.0.0.1]:app", /IPv4 address written as IPv6/],
    ["git@example.org.:app", /dot/],
    ["https:example.org/app", /neither/],
    ["https:///app", /neither/],
    ["https://", /neither/],
    ["https://example.org", /no repository/],
    ["https://example.org/", /no repository/],
    ["https://exa mple.org/app", /space/],
    ["https://example.org/app\nhttps://evil.example/", /control/],
    ["https://example.org/a\u0000b", /control/],
    ["https://example.org\\@evil.example/app", /backslash/],
    ["https://example.org/app%0aHost:%20x", /escaped control/],
    ["https://example.org/app%00", /escaped control/],
    ["https://example.org/app?service=x", /query/],
    ["https://example.org/app?", /query|neither|read/],
    ["https://example.org/app#main", /query/],
    ["https://user:secret@example.org/app", /password or token/],
    ["https://:secret@example.org/app", /password or token/],
    ["https://ghp_abcdefghijklmnop@github.com/a/b", /password or token/],
    ["https://glpat-abcdefg@gitlab.com/a/b", /password or token/],
    ["https://0123456789012345678901234567890123456789@github.com/a", /password or token/],
    ["https://example.org./app", /dot/],
    ["http://127.0.0.1./app", /unusual|dot/],
    ["http://169.254.169.254/latest/meta-data", /never contacted/],
    ["http://169.254.1.1:8080/a", /never contacted/],
    ["http://2852039166/a", /unusual/],
    ["http://0xA9FEA9FE/a", /unusual/],
    ["http://0251.0376.0251.0376/a", /unusual/],
    ["http://0xa9.254.43518/a", /unusual/],
    ["http://127.1/a", /unusual/],
    ["http://0x7f.1/a", /unusual/],
    ["http://１６９.254.169.254/a", /unusual/],
    ["http://%31%36%39.254.169.254/a", /unusual/],
    ["http://[::ffff:169.254.169.254]/a", /never contacted/],
    ["http://[::ffff:a9fe:a9fe]/a", /never contacted/],
    ["http://[::ffff:127.0.0.1]/a", /IPv4 address written as IPv6/],
    ["http://[::127.0.0.1]/a", /IPv4 address written as IPv6/],
    ["http://[64:ff9b::a9fe:a9fe]/a", /never contacted/],
    ["http://[2002:a9fe:a9fe::1]/a", /never contacted/],
    ["http://[fe80::1]/a", /never contacted/],
    ["http://[fe80::1%25eth0]/a", /read/],
    ["http://[fd00:ec2::254]/a", /never contacted/],
    ["http://[::]/a", /never contacted/],
    ["http://[ff02::1]/a", /never contacted/],
    ["http://0.0.0.0/a", /never contacted/],
    ["http://0/a", /unusual/],
    ["http://255.255.255.255/a", /never contacted/],
    ["http://224.0.0.1/a", /never contacted/],
    ["http://100.100.100.200/a", /never contacted/],
    ["http://168.63.129.16/a", /never contacted/],
    ["http://metadata.google.internal/a", /never contacted/],
    ["http://METADATA.google.internal/a", /never contacted/],
    ["http://example.org:99999/a", /read/],
    ["http://exa<mple.org/a", /read/],
];

describe("parseRepositoryUrl()", () => {
    it.each(accepted)("accepts %j", (input, expected) => {
        expect(parseRepositoryUrl(input)).toEqual(expected);
    });

    it.each(refused)("refuses %j", (input, reason) => {
        let error: unknown;
        try {
            parseRepositoryUrl(input);
        } catch (caught) {
            error = caught;
        }
        expect(error).toBeInstanceOf(CicdError);
        expect(error).toMatchObject({ code: "URL_REFUSED" });
        expect((error as CicdError).message).toMatch(reason);
        expect((error as CicdError).message + (error as CicdError).hint).not.toMatch(/secret|ghp_|glpat-a/);
    });

    it("gives all spellings of one repository the same key", () => {
        const spellings = [
            "https://h.org/a/b",
            "http://h.org/a/b.git",
            "https://H.org:443/a//b/",
            "https://me@h.org/a/b.git",
            "git@h.org:a/b.git",
            "ssh://git@h.org:22/a/b",
        ];
        expect(new Set(spellings.map((url) => parseRepositoryUrl(url).urlKey))).toEqual(new Set(["h.org/a/b"]));
    });
});
